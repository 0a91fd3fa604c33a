/** The tables of a build with their columns, as the store itself names them. */
export async function tablesOf({ store: { Store }, load, results: { loadResults }, ledgers, coded }) {
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
