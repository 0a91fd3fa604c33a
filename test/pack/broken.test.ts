import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  build,
  formatIssue,
  type Issue,
  inspectPack,
  PackError,
  readPack,
  UsageError,
} from '../../src/index.js';
import { add, type Changes, EXAMPLE, examplePack, scratch, swap } from '../support/example.js';

interface Case {
  readonly fault: string;
  readonly changes: Changes;
  /** `file` or `file:line`. */
  readonly at: string;
  /** What the message must say, so that the reader knows what to do. */
  readonly says: string;
}

const VISITS = 'ledger/visits.csv';
const BONDS = 'indicators/bonds.sql';
const claim = (id: string, sentence: string, spec: string) =>
  `\n## ${id} · added\n\n${sentence}\n\n\`\`\`yaml\n${spec}\n\`\`\`\n`;
const MISSING = 'missing: Figures of trade between the two.';

const FILES: Case[] = [
  {
    fault: 'a close phrase that the codebook does not have',
    changes: { 'pack.yml': swap('two_peoples', 'three_peoples') },
    at: 'pack.yml',
    says: 'media: close names three_peoples, which is no category of formulas in codebook.yml',
  },
  {
    fault: 'a row after the day to which its ledger was searched',
    changes: { 'pack.yml': add('searched: { ties: 2012-01-01 }\n') },
    at: 'ledger/ties.csv:5',
    says: 'after 2012-01-01, to which pack.yml says that the ledger was searched',
  },
  {
    fault: 'a search of a ledger that there is not',
    changes: { 'pack.yml': add('searched: { tides: 2019-12-31 }\n') },
    at: 'pack.yml:23',
    says: 'there is no ledger tides; they are',
  },
  {
    fault: 'YAML that does not parse',
    changes: { 'model.yml': swap('seed: 7', 'seed: [7') },
    at: 'model.yml:3',
    says: 'not YAML',
  },
  {
    fault: 'a YAML alias without its anchor',
    changes: { 'pack.yml': swap('id: example', 'id: *example') },
    at: 'pack.yml:1',
    says: 'not YAML: Unresolved alias',
  },
  {
    fault: 'an unclosed quote in a CSV file',
    changes: { 'ledger/ties.csv': swap('The ruling parties', '"The ruling parties') },
    at: 'ledger/ties.csv:3',
    says: 'not a CSV table: a quote opens in this row and is closed nowhere',
  },
  {
    fault: 'a row with a cell too many',
    changes: { 'partners.csv': swap('Bravoland,,yes', 'Bravoland,,,yes') },
    at: 'partners.csv:3',
    says: 'the row has 6 cells, the header 5; check commas and quotes',
  },
  {
    fault: 'a row with a cell too few',
    changes: { 'partners.csv': swap('Bravoland,,yes', 'Bravoland,yes') },
    at: 'partners.csv:3',
    says: 'the row has 4 cells, the header 5; check commas and quotes',
  },
  {
    fault: 'an empty file',
    changes: { 'partners.csv': '' },
    at: 'partners.csv:1',
    says: 'it needs at least its header line',
  },
  {
    fault: 'a file that is missing',
    changes: { 'model.yml': null },
    at: 'model.yml',
    says: 'the file is missing; docs/pack-format.md says what it holds',
  },
  {
    fault: 'a file that is not of a pack',
    changes: { 'ledger/visit.csv': 'id\n' },
    at: 'ledger/visit.csv',
    says: 'ledgers are visits, relations',
  },
  {
    fault: 'bytes that are not UTF-8',
    changes: { 'sources.csv': Buffer.concat([readFileSync(join(EXAMPLE, 'sources.csv')), Buffer.of(0xe9)]) },
    at: 'sources.csv:14',
    says: 'not UTF-8; save the file in that encoding',
  },
  {
    fault: 'another version of the format',
    changes: { 'pack.yml': swap('format: 1', 'format: 2') },
    at: 'pack.yml:2',
    says: 'format: 2 must be 1',
  },
  {
    fault: 'a field that is not known',
    changes: { 'pack.yml': add('periods: 2\n') },
    at: 'pack.yml:23',
    says: 'unknown field "periods"; remove it or correct its name',
  },
  {
    fault: 'a period that ends before it begins',
    changes: { 'pack.yml': swap('to: 2024-12-31', 'to: 2014-12-31') },
    at: 'pack.yml:10',
    says: 'from 2015-01-01 is after to 2014-12-31',
  },
  {
    fault: 'a closure of a source that is not there',
    changes: { 'pack.yml': swap('source: gazette-2020', 'source: gazette-2021') },
    at: 'pack.yml',
    says: 'source gazette-2021 is not in sources.csv',
  },
  {
    fault: 'fewer rows than expected',
    changes: { 'pack.yml': swap('visits: { min: 10, max: 15 }', 'visits: { min: 14 }') },
    at: 'pack.yml',
    says: 'expected at least 14 rows of visits, found 13; explain the difference, then move the bounds',
  },
  {
    fault: 'an expectation of a table that is not there',
    changes: { 'pack.yml': swap('visits: {', 'visit: {') },
    at: 'pack.yml',
    says: 'visit is no table; tables are sources, partners, claims, visits',
  },
];

const TABLES: Case[] = [
  {
    fault: 'a column that is not known',
    changes: { [VISITS]: swap('completion,persons', 'completion,people') },
    at: `${VISITS}:1`,
    says: 'unknown column "people"; columns are id, source',
  },
  {
    fault: 'a column that is missing',
    changes: { [VISITS]: swap('completion,persons', 'completion') },
    at: `${VISITS}:1`,
    says: 'column "persons" is missing; add it, empty cells are allowed',
  },
  {
    fault: 'a column that stands twice',
    changes: { 'partners.csv': swap('iso2,name', 'iso2,iso2,name') },
    at: 'partners.csv:1',
    says: 'column "iso2" stands twice',
  },
  {
    fault: 'an alpha-2 code of no state',
    changes: { 'partners.csv': swap('XBB,XB', 'XBB,QA1') },
    at: 'partners.csv:3',
    says: 'iso2',
  },
  {
    fault: 'an alpha-2 code that ISO has not given out',
    changes: { 'partners.csv': swap('XBB,XB', 'XBB,BC') },
    at: 'partners.csv:3',
    says: 'BC is not a code of ISO 3166-1',
  },
  {
    fault: 'a partner that stands twice',
    changes: { 'partners.csv': add('XEE,XE,Echoland again,,no\n') },
    at: 'partners.csv',
    says: 'partner XEE stands twice; keep one',
  },
  {
    fault: 'nobody to rank',
    changes: { 'partners.csv': (text) => text.replaceAll(',yes', ',no') },
    at: 'partners.csv',
    says: 'set reported to yes for the states to rank',
  },
  {
    fault: 'a reliability that is no letter of the scale',
    changes: { 'sources.csv': swap('wire,B,read', 'wire,G,read') },
    at: 'sources.csv:3',
    says: 'reliability: "G" is not one of A, B, C, D, E, F',
  },
  {
    fault: 'a source with an impossible date',
    changes: { 'sources.csv': swap('2018-08-09', '2018-08-32') },
    at: 'sources.csv:3',
    says: '2018-08-32 is not a date; use YYYY, YYYY-MM or YYYY-MM-DD',
  },
  {
    fault: 'a source that stands twice',
    changes: { 'sources.csv': (text) => text + text.split('\n')[1] },
    at: 'sources.csv',
    says: 'id blog-2024 is already used in sources.csv; ids are unique in a pack, give another',
  },
  {
    fault: 'a ledger row with the id of another',
    changes: { [VISITS]: swap('v-a-2016,', 'v-a-2015,') },
    at: `${VISITS}:3`,
    says: `id v-a-2015 is already used in ${VISITS}:2; ids are unique in a pack, give another`,
  },
  {
    fault: 'a row with the id of one in another ledger',
    changes: { 'ledger/ties.csv': swap('t-a-1990,', 'r-a-2016,') },
    at: 'ledger/ties.csv:2',
    says: 'id r-a-2016 is already used in ledger/relations.csv:2',
  },
  {
    fault: 'a row with the id of a source',
    changes: { 'ledger/ties.csv': swap('t-a-1990,', 'memoir,') },
    at: 'ledger/ties.csv:2',
    says: 'id memoir is already used in sources.csv',
  },
  {
    fault: 'a source that is not there',
    changes: { [VISITS]: swap('v-a-2015,gazette-2017', 'v-a-2015,gazette-2071') },
    at: `${VISITS}:2`,
    says: 'source gazette-2071 is not in sources.csv; add it or correct the id',
  },
  {
    fault: 'an event that is not there',
    changes: { [VISITS]: swap('visit,v-a-2018,', 'visit,v-a-2081,') },
    at: `${VISITS}:6`,
    says: 'event v-a-2081 is not the id of a row; correct it, or leave it empty',
  },
  {
    fault: 'a partner that is not there',
    changes: { [VISITS]: swap('month,XCC', 'month,XCD') },
    at: `${VISITS}:13`,
    says: 'partner XCD is neither in partners.csv nor a group nor the actor; add it or correct the code',
  },
  {
    fault: 'a day that no calendar has',
    changes: { [VISITS]: swap('2024-02-20', '2024-02-30') },
    at: `${VISITS}:9`,
    says: '2024-02-30 is not a date; use YYYY, YYYY-MM or YYYY-MM-DD',
  },
  {
    fault: 'an end before the beginning',
    changes: { [VISITS]: swap('2015-06-12', '2015-06-01') },
    at: `${VISITS}:2`,
    says: 'date_end 2015-06-01 lies before date 2015-06-10',
  },
  {
    fault: 'a precision that the date does not show',
    changes: { [VISITS]: swap('2016-09,,month', '2016-09,,day') },
    at: `${VISITS}:3`,
    says: 'date: 2016-09 has the form of a month, but date_precision is day; make them agree',
  },
  {
    fault: 'no date where one is promised',
    changes: { [VISITS]: swap('2016-09,,month', ',,month') },
    at: `${VISITS}:3`,
    says: 'give a date or set the precision to unknown',
  },
  {
    fault: 'a row without a source',
    changes: { [VISITS]: swap('v-a-2015,gazette-2017', 'v-a-2015,') },
    at: `${VISITS}:2`,
    says: '"source" is missing; add it',
  },
  {
    fault: 'a kind that is not known',
    changes: { [VISITS]: swap(',,visit,,,outgoing', ',,journey,,,outgoing') },
    at: `${VISITS}:2`,
    says: 'kind: "journey" is not one of visit, delegation, meeting',
  },
  {
    fault: 'a category that is not known',
    changes: { [VISITS]: swap('head_of_government', 'prime_minister') },
    at: `${VISITS}:3`,
    says: 'level: "prime_minister" is not one of head_of_state, head_of_government',
  },
  {
    fault: 'words where a number belongs',
    changes: { 'ledger/measures.csv': swap('250000', 'a quarter million') },
    at: 'ledger/measures.csv:6',
    says: 'amount_usd: "a quarter million" must be number',
  },
  {
    fault: 'a correction whose row has changed',
    changes: { 'ledger/relations.csv': swap('2018-04-31', '2018-04-29') },
    at: 'corrections.yml:2',
    says: 'expected date to say "2018-04-31", it says "2018-04-29"; review the correction',
  },
  {
    fault: 'a correction of a row that is not there',
    changes: { 'corrections.yml': swap('row: r-c-2018', 'row: r-c-2081') },
    at: 'corrections.yml:2',
    says: 'r-c-2081 is neither a ledger row nor a source; correct the id',
  },
  {
    fault: 'a correction to a value that is not allowed',
    changes: {
      'corrections.yml': swap('set: { date: 2018-04-30 }', 'set: { date: 2018-04-30, kind: shut }'),
    },
    at: 'corrections.yml:2',
    says: 'r-c-2018: kind: "shut" is not one of relations_established',
  },
];

const MEANING: Case[] = [
  {
    fault: 'an indicator that is item and outcome',
    changes: { 'indicators.yml': swap('axis: affinity', 'axis: affinity\n    outcome: engagement') },
    at: 'indicators.yml:5',
    says: 'bonds: is both an item (axis) and an outcome; an indicator cannot explain itself, keep one',
  },
  {
    fault: 'an indicator that measures nothing',
    changes: { 'indicators.yml': swap('    axis: affinity\n', '') },
    at: 'indicators.yml:5',
    says: 'bonds: has neither axis nor outcome; say what it measures',
  },
  {
    fault: 'an item of slack without a role',
    changes: { 'indicators.yml': swap('    role: formal\n', '') },
    at: 'indicators.yml:27',
    says: 'listed: items of slack need a role: formal or actual',
  },
  {
    fault: 'an indicator without its SQL',
    changes: { [BONDS]: null },
    at: 'indicators.yml:5',
    says: 'bonds: indicators/bonds.sql is missing; write the query',
  },
  {
    fault: 'SQL of no indicator',
    changes: { 'indicators/orphan.sql': 'SELECT 1' },
    at: 'indicators.yml',
    says: 'indicators/orphan.sql has no entry here; add one or remove the file',
  },
  {
    fault: 'SQL with a column that is not there',
    changes: { [BONDS]: swap("kind = 'rift'", "sort = 'rift'") },
    at: BONDS,
    says: 'the query fails',
  },
  {
    fault: 'SQL that writes',
    changes: { [BONDS]: 'DELETE FROM evidence' },
    at: BONDS,
    says: 'only SELECT is allowed here',
  },
  {
    fault: 'SQL that reads a file',
    changes: { [BONDS]: "SELECT * FROM read_text('/etc/hostname')" },
    at: BONDS,
    says: 'file system operations are disabled',
  },
  {
    fault: 'an empty SQL file',
    changes: { [BONDS]: '\n' },
    at: BONDS,
    says: 'expected one SELECT, found none',
  },
  {
    fault: 'SQL of two statements',
    changes: { [BONDS]: add(';\nDROP TABLE evidence') },
    at: BONDS,
    says: 'expected one SELECT, found 2 statements',
  },
  {
    fault: 'SQL without a column that is asked for',
    changes: { 'indicators/networks.sql': swap('count(*) AS n, ', '') },
    at: 'indicators/networks.sql',
    says: 'the query must return n',
  },
  {
    fault: 'SQL that returns what nobody asked for',
    changes: { 'indicators/networks.sql': swap('count(*) AS n, ', 'count(*) AS n, 1 AS extra, ') },
    at: 'indicators/networks.sql',
    says: 'the query returns extra; columns are partner, period',
  },
  {
    fault: 'a value that is not the sum of its parts',
    changes: { 'indicators/networks.sql': swap('count(*)::DOUBLE', '(count(*) + 1)::DOUBLE') },
    at: 'indicators/networks.sql',
    says: 'XAA: value is 4, but its parts give 3',
  },
  {
    fault: 'an event counted twice',
    changes: { 'indicators/visits.sql': swap('count(v.id) AS n', '2 * count(v.id) AS n') },
    at: 'indicators/visits.sql',
    says: 'XAA: n is 14, but evidence lists 7 events; each event counts once',
  },
  {
    fault: 'events shared by an item and an outcome',
    changes: { 'indicators.yml': swap(/ {4}shares:\n.*\n/, '') },
    at: 'indicators.yml',
    says: 'answered (item) and networks (outcome) share 5 events, first f-a-2018; separate them, or say under shares',
  },
  {
    fault: 'shares with an indicator that is not there',
    changes: { 'indicators.yml': swap('      networks: Here', '      network: Here') },
    at: 'indicators.yml',
    says: 'answered: shares names network, which is no indicator',
  },
  {
    fault: 'a claim that cites what is not there',
    changes: { 'claims.md': swap('[@f-d-2021]', '[@f-d-2012]') },
    at: 'claims.md:46',
    says: 'c04: cites f-d-2012, which is no evidence; correct the id',
  },
  {
    fault: 'a claim that cites nothing',
    changes: { 'claims.md': swap(' [@f-d-2021]', '') },
    at: 'claims.md:46',
    says: 'c04: cites nothing; add [@evidence-id]',
  },
  {
    fault: 'a claim that stands twice',
    changes: { 'claims.md': add(claim('c04', 'Again [@f-d-2021].', MISSING)) },
    at: 'claims.md:70',
    says: 'claim c04 stands twice; give one another number',
  },
  {
    fault: 'a heading that is no claim',
    changes: { 'claims.md': swap('## c04 · last', '## The last') },
    at: 'claims.md:46',
    says: 'is not a claim heading; write "## c01 · where it stands"',
  },
  {
    fault: 'a claim with neither test nor excuse',
    changes: { 'claims.md': add(claim('c05', 'More [@f-d-2021].', 'reasons: {}')) },
    at: 'claims.md:70',
    says: 'c05: give either sql with reasons, or missing',
  },
  {
    fault: 'a mistake in the yaml of a claim',
    changes: { 'claims.md': swap(/^missing: Figures/m, 'mising: Figures') },
    at: 'claims.md:51',
    says: 'unknown field "mising"; remove it or correct its name',
  },
  {
    fault: 'a claim whose test does not run',
    changes: { 'claims.md': swap('SELECT if(count(*) >= 2', 'SELECT if(cnt(*) >= 2') },
    at: 'claims.md:5',
    says: 'c01: Catalog Error',
  },
  {
    fault: 'a sentence with a value that its test does not give',
    changes: { 'claims.md': swap('count(*) AS journeys', 'count(*) AS visits') },
    at: 'claims.md:5',
    says: 'c01: {journeys} has no value; the test must return a column of that name',
  },
  {
    fault: 'a verdict without its reason',
    changes: { 'claims.md': swap(/^ {2}contradicted: Bravoland.*\n/m, '') },
    at: 'claims.md:18',
    says: 'c02: the test says contradicted, but reasons has no sentence for it',
  },
];

/** What `tierline check` finds: the faults of the files, else those of the queries and tests in them. */
async function issuesOf(directory: string): Promise<readonly Issue[]> {
  const { pack, issues } = await inspectPack(directory);
  if (!pack) return issues;
  try {
    await build({ ...pack, model: { ...pack.model, draws: 200 } }, { asOf: pack.period.to, seed: 1 });
    return issues;
  } catch (error) {
    if (error instanceof PackError) return error.issues;
    throw error;
  }
}

const placeOf = ({ file, line }: Issue) => (line === undefined ? file : `${file}:${line}`);

describe('a broken pack is refused with file, line and what to do', () => {
  test.each([...FILES, ...TABLES, ...MEANING])('$fault', async ({ changes, at, says }) => {
    const issues = await issuesOf(examplePack(changes));
    const errors = issues.filter(({ severity }) => severity === 'error');
    expect(errors.map((issue) => `${placeOf(issue)} ${issue.message}`).join('\n')).toContain(says);
    expect(errors.filter(({ message }) => message.includes(says)).map(placeOf)).toContain(at);
  });

  test('the example itself has no fault', async () => {
    expect(await issuesOf(EXAMPLE)).toEqual([]);
  });

  test('a directory that is not there, and a file where a directory belongs', async () => {
    const file = join(scratch(), 'pack');
    writeFileSync(file, '');
    for (const place of [join(file, 'deeper'), file, `${file}-none`]) {
      const failure = await readPack(place).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(UsageError);
      expect(String(failure)).toContain(
        `${place} is not a pack directory; name one, or make one with "tierline init`,
      );
    }
  });

  test.each(['model.yml', 'estimates.csv', 'ledger/thefts.csv', 'latent/visits.sql'])(
    'a directory where %s belongs',
    async (path) => {
      const directory = examplePack(existsSync(join(EXAMPLE, path)) ? { [path]: null } : {});
      mkdirSync(join(directory, path), { recursive: true });
      const { pack, issues } = await inspectPack(directory);
      expect(pack).toBeUndefined();
      expect(issues.map(formatIssue)).toEqual([
        expect.stringContaining(`${path}: a folder stands where a file of a pack belongs`),
      ]);
    },
  );

  test.each(['partners.csv', 'ledger/ties.csv', 'claims.md', 'documents/more'])(
    'a link in the place of %s, and nothing of what refers to it',
    async (path) => {
      const directory = examplePack(existsSync(join(EXAMPLE, path)) ? { [path]: null } : {});
      mkdirSync(dirname(join(directory, path)), { recursive: true });
      symlinkSync(existsSync(join(EXAMPLE, path)) ? join(EXAMPLE, path) : EXAMPLE, join(directory, path));
      const { pack, issues } = await inspectPack(directory);
      expect(pack).toBeUndefined();
      expect(issues.map(formatIssue)).toEqual([
        `${path}: a link, which is not followed; put the file itself here`,
      ]);
    },
  );

  // Root reads what it may not.
  test.skipIf(process.getuid?.() === 0)('a file that may not be read, beside faults of others', async () => {
    const directory = examplePack({ 'model.yml': swap('draws: 500', 'draws: 5') });
    chmodSync(join(directory, 'ledger/ties.csv'), 0);
    const { issues } = await inspectPack(directory);
    expect(issues.map(placeOf)).toEqual(['ledger/ties.csv', 'model.yml:3']);
    expect(issues[0]?.message).toBe('cannot be read (EACCES); let it be read');
  });

  test.each([
    ['partners.csv', swap('code,iso2', 'code,iso2,flag')],
    ['sources.csv', swap('A founder', '"A founder')],
    ['ledger/relations.csv', ''],
    [VISITS, swap('trip', 'journey')],
  ] as const)('a fault of %s as a whole is not buried under what refers to it', async (path, change) => {
    const issues = await issuesOf(examplePack({ [path]: change }));
    expect(new Set(issues.map(({ file }) => file))).toEqual(new Set([path]));
  });

  test('several faults in several files are reported at once, in the order of files and lines', async () => {
    const directory = examplePack({
      'corrections.yml': swap('row: r-c-2018', 'row: r-c-2081'),
      'indicators.yml': swap('axis: affinity', 'axis: affection'),
      [VISITS]: (text) =>
        text
          .replace('2015-06-12', '2015-06-01')
          .replace('head_of_government', 'chief')
          .replace('2024-02-20', '2024-02-30'),
      'model.yml': swap('draws: 500', 'draws: 5'),
      'partners.csv': swap('Bravoland,,yes', 'Bravoland,yes'),
      'sources.csv': swap('wire,B,read', 'wire,G,read'),
    });
    const failure = await readPack(directory).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(PackError);
    const places = (failure as PackError).issues.map(placeOf);
    expect(places).toEqual(places.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true })));
    expect(new Set(places)).toEqual(
      new Set([
        'corrections.yml:2',
        'indicators.yml:7',
        `${VISITS}:2`,
        `${VISITS}:3`,
        `${VISITS}:9`,
        'ledger/relations.csv:6',
        'model.yml:3',
        'partners.csv:3',
        'sources.csv:3',
      ]),
    );
    expect(await readPack(directory).catch((error: Error) => error.message)).toBe((failure as Error).message);
  });
});
