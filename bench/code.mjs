// How fast documents are coded, and in how much memory: `npm run bench:code [corpus.jsonl.gz]`.
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createGunzip } from 'node:zlib';
import { machine, measure, round } from './measure.mjs';

const TIMES = [1, 5, 50];

const path = (file) => fileURLToPath(new URL(file, import.meta.url));
const MAIN = path('../dist/cli/main.js');
const RESULTS = path('results/code.json');
const corpus = process.argv[2] ?? path('../../shared/data/corpus/kcna_fulltext_2011.jsonl.gz');
if (!existsSync(corpus)) {
  console.error(`not run: ${corpus} is not there; name a corpus of JSON lines (gzip) as argument`);
  process.exit(1);
}
const scratch = await mkdtemp(join(tmpdir(), 'tierline-bench-'));

try {
  const sizes = [];
  for (const times of TIMES) {
    const file = join(scratch, 'corpus.jsonl');
    const documents = await repeat(corpus, file, times);
    const row = { documents };
    for (const threads of [1, 2]) {
      const run = await measure(
        [MAIN, 'code', file, '--json', '--out', join(scratch, 'rows.jsonl'), '--threads', String(threads)],
        scratch,
      );
      row[`threads${threads}`] = { ...run, perSecond: Math.round(documents / run.seconds) };
    }
    if (times === TIMES[0]) row.baseline = await measure([path('code-baseline.mjs'), file], scratch);
    sizes.push(row);
  }
  const results = { machine: machine(), corpus: corpus.split('/').at(-1), sizes };
  await mkdir(path('results'), { recursive: true });
  await writeFile(RESULTS, `${JSON.stringify(results, null, 2)}\n`);
  print(results);
} finally {
  await rm(scratch, { recursive: true });
}

/** Writes a corpus several times over, every copy with ids of its own. */
async function repeat(from, to, times) {
  const lines = [];
  for await (const line of createInterface({ input: createReadStream(from).pipe(createGunzip()) }))
    lines.push(line);
  async function* copies() {
    for (let copy = 0; copy < times; copy++)
      for (const line of lines) yield `${line.replace(/"id": ?"/, `"id": "${copy}-`)}\n`;
  }
  await pipeline(copies, createWriteStream(to));
  return lines.length * times;
}

function print({ machine, sizes }) {
  const row = (...cells) => console.log(cells.map((cell) => String(cell).padStart(14)).join(''));
  console.log(`${machine.cpu}, ${machine.cores} cores, Node ${machine.node}\n`);
  row('documents', '1 thread, s', 'per second', 'peak MB', '2 threads, s', 'per second', 'peak MB');
  for (const { documents, threads1, threads2 } of sizes)
    row(
      documents,
      threads1.seconds,
      threads1.perSecond,
      threads1.peakMb,
      threads2.seconds,
      threads2.perSecond,
      threads2.peakMb,
    );
  const [{ documents, baseline }] = sizes;
  console.log(
    `\nBaseline: DuckDB searches the same patterns in the same texts, without deciding anything, in ${baseline.seconds} s (${round(documents / baseline.seconds, 0)} a second).`,
  );
}
