import type { Static, TObject, TSchema } from 'typebox';
import type { Context } from './context.js';

/** Something that only a server can do: it takes a body, and nothing of it is kept. */
export interface Action<B = unknown> {
  readonly path: string;
  readonly summary: string;
  readonly body: TObject;
  readonly response: TSchema;
  readonly answer: (context: Context, body: B) => Promise<unknown> | unknown;
}

/** An action whose body has the type of its schema. */
export function action<B extends TObject>(definition: {
  readonly path: string;
  readonly summary: string;
  readonly body: B;
  readonly response: TSchema;
  readonly answer: Action<Static<B>>['answer'];
}): Action {
  return definition as unknown as Action;
}
