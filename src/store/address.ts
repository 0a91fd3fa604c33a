import { UsageError } from '../error.js';

/** Tables in a DuckDB file, or in memory where none is named. */
export interface DuckAddress {
  readonly engine: 'duckdb';
  readonly file: string | null;
}

export interface ClickHouseAddress {
  readonly engine: 'clickhouse';
  /** `http://host:port` or `https://host:port` of the node that is asked. */
  readonly url: string;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  /** Null for one node that belongs to no cluster. */
  readonly cluster: string | null;
  /** URLs of all nodes, where tables are made one by one; empty where the cluster makes them itself (`ON CLUSTER`). */
  readonly nodes: readonly string[];
  /** Seconds for which a node that cannot be reached is tried again. */
  readonly patience: number;
  /** Seconds that one query may take; 0 for no bound. */
  readonly seconds: number;
}

export type StoreAddress = DuckAddress | ClickHouseAddress;

const FORMS =
  'give duckdb, duckdb:FILE or clickhouse://user@host:8123/database?cluster=name (clickhouses:// for TLS)';
const KNOWN = ['cluster', 'nodes', 'patience', 'seconds', 'tls'];
/** Names go into SQL as they are. */
const NAME = /^[A-Za-z_]\w*$/;

/**
 * Reads where heavy tables are kept. The password comes from the environment only, so that it stands in no history of commands.
 * @throws {UsageError} where the text has none of the forms.
 */
export function parseStore(text: string, password: string): StoreAddress {
  if (text === 'duckdb') return { engine: 'duckdb', file: null };
  if (/^duckdb:./.test(text)) return { engine: 'duckdb', file: text.slice('duckdb:'.length) };
  const scheme = /^clickhouse(s?):\/\//.exec(text);
  // Anything else may hold a password, so it is not repeated.
  if (!scheme || !URL.canParse(text)) throw new UsageError(`the store is in no form that is known; ${FORMS}`);
  return clickHouse(new URL(text), scheme[1] === 's', password);
}

function clickHouse(url: URL, secure: boolean, password: string): ClickHouseAddress {
  if (url.password !== '')
    throw new UsageError(
      'the store names a password; leave it out and set TIERLINE_STORE_PASSWORD, which no list of processes shows',
    );
  const asked = url.searchParams;
  const unknown = [...asked.keys()].find((key) => !KNOWN.includes(key));
  if (unknown !== undefined)
    throw new UsageError(`the store has no option "${unknown}"; it has ${KNOWN.join(', ')}`);
  const protocol = secure || asked.get('tls') === '1' ? 'https' : 'http';
  const port = url.port || (protocol === 'https' ? '8443' : '8123');
  const nodes = (asked.get('nodes') ?? '').split(',').filter((node) => node !== '');
  return {
    engine: 'clickhouse',
    url: `${protocol}://${url.hostname}:${port}`,
    user: decodeURIComponent(url.username) || 'default',
    password,
    database: named('database', url.pathname.slice(1) || 'default'),
    cluster: asked.has('cluster') ? named('cluster', asked.get('cluster') as string) : null,
    nodes: nodes.map((node) => `${protocol}://${node}`),
    patience: whole('patience', asked.get('patience') ?? '10'),
    seconds: whole('seconds', asked.get('seconds') ?? '0'),
  };
}

function named(what: string, name: string): string {
  if (!NAME.test(name)) throw new UsageError(`the ${what} "${name}" is no name; use letters, digits and _`);
  return name;
}

function whole(what: string, text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new UsageError(`${what}=${text} is no number of seconds`);
  return Number(text);
}

/** The store as people are told of it. */
export function tellStore(address: StoreAddress): string {
  if (address.engine === 'duckdb') return address.file === null ? 'duckdb' : `duckdb:${address.file}`;
  const { url, user, database, cluster } = address;
  return `${url.replace(/^http/, 'clickhouse').replace('://', `://${user}@`)}/${database}${cluster === null ? '' : `?cluster=${cluster}`}`;
}
