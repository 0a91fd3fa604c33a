// How fast lists are read and names are screened, and in how much memory: `npm run bench:lists [folder of lists]`.
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { machine, measure, round } from './measure.mjs';
import { southeastAsianNames } from './names.mjs';

const ENTRIES = 18_000;
const NAMES = 100_000;
const TIMES = 5;

const path = (file) => fileURLToPath(new URL(file, import.meta.url));
const MAIN = path('../dist/cli/main.js');
const RESULTS = path('results/lists.json');
const lists = process.argv[2] ?? path('../../shared/data/lists');
if (!existsSync(lists)) {
  console.error(`not run: ${lists} is not there; name a folder of official lists as argument`);
  process.exit(1);
}
const { openLists, openScreening, readList } = await import('../dist/index.js');
const scratch = await mkdtemp(join(tmpdir(), 'tierline-bench-'));

try {
  const sdn = join(scratch, 'sdn.csv');
  await writeFile(sdn, await lengthen(join(lists, 'ofac/sdn_2024-05-03.csv'), ENTRIES));
  const seconds = [];
  for (let i = 0; i < TIMES; i++) {
    const before = performance.now();
    const { entries } = await readList(sdn);
    seconds.push((performance.now() - before) / 1000);
    if (entries.length !== ENTRIES) throw new Error(`${entries.length} entries read, ${ENTRIES} written`);
  }
  const names = join(scratch, 'names.csv');
  await writeFile(names, `name\n${southeastAsianNames(NAMES, 1).join('\n')}\n`);
  const { listings } = await openLists(lists);
  const screen = await openScreening(listings);
  const alarms = [1, 2, 3].map(
    (seed) => southeastAsianNames(10_000, seed).filter((name) => screen(name).match).length,
  );
  const results = {
    machine: machine(),
    read: {
      entries: ENTRIES,
      first: round(seconds[0], 2),
      median: round(seconds.toSorted((a, b) => a - b)[2], 2),
      process: await measure([MAIN, 'read-list', sdn], scratch),
    },
    screen: { names: NAMES, process: await measure([MAIN, 'screen', names, '--lists', lists], scratch) },
    falseAlarms: { names: 10_000, bySeed: alarms.map((matches, i) => ({ seed: i + 1, matches })) },
  };
  await mkdir(path('results'), { recursive: true });
  await writeFile(RESULTS, `${JSON.stringify(results, null, 2)}\n`);
  print(results);
} finally {
  await rm(scratch, { recursive: true });
}

/** The rows of a list, some of them once more under numbers of their own, until there are so many. */
async function lengthen(file, count) {
  const rows = (await readFile(file, 'latin1')).split(/\r\n/).filter((line) => /^\d/.test(line));
  const more = rows
    .slice(0, count - rows.length)
    .map((row) => row.replace(/^\d+/, (id) => `9${id.padStart(6, '0')}`));
  return `${[...rows, ...more].join('\r\n')}\r\n\u001a`;
}

function print({ machine, read, screen, falseAlarms }) {
  console.log(`${machine.cpu}, ${machine.cores} cores, Node ${machine.node}\n`);
  console.log(
    `SDN of ${read.entries} entries: ${read.first} s the first time, ${read.median} s the third of five`,
  );
  console.log(`  as a process: ${read.process.seconds} s, ${read.process.peakMb} MB`);
  console.log(
    `${screen.names} names against all lists: ${screen.process.seconds} s with reading them, ${screen.process.peakMb} MB`,
  );
  console.log(
    `false alarms in ${falseAlarms.names} ordinary names: ${falseAlarms.bySeed.map(({ matches }) => matches).join(', ')}`,
  );
}
