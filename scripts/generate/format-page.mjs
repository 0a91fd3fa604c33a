import { fieldsOf } from './fields.mjs';
import { code, table } from './markdown.mjs';
import { describe } from './schemas.mjs';

/** The generated parts of the page on the pack format, by name. */
export function formatParts(engine) {
  const { files, common, ledgers, ownColumns, tables } = engine;
  const parts = {};
  for (const [name, entry] of Object.entries(files))
    if (!name.startsWith('ledger-')) parts[name] = fieldTable(describe(entry).schema);
  const schemaOf = (ledger) => describe(files[`ledger-${ledger}`]).schema;
  parts.common = columnTable(schemaOf(ledgers[0]), common);
  parts.ledgers = ledgers
    .map((name) => {
      const schema = schemaOf(name);
      return [
        `### ledger/${name}.csv`,
        `${schema.description} JSON Schema of a row: [ledger-${name}.schema.json](../schemas/ledger-${name}.schema.json).`,
        columnTable(schema, ownColumns(name)),
      ].join('\n\n');
    })
    .join('\n\n');
  parts.tables = tablesTable(tables, ledgers);
  return parts;
}

function fieldTable(schema) {
  return table(
    ['field', 'must', 'value', 'meaning'],
    fieldsOf(schema).map(({ path, schema: field, required }) => [
      code(path),
      required ? 'yes' : '',
      kindOf(field),
      field.description,
    ]),
  );
}

function columnTable(schema, columns) {
  const rows = columns.map((name) => {
    const field = schema.properties[name];
    return [
      code(name),
      (schema.required ?? []).includes(name) ? 'yes' : '',
      kindOf(field),
      field.description,
    ];
  });
  return table(['column', 'must', 'value', 'meaning'], rows);
}

function kindOf(field) {
  if (field.enum) return field.enum.map((value) => code(String(value))).join(', ');
  if (field.const !== undefined) return code(JSON.stringify(field.const));
  if (field.type === 'null') return 'null';
  if (field.type === 'boolean') return 'true or false';
  if (field.anyOf) return field.anyOf.map(kindOf).join(' or ');
  if (field.pattern) return `text like ${code(field.pattern)}`;
  if (field.type === 'array') return 'list';
  if (field.patternProperties) return 'map';
  if (field.type === 'object') return 'group of fields';
  if (field.type === 'string')
    return field.minLength ? `text, ${field.minLength} characters or more` : 'text';
  const bounds = [field.minimum, field.maximum];
  const kind = field.type === 'integer' ? 'whole number' : 'number';
  if (bounds.every((bound) => bound !== undefined)) return `${kind}, ${bounds[0]} to ${bounds[1]}`;
  if (field.exclusiveMinimum !== undefined) return `${kind} above ${field.exclusiveMinimum}`;
  return bounds[0] === undefined ? kind : `${kind}, ${bounds[0]} or more`;
}

/** One row per table; a ledger names only what it has beside the columns of `evidence`. */
function tablesTable(tables, ledgers) {
  const words = {
    varchar: 'text',
    'varchar[]': 'list',
    double: 'number',
    integer: 'whole number',
    date: 'day',
  };
  const common = new Set(tables.evidence.map(({ name }) => name));
  const columns = (list) => list.map(({ name, type }) => `${code(name)} ${words[type]}`).join(', ');
  return table(
    ['table', 'columns'],
    Object.entries(tables).map(([name, all]) => {
      const own = all.filter((column) => !common.has(column.name));
      return [
        code(name),
        ledgers.includes(name) ? `those of ${code('evidence')}, ${columns(own)}` : columns(all),
      ];
    }),
  );
}
