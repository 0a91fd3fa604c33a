// Writes what must not drift from the code: schemas/*.schema.json, docs/cli.md and the marked parts of docs/pack-format.md.
// Run by `npm run generate`, which compiles first. test/docs.test.ts and test/schemas.test.ts compare the files with src/.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FORMAT_PAGE = 'docs/pack-format.md';

/** Sentences for fields whose description the schemas leave out because the name says it to a programmer. */
const FIELD_NOTES = {
  'pack.yml title': 'Title of the pack, as the brief prints it.',
  'pack.yml description': 'What the pack holds, in a sentence or two.',
  'pack.yml version': 'Version of the data, MAJOR.MINOR.PATCH.',
  'pack.yml actor.code': 'ISO 3166-1 alpha-3 code of the actor.',
  'pack.yml actor.name': 'Short English name of the actor.',
  'pack.yml groups.<code>':
    'Name of the group; its code stands in the column partner of a row about the group.',
  'pack.yml closures': 'Periods in which silence says nothing.',
  'pack.yml closures[].title': 'What closed and why.',
  'pack.yml windows[].title': 'What it is a time of.',
  'pack.yml expected.<table>.min': 'Fewest rows; 0 if absent.',
  'pack.yml expected.<table>.max': 'Most rows; no bound if absent.',
  'model.yml seed': 'Seed of all draws; the same seed gives the same bytes.',
  'model.yml tiers.max_tiers': 'The number of tiers is free up to this.',
  'indicators.yml indicators': 'The indicators by id.',
  'indicators.yml indicators.<id>.title': 'Short name, as tables print it.',
  'indicators.yml indicators.<id>.unit': 'What the value counts: events, share, years.',
  'indicators.yml indicators.<id>.shares.<id>': 'Why sharing evidence with that indicator is no circle.',
  'latent.yml chains': 'Independent chains; their agreement is what the diagnostics look at.',
  'latent.yml warmup': 'Iterations of each chain in which the sampler adapts; not kept.',
  'latent.yml anchors.high': 'States that stand high.',
  'latent.yml anchors.low': 'States that stand low.',
  'latent.yml items': 'The items of all axes by id.',
  'latent.yml items.<id>.title': 'Short name, as tables print it.',
  'latent.yml items.<id>.coder.variable': 'Variable of the codebook.',
  'latent.yml items.<id>.coder.category': 'Its category; of formulas `any` means that one was found.',
  'latent.yml items.<id>.shares.<id>': 'Why sharing evidence with that series is no circle.',
  'latent.yml outcomes.engagement': 'Series of diplomatic engagement by id.',
  'latent.yml outcomes.revenue': 'Series of revenue networks by id.',
  'latent.yml outcomes.engagement.<id>.title': 'Short name, as tables print it.',
  'latent.yml outcomes.engagement.<id>.coder.variable': 'Variable of the codebook.',
  'latent.yml outcomes.engagement.<id>.coder.category': 'Its category.',
  'latent.yml outcomes.engagement.<id>.shares.<id>': 'Why sharing evidence with that series is no circle.',
  'latent.yml outcomes.revenue.<id>.title': 'Short name, as tables print it.',
  'latent.yml outcomes.revenue.<id>.coder.variable': 'Variable of the codebook.',
  'latent.yml outcomes.revenue.<id>.coder.category': 'Its category.',
  'latent.yml outcomes.revenue.<id>.shares.<id>': 'Why sharing evidence with that series is no circle.',
  'corrections.yml corrections': 'The corrections, applied in this order.',
  'corrections.yml corrections[].expect.<column>': 'What the cell says now.',
  'corrections.yml corrections[].set.<column>': 'What it shall say; an empty text empties the cell.',
  'corrections.yml corrections[].reason': 'Why, in one sentence; the brief and the store keep it.',
  'sources.csv title': 'Title of the publication.',
  'sources.csv publisher': 'Who published it; for a copy, the carrier and in brackets the origin.',
  'sources.csv note': 'Origin, doubt, or reason for the letter; for people only.',
};

/** One example, the exit codes and a remark for every verb. */
const VERBS = {
  init: { example: 'tierline init packs/mine', codes: [0, 1] },
  check: { example: 'tierline check packs/dprk-asean', codes: [0, 1, 2] },
  build: { example: 'tierline build packs/dprk-asean --summary', codes: [0, 1, 2] },
  tiers: { example: 'tierline tiers packs/dprk-asean --as-of 2024-12-31', codes: [0, 1, 2] },
  gap: { example: 'tierline gap packs/dprk-asean --json', codes: [0, 1, 2] },
  claims: { example: 'tierline claims packs/example', codes: [0, 1, 2] },
  hypotheses: { example: 'tierline hypotheses packs/dprk-asean --json', codes: [0, 1, 2] },
  backtest: { example: 'tierline backtest packs/dprk-asean --json', codes: [0, 1, 2] },
  forecast: { example: 'tierline forecast packs/dprk-asean --out 2027.json', codes: [0, 1, 2] },
  load: {
    example: 'tierline load transfers transfers.csv --store duckdb:chain.duck',
    codes: [0, 1, 130],
  },
  follow: {
    example:
      'tierline follow transfers.csv --from 0x098b716b8aaf21512996dc57eb0615e2383e2f96 --tags tags --svg flow.svg',
    codes: [0, 1, 130],
  },
  evidence: { example: 'tierline evidence packs/dprk-asean --partner KHM --ledger visits', codes: [0, 1, 2] },
  trace: { example: 'tierline trace packs/dprk-asean tier.VNM --depth 4', codes: [0, 1, 2] },
  impact: { example: 'tierline impact packs/dprk-asean chainalysis-2025 --what-if', codes: [0, 1, 2] },
  diff: { example: 'tierline diff out/dprk-asean out/dprk-asean@2024-12-31', codes: [0, 1] },
  query: {
    example: 'tierline query packs/dprk-asean "SELECT partner, tier FROM tiers ORDER BY place" --limit 20',
    codes: [0, 1, 2],
  },
  export: { example: 'tierline export packs/dprk-asean exported --format parquet', codes: [0, 1, 2] },
  brief: { example: 'tierline brief packs/dprk-asean > brief.md', codes: [0, 1, 2] },
  code: { example: 'tierline code documents.jsonl.gz --json > codings.jsonl', codes: [0, 1, 2, 130] },
  read: { example: 'tierline read documents.jsonl.gz --id kcna-2011-00001', codes: [0, 1, 2] },
  'read-list': { example: 'tierline read-list un_consolidated.xml.gz --json', codes: [0, 1] },
  entities: { example: 'tierline entities un_2018-10-29.xml un_2026-02-27.xml > un.ftm.json', codes: [0, 1] },
  network: {
    example: 'tierline network packs/dprk-asean --country KHM --half-year 2020-H1',
    codes: [0, 1, 2],
  },
  estimates: { example: 'tierline estimates packs/dprk-asean --topic theft-2025', codes: [0, 1, 2] },
  screen: { example: 'tierline screen names.csv --lists lists --json', codes: [0, 1] },
  'save-codings': {
    example: 'tierline save-codings packs/mine agency-2011 agency_2011.jsonl.gz',
    codes: [0, 1, 2],
  },
  'verify-codings': {
    example: 'tierline verify-codings packs/dprk-asean kcna_2011.jsonl.gz',
    codes: [0, 1, 2],
  },
  fit: {
    example: 'tierline fit packs/dprk-asean --threads 2 --parquet draws.parquet',
    codes: [0, 1, 2, 130],
  },
  serve: { example: 'tierline serve packs/dprk-asean --port 8642', codes: [0, 1, 2] },
  publish: { example: 'tierline publish packs/dprk-asean site', codes: [0, 1, 2] },
  fetch: {
    example: 'tierline fetch pages.txt pages.warc.gz --delay 5 --contact me@example.org',
    codes: [0, 1],
  },
};

const CODES = {
  0: 'done',
  1: 'not done: a wrong argument, a folder that cannot be used, a query that fails, a page that cannot be had',
  2: 'the pack has errors; each is printed with file and line',
  130: 'ended by a signal; what is kept is said',
};

/** The modules of the engine that say what is generated, by the name they have here; paths below src/. */
const MODULES = {
  manifest: 'pack/manifest',
  model: 'pack/model',
  indicators: 'pack/indicators',
  latent: 'pack/latent',
  corrections: 'pack/corrections',
  claims: 'pack/claims',
  partners: 'pack/partners',
  sources: 'pack/sources',
  organs: 'pack/organs',
  networks: 'pack/networks',
  estimates: 'pack/estimates',
  flows: 'pack/flow-schema',
  ledgers: 'pack/ledgers',
  codebook: 'pack/codebook',
  lexicon: 'pack/lexicon',
  codings: 'pack/codings',
  coded: 'pack/coded-events',
  program: 'cli/program',
  store: 'store/store',
  load: 'store/load',
  results: 'store/results',
};

/** Loads them, compiled or not: `load` imports a path below src/. */
export async function engineModules(load) {
  const loaded = Object.entries(MODULES).map(async ([name, path]) => [name, await load(path)]);
  return Object.fromEntries(await Promise.all(loaded));
}

/** The pack files and their schemas, from the modules by name. */
export function packFiles({
  manifest,
  model,
  indicators,
  latent,
  corrections,
  claims,
  partners,
  sources,
  organs,
  networks,
  estimates,
  flows,
  ledgers,
  codebook,
  lexicon,
  codings,
}) {
  return {
    pack: { file: 'pack.yml', schema: manifest.ManifestSchema },
    model: { file: 'model.yml', schema: model.ModelSchema },
    indicators: { file: 'indicators.yml', schema: indicators.IndicatorsSchema },
    latent: { file: 'latent.yml', schema: latent.LatentSchema },
    corrections: { file: 'corrections.yml', schema: corrections.CorrectionsSchema },
    'claim-test': { file: 'claims.md, yaml block', schema: claims.ClaimTestSchema },
    partners: { file: 'partners.csv', schema: partners.PartnerSchema },
    sources: { file: 'sources.csv', schema: sources.SourceSchema },
    organs: { file: 'organs.csv', schema: organs.OrganSchema },
    networks: { file: 'networks.csv', schema: networks.NetworkSchema },
    estimates: { file: 'estimates.csv', schema: estimates.EstimateSchema },
    flows: { file: 'flows/<id>.json', schema: flows.FlowSchema },
    codebook: { file: 'codebook.yml', schema: codebook.CodebookSchema },
    'codebook-states': { file: 'codebook/states.csv', schema: lexicon.StatesSchema },
    'codebook-persons': { file: 'codebook/persons.csv', schema: lexicon.PersonsSchema },
    'codebook-offices': { file: 'codebook/offices.csv', schema: lexicon.OfficesSchema },
    codings: { file: 'codings/<source>.csv', schema: codings.CodingSchema },
    coverage: { file: 'codings/coverage.csv', schema: codings.CoverageSchema },
    ...Object.fromEntries(
      ledgers.LEDGER_NAMES.map((name) => [
        `ledger-${name}`,
        { file: `ledger/${name}.csv`, schema: ledgers.LEDGERS[name] },
      ]),
    ),
  };
}

/** What the generator needs of the engine. */
export async function collect(modules) {
  const { ledgers, program } = modules;
  return {
    files: packFiles(modules),
    common: Object.keys(ledgers.COMMON),
    ledgers: ledgers.LEDGER_NAMES,
    ownColumns: ledgers.ownColumns,
    program: program.program(),
    tables: await tablesOf(modules),
  };
}

/** Every generated file by path; `read` gives the present text of a page that is generated in part. */
export function generate(engine, read) {
  return {
    ...schemaFiles(engine.files),
    'docs/cli.md': cliPage(engine.program),
    [FORMAT_PAGE]: fillMarked(read(FORMAT_PAGE), formatParts(engine)),
  };
}

// Schemas

export function schemaFiles(files) {
  const described = Object.entries(files).map(([name, entry]) => [name, describe(entry)]);
  const used = new Set(described.flatMap(([, { notes }]) => notes));
  const idle = Object.keys(FIELD_NOTES).filter((key) => !used.has(key));
  if (idle.length > 0) throw new Error(`notes for fields that are not there: ${idle.join(', ')}`);
  return Object.fromEntries(
    described.map(([name, { schema, file }]) => {
      const { description, ...rest } = schema;
      const row = file.endsWith('.csv') ? ' One row; an empty cell is a property left out.' : '';
      const whole = {
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        $comment: 'Generated by scripts/generate.mjs from src/pack; change it there.',
        title: `Tierline pack format 1: ${file}`,
        description: `${description}${row}`,
        ...rest,
      };
      return [`schemas/${name}.schema.json`, `${JSON.stringify(whole, null, 2)}\n`];
    }),
  );
}

/** A plain copy of a schema in which every field has a description and no map takes keys outside its pattern. */
function describe({ file, schema }) {
  const notes = [];
  const copy = JSON.parse(JSON.stringify(schema));
  for (const field of fieldsOf(copy)) {
    const key = `${file} ${field.path}`;
    if (field.schema.description === undefined) {
      if (FIELD_NOTES[key] === undefined) throw new Error(`no description of "${key}"; add a note`);
      field.schema.description = FIELD_NOTES[key];
      notes.push(key);
    }
  }
  closeMaps(copy);
  return { file, schema: copy, notes };
}

function closeMaps(schema) {
  if (schema === null || typeof schema !== 'object') return;
  if (schema.patternProperties) schema.additionalProperties = false;
  for (const value of Object.values(schema)) closeMaps(value);
}

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
function fieldsOf(schema, prefix = '') {
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

// The page on the pack format

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

/** Puts parts between `<!-- generated: name -->` and `<!-- end -->`; every part has its place and every place its part. */
export function fillMarked(text, parts) {
  const seen = new Set();
  const filled = text.replace(/<!-- generated: ([\w-]+) -->\n[\s\S]*?<!-- end -->/g, (_, name) => {
    if (parts[name] === undefined)
      throw new Error(`${FORMAT_PAGE} asks for "${name}", which is not generated`);
    seen.add(name);
    return `<!-- generated: ${name} -->\n\n${parts[name]}\n\n<!-- end -->`;
  });
  const homeless = Object.keys(parts).filter((name) => !seen.has(name));
  if (homeless.length > 0) throw new Error(`${FORMAT_PAGE} has no place for ${homeless.join(', ')}`);
  return filled;
}

/** The tables of a build with their columns, as the store itself names them. */
async function tablesOf({ store: { Store }, load, results: { loadResults }, ledgers, coded }) {
  const { loadPack, loadHypotheses } = load;
  const pack = {
    actor: { code: 'XXA' },
    period: { from: '2000-01-01' },
    closures: [],
    searched: {},
    windows: [],
    partners: [],
    sources: [],
    evidence: [],
    organs: [],
    networks: [],
    estimates: [],
    flows: [],
    indicators: [],
    codings: [],
    coverage: [],
    ledgers: [...ledgers.ledgerTables(), coded.CODED_LEDGER],
  };
  const store = await Store.open();
  try {
    await loadPack(store, pack, '2001-01-01');
    await loadHypotheses(store, []);
    await loadResults(store, {
      pack,
      observations: [],
      standings: [],
      model: { leftOutWhole: { runs: [], notRun: [] } },
      gaps: [],
      sensitivity: { rows: 0, ranks: [] },
      claims: [],
      reading: null,
      greetings: [],
      lists: [],
      nodes: [],
    });
    const rows = await store.query(
      `SELECT c.table_name AS name, c.column_name AS field, lower(c.data_type) AS type
       FROM information_schema.columns c JOIN information_schema.tables t USING (table_name)
       WHERE t.table_type = 'BASE TABLE' ORDER BY c.table_name, c.ordinal_position`,
    );
    const tables = {};
    for (const { name, field, type } of rows) {
      tables[name] ??= [];
      tables[name].push({ name: field, type });
    }
    return tables;
  } finally {
    store.close();
  }
}

// The page on the command line

export function cliPage(root) {
  const verbs = root.commands.map((command) => verbSection(root.name(), command));
  const idle = Object.keys(VERBS).filter((name) => !root.commands.some((command) => command.name() === name));
  if (idle.length > 0) throw new Error(`examples of verbs that are not there: ${idle.join(', ')}`);
  return `${[
    '# Command line',
    'Generated by `npm run generate` from `src/cli/program.ts`; change it there.',
    `${root.description()} Every verb that takes a pack makes its build first if pack, options or engine have changed, so no order of verbs has to be kept. \`tierline --version\` prints the version of the engine, \`tierline <verb> --help\` what a verb takes.`,
    'Results go to standard output, progress and errors to standard error. `--json` prints the same facts for machines. Colour appears on a terminal only, and never with `NO_COLOR` set.',
    '## Exit codes',
    table(
      ['code', 'meaning'],
      Object.entries(CODES).map(([number, meaning]) => [number, meaning]),
    ),
    '## Verbs',
    table(
      ['verb', 'what it does'],
      root.commands.map((command) => [`[${command.name()}](#${command.name()})`, command.description()]),
    ),
    ...verbs,
  ].join('\n\n')}\n`;
}

function verbSection(root, command) {
  const name = command.name();
  const verb = VERBS[name];
  if (!verb) throw new Error(`the verb "${name}" has no example; add one to scripts/generate.mjs`);
  const help = command.createHelp();
  const given = help.visibleArguments(command);
  const options = help.visibleOptions(command).filter(({ long }) => long !== '--help');
  return [
    `### ${name}`,
    sentence(command.description()),
    `\`\`\`\n${root} ${name} ${command.usage()}\n\`\`\``,
    ...(given.length > 0
      ? [
          table(
            ['argument', 'meaning'],
            given.map((argument) => [code(`<${argument.name()}>`), argument.description]),
          ),
        ]
      : []),
    ...(options.length > 0
      ? [
          table(
            ['option', 'meaning', 'default'],
            options.map((option) => [
              code(option.flags),
              `${option.description}${option.argChoices ? `: ${option.argChoices.join(' or ')}` : ''}`,
              option.defaultValue === undefined ? '' : code(String(option.defaultValue)),
            ]),
          ),
        ]
      : []),
    `Exit codes: ${verb.codes.join(', ')}. Example:`,
    `\`\`\`sh\n${verb.example}\n\`\`\``,
  ].join('\n\n');
}

// Markdown

const code = (text) => `\`${text}\``;
const sentence = (text) => `${text[0].toUpperCase()}${text.slice(1)}.`;
const cell = (text) => String(text).replaceAll('|', '\\|');

function table(head, rows) {
  const line = (cells) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

// Run as a program

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = new URL('../', import.meta.url);
  const compiled = (path) => import(new URL(`dist/${path}.js`, root).href);
  const engine = await collect(await engineModules(compiled));
  const files = generate(engine, (path) => readFileSync(new URL(path, root), 'utf8'));
  for (const [path, content] of Object.entries(files)) writeFileSync(new URL(path, root), content);
  process.stdout.write(`${Object.keys(files).length} files written\n`);
}
