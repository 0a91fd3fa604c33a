import Type from 'typebox';
import { resource } from '../resource.js';
import { count, maybeNumber, nullable, Row, text, texts, Verdict } from '../shapes.js';

export const hypotheses = resource({
  path: 'hypotheses',
  summary: 'The tests of the thesis, each with its null, power and verdict; as `tierline hypotheses --json`.',
  response: Type.Array(
    Type.Object({
      id: text(),
      question: text(),
      unit: text(),
      null: text(),
      measure: text(),
      statistic: maybeNumber(),
      interval: nullable(Type.Object({ q5: Type.Number(), q95: Type.Number() })),
      p: maybeNumber(),
      power: maybeNumber(),
      powerHalf: maybeNumber(),
      falseAlarm: maybeNumber(),
      n: count(),
      verdict: Verdict,
      reason: text(),
      wouldSettle: text(),
      details: Row,
      evidence: texts(),
      rules: text('Digest of the rules it was decided by.'),
    }),
  ),
  answer: ({ build }) => build.hypotheses,
});
