import Type from 'typebox';
import { resource } from '../resource.js';
import { count, nullable, Row, text, texts } from '../shapes.js';

export const codebook = resource({
  path: 'codebook',
  summary:
    'Variables, categories, cues and rules by which texts are read. Null where the pack reads no text.',
  response: nullable(
    Type.Object({
      id: text(),
      title: text(),
      version: text(),
      digest: text(),
      languages: texts(),
      partners: texts(),
      variables: Type.Record(Type.String(), Type.Array(Row)),
      cues: Type.Array(Row),
      rules: Type.Record(Type.String(), Type.Array(Row)),
      phrases: count('Of the lexicon: names, persons, offices.'),
    }),
  ),
  answer: ({ pack: { codebook: read } }) => {
    if (!read) return null;
    const { id, title, version, digest, languages, partners, variables, cues, rules, lexicon } = read;
    return {
      id,
      title,
      version,
      digest,
      languages,
      partners,
      variables,
      cues,
      rules,
      phrases: lexicon.length,
    };
  },
});
