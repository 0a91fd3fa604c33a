import { isUtf8 } from 'node:buffer';
import { knownFlows } from '../chain/known.js';
import { type Issue, PackError } from '../error.js';
import { readIn } from '../estimates/known.js';
import { knownNetworks } from '../networks/known.js';
import { compare } from '../order.js';
import type { Codebook, CodedItem, Coverage, Evidence, HumanCodings, Pack, Partner } from '../types.js';
import { checkPack } from './check.js';
import { readClaims } from './claims.js';
import { CODEBOOK_FILE, isCodebookFile, readCodebook } from './codebook.js';
import { CODED_LEDGER, codedEvents } from './coded-events.js';
import { readCodings, readCoverage } from './codings.js';
import { applyCorrections } from './correct.js';
import { readCorrections } from './corrections.js';
import { ESTIMATES_FILE, readEstimates } from './estimates.js';
import { digestFiles, type PackFiles, type PackScan, scanPack } from './files.js';
import { FAILED_FILES, FIT_FILES, readFailedFit, readFit, WITHOUT_FILE } from './fit.js';
import { FLOW_FILE, readFlows } from './flows.js';
import { checkForecasts, FORECAST_FILE } from './forecasts.js';
import { readIndicators } from './indicators.js';
import { LATENT_FILE, readLatent } from './latent.js';
import { type LedgerRow, readLedger, toEvidence } from './ledger.js';
import { LEDGER_NAMES, type LedgerName, ledgerTables } from './ledgers.js';
import { readManifest } from './manifest.js';
import { readModel } from './model.js';
import { NETWORKS_FILE, readNetworks } from './networks.js';
import { ORGANS_FILE, readOrgans } from './organs.js';
import { readPartners } from './partners.js';
import { ADJUDICATIONS, CODER_FILE, readPeople } from './people.js';
import { type Report, reportTo } from './report.js';
import { readSources } from './sources.js';

/** What a pack directory holds, or could not be read as, with everything found wrong in it. */
export interface Reading {
  readonly pack: Pack | undefined;
  readonly issues: readonly Issue[];
}

/**
 * Reads a pack directory.
 * @throws {PackError} carrying all issues, if any is an error.
 */
export async function readPack(directory: string): Promise<Pack> {
  const { pack, issues } = await inspectPack(directory);
  if (!pack) throw new PackError(directory, issues);
  return pack;
}

/** Reads a pack directory and returns the pack (unless there are errors) beside all issues, warnings included. */
export async function inspectPack(directory: string): Promise<Reading> {
  const issues: Issue[] = [];
  const pack = parsePack(await scanPack(directory), issues);
  const sorted = issues.toSorted(
    (a, b) => compare(a.file, b.file) || (a.line ?? 0) - (b.line ?? 0) || compare(a.message, b.message),
  );
  return { pack: issues.some(({ severity }) => severity === 'error') ? undefined : pack, issues: sorted };
}

/** Files that every pack has. */
export const REQUIRED = ['pack.yml', 'partners.csv', 'sources.csv', 'indicators.yml', 'model.yml'];
const OPTIONAL = [
  LATENT_FILE,
  ORGANS_FILE,
  NETWORKS_FILE,
  ESTIMATES_FILE,
  'corrections.yml',
  'claims.md',
  'README.md',
  'LICENSE',
  'LICENSE.md',
];

function parsePack(scan: PackScan, issues: Issue[]): Pack | undefined {
  const { files } = scan;
  issues.push(...scan.issues);
  const unread = scan.issues.map(({ file }) => file);
  reportUnknownFiles(scan, issues);
  reportEncoding(files, issues);
  checkForecasts(files, (path) => reportTo(issues, path));
  const text = (path: string) => files.get(path)?.toString('utf8');
  const report = (path: string): Report => reportTo(issues, path);
  const read = <T>(path: string, reader: (text: string, report: Report) => T): T | undefined => {
    const content = text(path);
    return content === undefined ? undefined : reader(content, report(path));
  };

  const manifest = read('pack.yml', readManifest)?.value;
  const table = <T>(path: string, reader: (text: string, report: Report) => T[] | undefined): T[] => {
    const rows = read(path, reader);
    if (!rows && (files.has(path) || REQUIRED.includes(path))) unread.push(path);
    return rows ?? [];
  };
  const partners = table('partners.csv', readPartners);
  const sources = table('sources.csv', readSources);
  const organs = table(ORGANS_FILE, readOrgans);
  const networks = table(NETWORKS_FILE, readNetworks);
  const estimates = table(ESTIMATES_FILE, readEstimates);
  const flows = readFlows(files, partners, report);
  const model = read('model.yml', readModel);
  const latent =
    read(LATENT_FILE, (content, to) => readLatent(content, sqlFiles(files, 'latent'), to)) ?? null;
  const claims = read('claims.md', readClaims) ?? [];
  const corrections = read('corrections.yml', readCorrections) ?? [];
  const indicators =
    read('indicators.yml', (content, to) => readIndicators(content, sqlFiles(files, 'indicators'), to)) ?? [];
  const rows = LEDGER_NAMES.flatMap((name) =>
    table(ledgerPath(name), (content, to) => readLedger(name, content, to)),
  );

  reportRepeatedIds(rows, report);
  // References into a table that cannot be read would all be reported and bury the fault itself.
  const whole = unread.length === 0;
  const toCorrections = whole ? report('corrections.yml') : () => {};
  const corrected = applyCorrections(rows, sources, corrections, toCorrections);
  const byId = new Map(sources.map((source) => [source.id, source]));
  const evidence = corrected.rows
    .map((row) => toEvidence(row, byId, report(ledgerPath(row.ledger))))
    .filter((row): row is Evidence => row !== undefined);
  const reading = readReading(files, issues, table);
  if (!manifest || !model || !whole || unread.length > 0) return undefined;

  const pack: Pack = {
    id: manifest.id,
    title: manifest.title,
    description: manifest.description,
    version: manifest.version,
    licence: manifest.licence,
    citation: manifest.citation,
    actor: manifest.actor,
    groups: manifest.groups ?? {},
    period: manifest.period,
    closures: manifest.closures ?? [],
    searched: manifest.searched ?? {},
    windows: (manifest.windows ?? []).map((window) => ({ ...window, partner: window.partner ?? null })),
    topics: (manifest.topics ?? []).map(({ title, estimates: told = [], kinds = [] }) => ({
      title,
      estimates: told,
      kinds,
    })),
    missing: (manifest.missing ?? []).map(({ text, affects = [] }) => ({ text, affects })),
    studies: (manifest.studies ?? []).map(({ from = null, to = null, ...study }) => ({ ...study, from, to })),
    media: {
      periods: manifest.media?.periods ?? null,
      close: manifest.media?.close ?? [],
      note: manifest.media?.note ?? null,
    },
    partners,
    sources,
    evidence: [...evidence, ...eventsOf(reading, partners)],
    ledgers: [...ledgerTables(), CODED_LEDGER],
    withdrawn: corrected.withdrawn,
    indicators,
    model,
    organs,
    networks,
    estimates,
    flows,
    latent,
    fit: readFit(files, partners, report) ?? null,
    failedFit: readFailedFit(files, report),
    claims,
    ...reading,
    digest: digestFiles(files),
  };
  checkPack(pack, { expected: manifest.expected ?? {}, rows: countRows(rows, pack), report });
  return pack;
}

/** What a pack knows of text: how it is read, what was read in it, and what people said of the same. */
interface TextReading {
  readonly codebook: Codebook | null;
  readonly codings: readonly CodedItem[];
  readonly coverage: readonly Coverage[];
  readonly people: HumanCodings | null;
}

/** Texts that may be passed on; a build reads their codings, not them. */
const DOCUMENTS = /^documents\//;

const CODINGS = /^codings\/([a-z0-9-]+)\.csv$/;
const COVERAGE = 'codings/coverage.csv';

function readReading(
  files: PackFiles,
  issues: Issue[],
  table: <T>(path: string, reader: (text: string, report: Report) => T[] | undefined) => T[],
): TextReading {
  const report = (path: string) => reportTo(issues, path);
  const codings = [...files.keys()].filter((path) => CODINGS.test(path) && path !== COVERAGE);
  if (!files.has(CODEBOOK_FILE)) {
    for (const path of codings)
      report(path)(undefined, `codings need ${CODEBOOK_FILE}, which says what they mean`);
    return { codebook: null, codings: [], coverage: [], people: null };
  }
  const codebook = readCodebook(files, report) ?? null;
  return {
    codebook,
    codings: codings.flatMap((path) =>
      table(path, (text, to) => readCodings(CODINGS.exec(path)?.[1] as string, text, to)),
    ),
    coverage: table(COVERAGE, readCoverage),
    people: codebook && readPeople(files, codebook, issues),
  };
}

/** Events told of the partners that are reported. */
function eventsOf({ codebook, codings, coverage }: TextReading, partners: readonly Partner[]): Evidence[] {
  if (!codebook) return [];
  const reported = new Set(partners.filter((partner) => partner.reported).map(({ code }) => code));
  const full = new Set(
    coverage.filter(({ read, headlines }) => headlines < read).map(({ source }) => source),
  );
  const headlines = new Set(coverage.map(({ source }) => source).filter((source) => !full.has(source)));
  return codedEvents(codings, codebook, reported, headlines);
}

/** The pack without what some ids stand for: rows, or sources with all that only they carry. */
export function withdraw(pack: Pack, ids: readonly string[]): Pack {
  const gone = new Set(ids);
  const kept = pack.evidence.flatMap((row) => {
    if (gone.has(row.id)) return [];
    const support = [row.source, row.secondSource].filter((id): id is string => id !== null && !gone.has(id));
    const [source, secondSource = null] = support;
    return source === undefined ? [] : [support.length === 2 ? row : { ...row, source, secondSource }];
  });
  const left = new Set(kept.map(({ id }) => id));
  const withdrawn = pack.evidence
    .filter(({ id }) => !left.has(id))
    .map(({ id }) => ({ id, reason: 'withdrawn for this build' }));
  return {
    ...pack,
    sources: pack.sources.filter(({ id }) => !gone.has(id)),
    closures: pack.closures.filter(({ source }) => !gone.has(source)),
    windows: pack.windows.filter(({ source }) => !gone.has(source)),
    codings: pack.codings.filter(({ source, event }) => !gone.has(source) && !gone.has(event ?? '')),
    coverage: pack.coverage.filter(({ source }) => !gone.has(source)),
    evidence: kept,
    networks: knownNetworks(pack.networks, pack.organs, kept),
    estimates: readIn(pack.estimates, kept),
    flows: knownFlows(
      pack.flows.filter(({ sources }) => !sources.some((id) => gone.has(id))),
      kept,
    ),
    withdrawn: [...pack.withdrawn, ...withdrawn],
  };
}

const SQL_FILE = /^(indicators|latent)\/([a-z0-9_]+)\.sql$/;
const ledgerPath = (name: LedgerName) => `ledger/${name}.csv`;

/** The queries of a folder by name. */
function sqlFiles(files: PackFiles, folder: 'indicators' | 'latent'): Map<string, string> {
  const found = [...files].flatMap(([path, bytes]): [string, string][] => {
    const name = SQL_FILE.exec(path);
    if (name?.[1] !== folder) return [];
    return [[name[2] as string, bytes.toString('utf8')]];
  });
  return new Map(found);
}

function reportUnknownFiles({ files, folders, issues: unread }: PackScan, issues: Issue[]): void {
  const present = new Set([...files.keys(), ...folders, ...unread.map(({ file }) => file)]);
  for (const path of REQUIRED)
    if (!present.has(path))
      reportTo(issues, path)(undefined, 'the file is missing; docs/pack-format.md says what it holds');
  for (const path of folders)
    if (isPackFile(path))
      reportTo(issues, path)(
        undefined,
        'a folder stands where a file of a pack belongs; rename or remove it',
      );
  for (const path of files.keys())
    if (!isPackFile(path) && !DOCUMENTS.test(path))
      reportTo(issues, path)(undefined, `not a file of a pack; ledgers are ${LEDGER_NAMES.join(', ')}`);
}

const NAMED = new Set([
  ...REQUIRED,
  ...OPTIONAL,
  ...LEDGER_NAMES.map(ledgerPath),
  ...Object.values(FIT_FILES),
  WITHOUT_FILE,
  ...FAILED_FILES,
  COVERAGE,
  ADJUDICATIONS,
]);
const PATTERNS = [SQL_FILE, CODINGS, CODER_FILE, FLOW_FILE, FORECAST_FILE];

const isPackFile = (path: string) =>
  NAMED.has(path) || isCodebookFile(path) || PATTERNS.some((pattern) => pattern.test(path));

/** Before corrections, which find rows by their id. */
function reportRepeatedIds(rows: readonly LedgerRow[], report: (file: string) => Report): void {
  const seen = new Map<unknown, string>();
  for (const { value, ledger, line } of rows) {
    const file = ledgerPath(ledger);
    const first = seen.get(value['id']);
    if (first === undefined) seen.set(value['id'], `${file}:${line}`);
    else
      report(file)(
        line,
        `id ${value['id']} is already used in ${first}; ids are unique in a pack, give another`,
      );
  }
}

function reportEncoding(files: PackFiles, issues: Issue[]): void {
  for (const [path, bytes] of files) {
    if (isUtf8(bytes) || DOCUMENTS.test(path)) continue;
    const line = lines(bytes).findIndex((part) => !isUtf8(part)) + 1;
    reportTo(issues, path)(line, 'not UTF-8; save the file in that encoding');
  }
}

/** The lines of a file as bytes; a line break is one byte in UTF-8. */
function lines(bytes: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  for (let start = 0, end = 0; end !== -1; start = end + 1) {
    end = bytes.indexOf('\n', start);
    parts.push(bytes.subarray(start, end === -1 ? undefined : end));
  }
  return parts;
}

function countRows(rows: readonly LedgerRow[], pack: Pack): Record<string, number> {
  const counts: Record<string, number> = {
    sources: pack.sources.length,
    partners: pack.partners.length,
    claims: pack.claims.length,
  };
  for (const name of LEDGER_NAMES) counts[name] = rows.filter(({ ledger }) => ledger === name).length;
  return counts;
}
