/** One example and the exit codes of every verb. */
export const VERBS = {
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

/** What each exit code says. */
export const CODES = {
  0: 'done',
  1: 'not done: a wrong argument, a folder that cannot be used, a query that fails, a page that cannot be had',
  2: 'the pack has errors; each is printed with file and line',
  130: 'ended by a signal; what is kept is said',
};
