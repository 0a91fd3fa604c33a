import { UsageError } from '../../error.js';

/** A shard of the cluster by where it is reached, `host:port` of its native protocol. */
export interface Shard {
  readonly number: number;
  readonly hosts: readonly string[];
}

/** What stopped a query: told to people, and whether the same query may be asked again without harm. */
export class StoreFailure extends UsageError {
  constructor(
    message: string,
    /** A node could not be reached; what was read or written before is not undone. */
    readonly unreachable: boolean,
    /** Number of the error in ClickHouse; null where the node gave no answer. */
    readonly code: number | null,
  ) {
    super(message);
  }
}

/** Errors of ClickHouse that mean a node is not there. */
const UNREACHABLE = new Set([3, 32, 209, 210, 279, 519]);

/** A disk is full: of this number where a node looked for room before it wrote, of another where the system then told it. */
const FULL = 243;
const NO_SPACE = /errno: 28\b|No space left on device/;

/** Errors that say what to do; `$` stands for the first line of the node's own words. */
const TOLD: Readonly<Record<number, string>> = {
  36: 'the cluster is not known there; name one of system.clusters with cluster=',
  60: 'a table is not there; load something first, or the nodes differ in their tables: $',
  81: 'the database is not there; create it on every node',
  159: 'the query took longer than seconds= allows; raise it or ask for less',
  164: 'the user may only read, so that settings that a whole answer needs cannot be set; use a user with readonly = 0 or 2',
  170: 'the cluster is not known there; name one of system.clusters with cluster=',
  192: 'the user or the password is wrong; see TIERLINE_STORE_PASSWORD',
  193: 'the user or the password is wrong; see TIERLINE_STORE_PASSWORD',
  194: 'a password is needed; set TIERLINE_STORE_PASSWORD',
  201: 'the quota of the user is used up; what was loaded stays, run the same again later: $',
  241: 'the query needs more memory than max_memory_usage allows; raise it or ask for less: $',
  [FULL]: 'the disk is full; what was loaded stays, make room and run the same again: $',
  394: 'the query was cancelled',
  497: 'the user may not do this: $',
  516: 'the user or the password is wrong; see TIERLINE_STORE_PASSWORD',
  701: 'the cluster is not known there; name one of system.clusters with cluster=',
};

/** Tells what stopped a query on a node; never with the query, which may hold what people wrote. */
export function failureOf(error: unknown, store: string, shards: readonly Shard[]): StoreFailure {
  const words = (error as Error).message ?? String(error);
  const found = /\bCode: (\d+)/.exec(words) ?? /^(\d+)$/.exec(String((error as { code?: unknown }).code));
  const code = found ? Number(found[1]) : null;
  const line = firstLine(words);
  const refusal = tlsRefusal(String((error as { code?: unknown }).code));
  if (refusal) return new StoreFailure(`${store}: ${refusal.replace('$', line)}`, false, null);
  const stuck = definitionFailure(words);
  if (stuck) return new StoreFailure(`${store}: ${stuck.replace('$', line)}`, false, code);
  if (code === null)
    return new StoreFailure(`${store} gives no answer (${line}); is the node up?`, true, null);
  if (UNREACHABLE.has(code) || /Connection refused|tries failed/.test(words)) {
    const down = shards.find(({ hosts }) => hosts.some((host) => words.includes(host)));
    const which = down ? `shard ${down.number} (${down.hosts.join(', ')})` : 'a shard';
    return new StoreFailure(
      `${store}: ${which} cannot be reached, so there is no answer rather than a part of one; start it and run the same again (${line})`,
      true,
      code,
    );
  }
  const told = (TOLD[NO_SPACE.test(words) ? FULL : code] ?? 'the query fails: $').replace('$', line);
  return new StoreFailure(`${store}: ${told}`, false, code);
}

/** Where no connection is made because of TLS, which no waiting mends. */
function tlsRefusal(code: string): string | undefined {
  if (/CERT|LEAF_SIGNATURE/.test(code))
    return 'its certificate is not accepted ($); name the file of the authority that signed it in NODE_EXTRA_CA_CERTS, and the host as the certificate does';
  if (code === 'EPROTO')
    return 'nothing speaks TLS on this port ($); give the port for HTTPS (8443 unless set otherwise), or clickhouse:// without TLS';
  return undefined;
}

/** Where a cluster does not hand a definition on to all of its nodes (`ON CLUSTER`). */
function definitionFailure(words: string): string | undefined {
  if (words.includes('distributed_ddl_task_timeout'))
    return 'not every node of the cluster has made its tables; start those that are down and run the same again: $';
  if (/DDL background thread is not|no zookeeper/i.test(words))
    return 'the cluster has no Keeper by which definitions are handed on; name the nodes with nodes=host:port,...: $';
  return undefined;
}

function firstLine(words: string): string {
  // Where no connection can be made, the reason stands in a log on further lines.
  const line = words.replace(/Log:\s+/, 'Log: ').split('\n')[0] as string;
  return (/displayText\(\) = (.*?)(?:, e\.what\(\)|$)/.exec(line)?.[1] ?? line).slice(0, 300);
}
