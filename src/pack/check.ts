import type { Pack } from '../types.js';
import { checkEstimates, ESTIMATES_FILE } from './estimates.js';
import { checkFlows } from './flows.js';
import { checkHypotheses } from './hypotheses.js';
import { LEDGER_NAMES } from './ledgers.js';
import { checkNetworks } from './networks.js';
import type { Report } from './report.js';

/** What cross-file checks need beside the pack itself. */
export interface CheckContext {
  readonly expected: Readonly<Record<string, { readonly min?: number; readonly max?: number }>>;
  readonly rows: Readonly<Record<string, number>>;
  readonly report: (file: string) => Report;
}

/** The rules that hold between files: ids are unique, references resolve, counts stay within bounds. */
export function checkPack(pack: Pack, context: CheckContext): void {
  checkIds(pack, context);
  checkEvidence(pack, context);
  checkClosures(pack, context);
  checkSearched(pack, context);
  checkStudies(pack, context);
  checkTopics(pack, context);
  checkMissing(pack, context);
  checkCodings(pack, context);
  checkMedia(pack, context);
  checkIndicators(pack, context);
  checkLatent(pack, context);
  checkClaims(pack, context);
  checkNetworks(pack, context.report);
  checkEstimates(pack, context.report(ESTIMATES_FILE));
  checkFlows(pack, context.report);
  checkHypotheses(pack, context.report('model.yml'));
  checkCounts(context);
}

function checkIds(pack: Pack, { report }: CheckContext): void {
  const places = [
    ...pack.sources.map(({ id }) => ({ id, file: 'sources.csv', line: undefined as number | undefined })),
    ...pack.evidence.map(({ id, ledger, line }) => ({
      id,
      file: `ledger/${ledger}.csv`,
      line: line as number | undefined,
    })),
  ];
  const seen = new Map<string, string>();
  for (const { id, file, line } of places) {
    const first = seen.get(id);
    if (first !== undefined)
      report(file)(line, `id ${id} is already used in ${first}; ids are unique in a pack, give another`);
    else seen.set(id, line === undefined ? file : `${file}:${line}`);
  }
  const codes = pack.partners.map(({ code }) => code);
  for (const code of new Set(codes.filter((code, i) => codes.indexOf(code) !== i)))
    report('partners.csv')(undefined, `partner ${code} stands twice; keep one`);
  if (!pack.partners.some(({ reported }) => reported))
    report('partners.csv')(undefined, 'no partner is reported; set reported to yes for the states to rank');
}

function checkEvidence(pack: Pack, { report }: CheckContext): void {
  const sources = new Map(pack.sources.map((source) => [source.id, source]));
  const partners = new Set([
    ...pack.partners.map(({ code }) => code),
    pack.actor.code,
    ...Object.keys(pack.groups),
  ]);
  const events = new Set([...pack.evidence.map(({ id }) => id), ...pack.withdrawn.map(({ id }) => id)]);
  for (const row of pack.evidence) {
    const to = report(`ledger/${row.ledger}.csv`);
    for (const id of [row.source, row.secondSource])
      if (id !== null && !sources.has(id))
        to(row.line, `source ${id} is not in sources.csv; add it or correct the id`);
    if (row.secondSource === row.source) to(row.line, `second_source repeats ${row.source}; leave it empty`);
    if (!partners.has(row.partner))
      to(
        row.line,
        `partner ${row.partner} is neither in partners.csv nor a group nor the actor; add it or correct the code`,
      );
    if (!events.has(row.event))
      to(row.line, `event ${row.event} is not the id of a row; correct it, or leave it empty`);
    if (row.credibility === 1 && row.secondSource === null)
      to(
        row.line,
        'credibility 1 means confirmed by independent sources, but there is no second_source',
        'warning',
      );
  }
}

function checkClosures(pack: Pack, { report }: CheckContext): void {
  const sources = new Set(pack.sources.map(({ id }) => id));
  const spans = [
    ...pack.closures.map((closure) => ({ ...closure, what: 'closure' })),
    ...pack.windows.map((window) => ({ ...window, what: 'window' })),
  ];
  for (const { what, title, source } of spans)
    if (!sources.has(source))
      report('pack.yml')(undefined, `${what} "${title}": source ${source} is not in sources.csv`);
}

function checkSearched({ searched, evidence }: Pack, { report }: CheckContext): void {
  for (const { ledger, line, date } of evidence) {
    const until = searched[ledger];
    if (until !== undefined && date > until)
      report(`ledger/${ledger}.csv`)(
        line,
        `the row is of ${date}, after ${until}, to which pack.yml says that the ledger was searched; move that day on, or correct the row`,
      );
  }
}

function checkStudies({ studies, partners }: Pack, { report }: CheckContext): void {
  const reported = new Set(partners.flatMap(({ code, reported: is }) => (is ? [code] : [])));
  for (const { title, partner } of studies)
    if (!reported.has(partner))
      report('pack.yml')(
        undefined,
        `study "${title}": partner ${partner} is not reported in partners.csv, so it has no gap; correct the code`,
      );
}

function checkTopics({ topics, estimates }: Pack, { report }: CheckContext): void {
  const known = new Set(estimates.map(({ id }) => id));
  for (const { title, estimates: told } of topics)
    for (const id of told)
      if (!known.has(id))
        report('pack.yml')(
          undefined,
          `topic "${title}": estimate ${id} is not in estimates.csv; correct the id`,
        );
}

function checkMissing({ missing, ledgers, indicators, latent }: Pack, { report }: CheckContext): void {
  const known = new Set([
    ...ledgers.map(({ name }) => name),
    ...indicators.map(({ id }) => id),
    ...[...(latent?.items ?? []), ...(latent?.series ?? [])].map(({ id }) => id),
  ]);
  for (const { text, affects } of missing)
    for (const id of affects)
      if (!known.has(id))
        report('pack.yml')(
          undefined,
          `missing "${text.slice(0, 40)}": ${id} is no ledger, indicator or series of the pack; correct it`,
        );
}

function checkCodings({ codebook, codings, coverage, sources }: Pack, { report }: CheckContext): void {
  if (!codebook) return;
  const known = new Set(sources.map(({ id }) => id));
  const told = new Set(coverage.map(({ source }) => source));
  for (const source of new Set(codings.map((item) => item.source))) {
    const to = report(`codings/${source}.csv`);
    if (!known.has(source)) to(undefined, `source ${source} is not in sources.csv; add it`);
    if (!told.has(source))
      to(undefined, `codings/coverage.csv has no row for ${source}; run save-codings again`);
    const version = codebook.digest.slice(0, 8);
    const stale = codings.filter((item) => item.source === source && item.codebook !== version).length;
    if (stale > 0)
      to(
        undefined,
        `${stale} rows were coded by another version of the codebook; run save-codings again`,
        'warning',
      );
  }
}

function checkMedia({ codebook, media: { close } }: Pack, { report }: CheckContext): void {
  const known = new Set(codebook?.variables['formulas']?.map(({ code }) => code));
  for (const formula of close)
    if (!known.has(formula))
      report('pack.yml')(
        undefined,
        `media: close names ${formula}, which is no category of formulas in codebook.yml; correct it`,
      );
}

function checkIndicators(pack: Pack, { report }: CheckContext): void {
  const byId = new Map(pack.indicators.map((indicator) => [indicator.id, indicator]));
  const bySql = new Map<string, string>();
  const isItem = (id: string) => ['affinity', 'slack'].includes(byId.get(id)?.measure ?? '');
  for (const { id, shares, sql } of pack.indicators) {
    for (const other of Object.keys(shares))
      if (!byId.has(other))
        report('indicators.yml')(undefined, `${id}: shares names ${other}, which is no indicator`);
      else if (isItem(id) === isItem(other))
        report('indicators.yml')(
          undefined,
          `${id}: shares names ${other}, but only an item and an outcome need to declare shared evidence`,
        );
    const same = bySql.get(sql.trim());
    if (same !== undefined && isItem(same) !== isItem(id))
      report('indicators.yml')(
        undefined,
        `${id} and ${same} have the same SQL, one as item and one as outcome; keep one`,
      );
    bySql.set(sql.trim(), id);
  }
  if (!pack.indicators.some(({ measure }) => measure === pack.model.tiers.measure))
    report('indicators.yml')(
      undefined,
      `no indicator measures ${pack.model.tiers.measure}, which model.yml tiers`,
    );
}

/** Anchors are partners, and evidence is shared with a series of the other side. */
function checkLatent({ latent, partners }: Pack, { report }: CheckContext): void {
  if (!latent) return;
  const to = report('latent.yml');
  const known = new Set(partners.map(({ code }) => code));
  const { high, low } = latent.anchors;
  for (const code of [...high, ...low])
    if (!known.has(code)) to(undefined, `anchor ${code} is not in partners.csv; add it or correct the code`);
  const outcomes = latent.series.map(({ id }) => id);
  for (const { id, shares } of latent.items)
    for (const other of Object.keys(shares))
      if (!outcomes.includes(other))
        to(undefined, `${id}: shares names ${other}, which is no series of an outcome`);
}

function checkClaims(pack: Pack, { report }: CheckContext): void {
  const known = new Set([...pack.evidence, ...pack.withdrawn].map(({ id }) => id));
  const seen = new Set<string>();
  for (const claim of pack.claims) {
    if (seen.has(claim.id))
      report('claims.md')(claim.line, `claim ${claim.id} stands twice; give one another number`);
    seen.add(claim.id);
    for (const cite of claim.cites)
      if (!known.has(cite))
        report('claims.md')(claim.line, `${claim.id}: cites ${cite}, which is no evidence; correct the id`);
  }
}

function checkCounts({ expected, rows, report }: CheckContext): void {
  for (const [table, { min = 0, max = Number.POSITIVE_INFINITY }] of Object.entries(expected)) {
    const count = rows[table];
    if (count === undefined)
      report('pack.yml')(
        undefined,
        `expected: ${table} is no table; tables are sources, partners, claims, ${LEDGER_NAMES.join(', ')}`,
      );
    else if (count < min || count > max)
      report('pack.yml')(
        undefined,
        `expected ${max === Number.POSITIVE_INFINITY ? `at least ${min}` : `${min} to ${max}`} rows of ${table}, found ${count}; explain the difference, then move the bounds`,
      );
  }
}
