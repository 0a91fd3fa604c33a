import Type from 'typebox';
import { resource } from '../resource.js';
import { count, Day, number, text } from '../shapes.js';

export const build = resource({
  path: 'build',
  summary: 'What build this is of, and how to cite it.',
  response: Type.Object({
    pack: text(),
    title: text(),
    version: text(),
    engine: text(),
    asOf: Day,
    seed: number(),
    digest: text(),
    actor: text(),
    citation: text(),
    licence: text(),
    evidence: count(),
    later: count('Rows of the pack that were not public by that day.'),
    sources: count(),
    model: text('`latent` or `composite`.'),
    edition: Type.Enum(['server', 'static']),
    period: Type.Object({ from: Day, to: Day }),
    partners: Type.Array(Type.Object({ code: text(), iso2: text(), name: text() })),
    formulas: Type.Array(text(), { description: 'Fixed phrases of the codebook, by code.' }),
    problem: Type.Union([text(), Type.Null()], {
      description: 'Why the pack as it is now on disk is not the one shown; null where it is.',
    }),
  }),
  answer: ({ build: { info, model }, pack, edition, problem }) => ({
    ...info,
    model: model.name,
    edition,
    period: pack.period,
    partners: pack.partners
      .filter(({ reported }) => reported)
      .map(({ code, iso2, name }) => ({ code, iso2, name })),
    formulas: (pack.codebook?.variables['formulas'] ?? []).map(({ code }) => code),
    problem,
  }),
});
