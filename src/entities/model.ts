import { defaultModel, Model } from '@opensanctions/followthemoney';

/** The ontology of FollowTheMoney, as its own package gives it. */
export const MODEL = new Model(defaultModel as ConstructorParameters<typeof Model>[0]);

const KNOWN = new Map<string, ReadonlyMap<string, string>>();

/** The properties of a schema with their types. */
export function schemaOf(name: string): ReadonlyMap<string, string> {
  const known = KNOWN.get(name);
  if (known) return known;
  const properties = new Map(
    [...MODEL.getSchema(name).getProperties()].map(([key, { type }]) => [key, type.name] as const),
  );
  KNOWN.set(name, properties);
  return properties;
}
