import Type from 'typebox';
import { resource } from '../resource.js';
import { Day, nullable, Row, text } from '../shapes.js';

export const backtest = resource({
  path: 'backtest',
  summary:
    'How forecasts of past years would have fared; as `tierline backtest --json`. Null where the pack has no rules for forecasts.',
  response: nullable(
    Type.Object({
      pack: text(),
      asOf: Day,
      seed: Type.Number(),
      rules: text(),
      targets: Type.Array(Row),
      calibration: Row,
    }),
  ),
  answer: ({ build }) => build.backtest,
});
