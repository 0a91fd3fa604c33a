import { Compile } from 'typebox/compile';

/**
 * What STIX 2.1 with errata 01 asks of the objects we write, put down by hand from the text of the specification (sections in comments). It is a
 * subset and ours: not the schema files of OASIS, which are not in this repository. Objects are closed here, which OASIS does not ask.
 */
const text = { type: 'string', minLength: 1 };
/** 2.12: no empty lists. */
const list = (items: object) => ({ type: 'array', minItems: 1, items });
/** 2.9: type, two hyphens, UUID. */
const id = (type = '[a-z][a-z0-9-]+[a-z0-9]') => ({
  type: 'string',
  pattern: `^${type}--[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`,
});
/** 2.16 and 3.2: UTC, with milliseconds. */
const time = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$' };
/** 2.5: a name, and at least one of description, url and external_id. */
const reference = {
  type: 'object',
  required: ['source_name'],
  properties: {
    source_name: text,
    description: text,
    url: { type: 'string', pattern: '^https?://' },
    external_id: text,
  },
  additionalProperties: false,
  anyOf: ['description', 'url', 'external_id'].map((name) => ({ required: [name] })),
};
/** 3.1: names of properties, in lower case with underscores, 3 to 250 characters. */
const NAME = '^[a-z][a-z0-9_]{2,249}$';
/** 3.2 and 7.3: by the id of the definition, with the kind of extension. */
const extensions = {
  type: 'object',
  minProperties: 1,
  additionalProperties: false,
  patternProperties: {
    '^extension-definition--': {
      type: 'object',
      required: ['extension_type'],
      propertyNames: { pattern: NAME },
      properties: { extension_type: { enum: ['property-extension', 'new-sco'] } },
    },
  },
};

const versioned = {
  spec_version: { const: '2.1' },
  created_by_ref: id('identity'),
  created: time,
  modified: time,
  labels: list(text),
  external_references: list(reference),
  extensions,
};
const REQUIRED = ['type', 'spec_version', 'id', 'created', 'modified'];

const object = (type: string, properties: object, required: readonly string[]) => ({
  type: 'object',
  required: [...REQUIRED, ...required],
  properties: { type: { const: type }, id: id(type), ...versioned, ...properties },
  additionalProperties: false,
});

export const STIX_SCHEMAS: Readonly<Record<string, object>> = {
  // 4.5.1, with identity-class-ov (10.7)
  identity: object(
    'identity',
    {
      name: text,
      description: text,
      identity_class: { enum: ['individual', 'group', 'system', 'organization', 'class', 'unknown'] },
      contact_information: text,
    },
    ['name'],
  ),
  // 4.8.1
  infrastructure: object('infrastructure', { name: text, description: text, aliases: list(text) }, ['name']),
  // 4.10.1: one of region, country, or latitude and longitude
  location: object('location', { name: text, country: { type: 'string', pattern: '^[A-Z]{2}$' } }, [
    'country',
  ]),
  // 4.13.1
  note: object('note', { abstract: text, content: text, authors: list(text), object_refs: list(id()) }, [
    'content',
    'object_refs',
  ]),
  // 5.1.2: between SDOs and SCOs only
  relationship: object(
    'relationship',
    {
      relationship_type: { type: 'string', pattern: '^[a-z0-9-]+$' },
      description: text,
      source_ref: id('(?:identity|infrastructure|location|cryptocurrency-wallet)'),
      target_ref: id('(?:identity|infrastructure|location|cryptocurrency-wallet)'),
      start_time: time,
      stop_time: time,
    },
    ['relationship_type', 'source_ref', 'target_ref'],
  ),
  // 7.3.1: the creator is required, an extension has no extension
  'extension-definition': object(
    'extension-definition',
    {
      name: text,
      description: text,
      schema: text,
      version: { type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+$' },
      extension_types: list({ enum: ['property-extension', 'new-sco'] }),
      extensions: false,
    },
    ['created_by_ref', 'name', 'schema', 'version', 'extension_types'],
  ),
  // An observable (3.2) by our extension: not versioned, no creator, no references.
  'cryptocurrency-wallet': {
    type: 'object',
    required: ['type', 'id', 'value', 'extensions'],
    properties: {
      type: { const: 'cryptocurrency-wallet' },
      spec_version: { const: '2.1' },
      id: id('cryptocurrency-wallet'),
      value: text,
      currencies: list(text),
      extensions,
    },
    additionalProperties: false,
  },
};

const BUNDLE = Compile({
  // 8.1: no spec_version in 2.1
  type: 'object',
  required: ['type', 'id', 'objects'],
  properties: { type: { const: 'bundle' }, id: id('bundle'), objects: list({ type: 'object' }) },
  additionalProperties: false,
} as never);
const COMPILED = new Map(
  Object.entries(STIX_SCHEMAS).map(([type, schema]) => [type, Compile(schema as never)]),
);

interface StixLike {
  readonly id: string;
  readonly objects: readonly Record<string, unknown>[];
}

/** Everything in a bundle that the subset does not allow, and what no schema can say: ids, references, order of times. */
export function stixProblems(bundle: StixLike): string[] {
  const ids = new Map(bundle.objects.map((found) => [String(found['id']), found]));
  const uuids = new Set([...ids.keys()].map((found) => found.slice(-36)));
  return [
    ...(BUNDLE.Check(bundle) ? [] : [`bundle: ${JSON.stringify(BUNDLE.Errors(bundle))}`]),
    ...(ids.size === bundle.objects.length ? [] : ['two objects have one id']),
    ...(uuids.size === ids.size ? [] : ['two types share a UUID']),
    ...bundle.objects.flatMap((found) => problemsOf(found, ids).map((told) => `${found['id']}: ${told}`)),
  ];
}

function problemsOf(found: Record<string, unknown>, ids: ReadonlyMap<string, unknown>): string[] {
  const schema = COMPILED.get(String(found['type']));
  if (!schema) return [`no schema for ${found['type']}`];
  const refs = Object.entries(found).flatMap(([name, value]) =>
    name.endsWith('_ref') || name.endsWith('_refs') ? [value].flat() : [],
  );
  const needed = [...refs, ...Object.keys((found['extensions'] as object) ?? {})] as string[];
  const times = (['created', 'start_time'] as const).map((first, i) => [
    found[first],
    found[['modified', 'stop_time'][i] as string],
  ]);
  return [
    ...(schema.Check(found) ? [] : [JSON.stringify(schema.Errors(found))]),
    ...needed.filter((ref) => !ids.has(ref)).map((ref) => `${ref} is not in the bundle`),
    ...times.filter(([a, b]) => a !== undefined && b !== undefined && String(a) > String(b)).map(String),
  ];
}
