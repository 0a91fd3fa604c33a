import Type from 'typebox';
import { resource } from '../resource.js';
import { maybeText, text, texts } from '../shapes.js';

export const claimTests = resource({
  path: 'claim-tests',
  summary:
    'How the verdict on each statement is reached: its test, and the reason it would give for each verdict.',
  response: Type.Object({
    tests: Type.Array(
      Type.Object({
        id: text('Of the statement.'),
        cites: texts('Records that the statement is held against, beside those the test counts.'),
        sql: maybeText('Null where no test is possible yet.'),
        reasons: Type.Record(Type.String(), Type.String(), {
          description: 'By verdict, with {name} where a value goes.',
        }),
        missing: maybeText('What a test would need; null where there is one.'),
      }),
    ),
  }),
  answer: ({ pack }) => ({
    tests: pack.claims.map(({ id, cites, test }) => ({
      id,
      cites,
      sql: test.kind === 'sql' ? test.sql : null,
      reasons: test.kind === 'sql' ? test.reasons : {},
      missing: test.kind === 'open' ? test.missing : null,
    })),
  }),
});
