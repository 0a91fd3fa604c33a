import { Command, Option } from 'commander';
import {
  type Codebook,
  type Coded,
  type CodeOptions,
  codeDocuments,
  codingRow,
  compareCoders,
  type Document,
  type Engine,
  openCodebook,
  readDocuments,
  readsLanguage,
  type Skipped,
  type StoreAddress,
  storedDocuments,
  trackVersions,
  UsageError,
} from '../index.js';
import { printAgreement } from './agreement-table.js';
import { parseCount } from './options.js';
import { printJson, progressLine, writeTexts } from './output.js';
import { markedText } from './spans.js';
import { isKept, storeOption, tellShards, withStore } from './store.js';
import { laterVersions } from './versions.js';

interface Flags {
  readonly codebook?: string;
  readonly store?: StoreAddress;
  readonly json?: true;
  readonly out?: string;
  readonly agreement?: true;
  readonly all?: true;
  readonly versions?: true;
  readonly threads: number;
}

/** Seed of the intervals of agreement. */
const SEED = 1;

export function codeCommand(): Command {
  return new Command('code')
    .description('read documents by a codebook: one row per document and state that it names')
    .argument(
      '[paths...]',
      'files or folders (JSON lines, CSV, Parquet, WARC, HTML, feeds, text; also gzip), or - for standard input; none where a store has the documents',
    )
    .addOption(storeOption())
    .option('--codebook <dir>', 'folder with a codebook.yml, such as a pack; without it the bundled one')
    .option('--all', 'rows for every state that a text names, not only those the codebook wants')
    .option(
      '--versions',
      'tell later versions of an item: its rows say `version` (copy, edit or repeat) and `version_of`, and tell no event twice; takes about a fifth more time',
    )
    .option('--json', 'one JSON object per row, for machines')
    .option('--out <file>', 'write there instead of standard output')
    .option('--agreement', "the paths are coders' files, people's or of rules: print how far they agree")
    .addOption(new Option('--threads <n>', 'threads that code').argParser(parseCount).default(2))
    .action(async (paths: string[], flags: Flags) => {
      const codebook = await openCodebook(flags.codebook);
      if (paths.length === 0) return codeStored(codebook, flags);
      if (!flags.agreement) return codeAll(readDocuments(paths), codebook, flags, paths);
      const compared = await compareCoders(paths, codebook, SEED);
      if (flags.json) printJson(compared);
      else printAgreement(compared);
    });
}

/** Codes what a store holds. Later versions are told by all documents there are, of which a store gives only those that the codebook reads. */
async function codeStored(codebook: Codebook, flags: Flags): Promise<void> {
  const { store } = flags;
  if (!isKept(store) || flags.agreement || flags.versions)
    throw new UsageError(
      store === undefined || !isKept(store)
        ? 'name files of documents, or with --store a store that holds them'
        : flags.agreement
          ? '--agreement compares files of coders, not a store'
          : '--versions compares each document with all before it, of which a store hands on only those that name a state; give it the files',
    );
  const work = async (engine: Engine) => {
    const documents = await storedDocuments(engine, codebook, flags.all ? 'all' : 'wanted');
    await codeAll(documents, codebook, flags);
    tellShards(engine, await engine.shards());
    const all = [...(await engine.countDocuments()).values()].reduce((sum, n) => sum + n, 0);
    process.stderr.write(`the documents above are those that name a state, of ${all} in the store\n`);
  };
  await withStore(
    store,
    work,
    () =>
      `the store is as it was, and ${flags.out ?? 'what was printed'} is not whole; the same command begins anew`,
  );
}

/** Writes the rows as they come; what was passed over, and the sum at the end, go to standard error. */
async function codeAll(
  documents: AsyncIterable<Document | Skipped>,
  codebook: Codebook,
  { json, out, threads, all, versions }: Flags,
  paths: readonly string[] = [],
) {
  const progress = progressLine();
  const count = { documents: 0, rows: 0, skipped: 0, unread: new Map<string, number>() };
  const started = performance.now();
  const later = versions ? await laterVersions(paths) : undefined;
  const options: CodeOptions = {
    threads,
    states: all ? 'all' : 'wanted',
    ...(later ? { versionOf: trackVersions() } : {}),
  };
  const texts = async function* () {
    for await (const coded of codeDocuments(documents, codebook, options)) {
      if ('reason' in coded) {
        count.skipped++;
        progress.done();
        process.stderr.write(`${coded.place}: skipped, ${coded.reason}\n`);
        continue;
      }
      count.documents++;
      count.rows += coded.codings.length;
      later?.add(coded);
      const { language } = coded.document;
      if (!readsLanguage(codebook, language))
        count.unread.set(language, (count.unread.get(language) ?? 0) + 1);
      if (count.documents % 1000 === 0) progress.step(rate(count.documents, started));
      yield json ? jsonLines(coded) : markedText(coded);
    }
  };
  await writeTexts(texts(), out);
  progress.done();
  const sum = `${rate(count.documents, started)}, ${count.rows} rows, ${count.skipped} skipped`;
  process.stderr.write(`${sum}${unreadNote(count.unread)}${later?.note() ?? ''}\n`);
}

/** Documents in languages that the codebook does not read, which are counted and have no rows. */
function unreadNote(unread: ReadonlyMap<string, number>): string {
  const parts = [...unread].sort().map(([language, n]) => `${n} ${language}`);
  return parts.length === 0 ? '' : `, not read: ${parts.join(', ')}`;
}

type CodedDocument = Exclude<Coded, { reason: string }>;

const jsonLines = ({ document, codings, version }: CodedDocument) =>
  codings.map((coding) => `${JSON.stringify(codingRow(document, coding, version))}\n`).join('');

function rate(documents: number, started: number): string {
  const seconds = (performance.now() - started) / 1000;
  return `${documents} documents, ${Math.round(documents / Math.max(seconds, 0.001))} a second`;
}
