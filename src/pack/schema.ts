import Type, { type Static, type TObject, type TProperties } from 'typebox';
import { Compile, type Validator } from 'typebox/compile';

/** A place in a value and what is wrong there, in words that say what to do. */
export interface Violation {
  readonly path: readonly string[];
  readonly message: string;
}

/** The fields of {@link Compile} errors that a message is made from. */
interface SchemaError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly message: string;
  readonly params: unknown;
}

/** An object that refuses fields it does not know. */
export function strict<P extends TProperties>(properties: P, options: { description: string }): TObject<P> {
  return Type.Object(properties, { additionalProperties: false, ...options });
}

/** Compiles a schema into a function that lists everything wrong with a value. */
export function violationsOf<S extends TObject>(schema: S): (value: unknown) => Violation[] {
  const compiled = validatorOf(schema);
  return (value) => {
    if (compiled.Check(value)) return [];
    return (compiled.Errors(value) as unknown as SchemaError[]).flatMap((error) => explain(error, value));
  };
}

/** A schema is compiled once, however many files it is for. */
function validatorOf(schema: TObject): Validator {
  const known = validators.get(schema);
  if (known) return known;
  const compiled = Compile(schema);
  validators.set(schema, compiled);
  return compiled;
}

const validators = new WeakMap<TObject, Validator>();

function explain(error: SchemaError, value: unknown): Violation[] {
  const path = error.instancePath.split('/').slice(1);
  const at = (extra: string) => (path.length === 0 ? extra : `${path.join('.')}: ${extra}`);
  const params = error.params as Record<string, readonly string[]>;
  switch (error.keyword) {
    case 'boolean':
      return []; // TypeBox reports an unknown field twice; the other report names it.
    case 'additionalProperties':
      return (params['additionalProperties'] ?? []).map((field) => ({
        path: [...path, field],
        message: at(`unknown field "${field}"; remove it or correct its name`),
      }));
    case 'required':
      return (params['requiredProperties'] ?? []).map((field) => ({
        path,
        message: at(`"${field}" is missing; add it`),
      }));
    case 'enum':
      return [
        {
          path,
          message: at(`${show(value, path)} is not one of ${(params['allowedValues'] ?? []).join(', ')}`),
        },
      ];
    case 'const':
      return [
        {
          path,
          message: at(`${show(value, path)} must be ${JSON.stringify(params['allowedValue'])}; correct it`),
        },
      ];
    default:
      return [{ path, message: at(`${show(value, path)} ${error.message}`) }];
  }
}

function show(root: unknown, path: readonly string[]): string {
  let value = root;
  for (const key of path) value = (value as Record<string, unknown> | undefined)?.[key];
  return JSON.stringify(value) ?? 'nothing';
}

export type { Static };
