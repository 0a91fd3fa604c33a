import Type from 'typebox';
import { strict } from './schema.js';

const day = (description: string) => Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description });

/** What a pack says of its texts that no codebook says: how the brief cuts them in time, and which phrases mark a bond. */
export const MediaSchema = strict(
  {
    periods: Type.Optional(
      Type.Array(
        strict(
          { from: day('First day.'), to: day('Last day.') },
          { description: 'Texts that are read together.' },
        ),
        {
          minItems: 1,
          description: 'Times that the brief tells side by side; all that was read as one, if absent.',
        },
      ),
    ),
    close: Type.Optional(
      Type.Array(Type.String({ pattern: '^[a-z][a-z0-9_]*$' }), {
        uniqueItems: true,
        description:
          'Formulas of the codebook that mark a close relation; no share of them is told, if absent.',
      }),
    ),
    note: Type.Optional(
      Type.String({
        minLength: 10,
        description: 'What a reader of the error rates has to know, printed beside them.',
      }),
    ),
  },
  { description: 'How the brief tells what texts say.' },
);
