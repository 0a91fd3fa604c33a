/** Words for the keys of maps, by the field that holds the map. */
const KEYS = {
  groups: 'code',
  expected: 'table',
  indicators: 'id',
  items: 'id',
  engagement: 'id',
  revenue: 'id',
  shares: 'id',
  variables: 'variable',
  categories: 'category',
  cues: 'cue',
  rules: 'variable',
  states: 'state',
  expect: 'column',
  set: 'column',
};

/** All fields below a schema, outer before inner, with a path such as `closures[].from` or `indicators.<id>.unit`. */
export function fieldsOf(schema, prefix = '') {
  const fields = [];
  const add = (path, field, required) => {
    fields.push({ path, schema: field, required });
    fields.push(...fieldsOf(field, path));
  };
  const join = (name) => (prefix === '' ? name : `${prefix}.${name}`);
  for (const [name, field] of Object.entries(schema.properties ?? {}))
    add(join(name), field, (schema.required ?? []).includes(name));
  for (const field of Object.values(schema.patternProperties ?? {}))
    add(join(`<${KEYS[prefix.split('.').at(-1).replace('[]', '')] ?? 'name'}>`), field, false);
  if (schema.items) fields.push(...fieldsOf(schema.items, `${prefix}[]`));
  return fields;
}
