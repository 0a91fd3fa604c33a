// chdb behind the HTTP of a ClickHouse server, one query after the other: `node chdb-serve.mjs ROOT FOLDER`, where ROOT has chdb installed and
// FOLDER keeps the data. Writes its port. What is asked for in an address (database, settings) is set as a server sets it.
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [root, folder] = process.argv.slice(2);
const { Session } = createRequire(join(root, 'package.json'))('chdb');
/** Any port: a shard on the port that a node takes for its own is asked in process. */
const OWN = 9000;
/** Parts of an address that are no settings. */
const HTTP = ['query', 'query_id', 'database', 'wait_end_of_query', 'buffer_size', 'default_format'];

const config = join(folder, 'config.xml');
writeFileSync(
  config,
  `<clickhouse><tcp_port>${OWN}</tcp_port><timezone>UTC</timezone><remote_servers><alone><shard><replica><host>127.0.0.1</host><port>${OWN}</port></replica></shard></alone></remote_servers></clickhouse>`,
);
const session = new Session(join(folder, 'data'), { connectionArgs: [`--config-file=${config}`] });
await session.queryAsync('CREATE DATABASE IF NOT EXISTS tierline');

let applied = new Map();
async function apply(asked) {
  for (const name of applied.keys()) if (!asked.has(name)) await session.queryAsync(`SET ${name} = DEFAULT`);
  for (const [name, value] of asked)
    if (applied.get(name) !== value)
      await session.queryAsync(`SET ${name} = '${value.replace(/[\\']/g, '\\$&')}'`);
  applied = asked;
}

async function answerTo(address, body) {
  const asked = new URL(address, 'http://node').searchParams;
  await apply(new Map([...asked].filter(([name]) => !HTTP.includes(name))));
  await session.queryAsync(`USE ${asked.get('database') ?? 'default'}`);
  const query = asked.get('query');
  const result = await session.queryAsync(query === null ? body : `${query}\n${body}`, {
    format: 'TabSeparated',
  });
  return result.bytes();
}

let last = Promise.resolve();
const server = createServer(async (request, response) => {
  const parts = [];
  for await (const part of request) parts.push(part);
  last = last
    .then(() => answerTo(request.url, Buffer.concat(parts).toString()))
    .then(
      (bytes) => response.end(bytes),
      (error) => {
        response.writeHead(500, { 'X-ClickHouse-Exception-Code': error.clickhouseCode ?? 0 });
        response.end(error.message);
      },
    );
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`));
