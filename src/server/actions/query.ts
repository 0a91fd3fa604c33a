import Type from 'typebox';
import { runQuery, SlowQuery, UsageError } from '../../index.js';
import { action } from '../action.js';
import { Failure } from '../failure.js';
import { Row, texts } from '../shapes.js';

const ROWS = 10_000;
const SECONDS = 5;
const LESS = 'ask for less: filter before joining, or use tierline query';
const ONE_SELECT = 'one SELECT that only reads; docs/pack-format.md has the tables';

export const query = action({
  path: 'query',
  summary: `One SELECT over the tables of the build, as docs/pack-format.md describes them: at most ${ROWS} rows and ${SECONDS} s.`,
  body: Type.Object(
    { sql: Type.String({ minLength: 1, maxLength: 20_000, description: 'One SELECT.' }) },
    { additionalProperties: false },
  ),
  response: Type.Object({
    columns: texts(),
    rows: Type.Array(Row),
    truncated: Type.Boolean({ description: 'There are more rows.' }),
  }),
  answer: ({ desk }, { sql }) =>
    desk.use(async (store) => {
      try {
        const { columns, rows, complete } = await runQuery(store, sql, { limit: ROWS, seconds: SECONDS });
        return { columns, rows, truncated: !complete };
      } catch (error) {
        if (!(error instanceof UsageError)) throw error;
        throw error instanceof SlowQuery
          ? new Failure('too_slow', error.message, LESS)
          : new Failure('bad_request', error.message, ONE_SELECT);
      }
    }),
});
