// The rows of bench/results/cluster.json as the marked table of docs/scale.md.
const BEGIN = '<!-- cluster.json -->';
const END = '<!-- end -->';
const NAMES = { duckdb: 'DuckDB in a file', 'one node': 'one node', 'two nodes': 'two nodes' };

/** The page with the results in the place of what stands between its marks. */
export function withTable(page, { results }) {
  const rows = results.map(({ size, engine, table, seconds, clientMegabytes, bytesOnDisk, load1m }) =>
    [
      `1e${Math.log10(size)} ${table}`,
      NAMES[engine] + (engine === 'duckdb' ? ', in the client' : ''),
      seconds.load,
      seconds.scan ?? seconds.follow,
      clientMegabytes,
      bytesOnDisk === null ? '' : Math.round(bytesOnDisk.reduce((a, b) => a + b, 0) / size),
      load1m,
    ].join(' | '),
  );
  const head = [
    'rows | engine | load, s | scan or follow, s | client, MB | on disk, bytes a row | load of the machine',
    '--- | --- | --- | --- | --- | --- | ---',
  ];
  const lines = [...head, ...rows].map((row) => `| ${row} |`).join('\n');
  const [before, rest] = page.split(BEGIN);
  return `${before}${BEGIN}\n\n${lines}\n\n${END}${rest.slice(rest.indexOf(END) + END.length)}`;
}
