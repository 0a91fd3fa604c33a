// Nodes of ClickHouse on this machine, for tests and measurements: Debian's packages, unpacked into .cache and not installed, each node with
// its own folder and ports on loopback, one thread each, ended by its process id.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const CACHE = fileURLToPath(new URL('../.cache/clickhouse/', import.meta.url));
export const PASSWORD = 'a secret of the tests';

/** Where the server is unpacked, fetched first if need be; an error says why it cannot be had. */
export function unpackedServer() {
  const root = process.env.TIERLINE_CLICKHOUSE_ROOT ?? join(CACHE, 'root');
  if (!existsSync(binaryIn(root))) fetchServer(root);
  return root;
}

const mount = (...args) => execFileSync('mount', args, { stdio: ['ignore', 'ignore', 'pipe'] });

/** Why small disks cannot be made here; undefined where they can. */
export function mountRefusal() {
  const folder = mkdtempSync(join(tmpdir(), 'tierline-mount-'));
  try {
    mount('-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder);
    execFileSync('umount', [folder]);
    return undefined;
  } catch (error) {
    return String(error.stderr ?? error.message).trim();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const binaryIn = (root) => join(root, 'usr/sbin/clickhouse-server');

function fetchServer(root) {
  const debs = join(CACHE, 'debs');
  mkdirSync(join(debs, 'partial'), { recursive: true });
  try {
    execFileSync(
      'apt-get',
      ['install', '--download-only', '--yes', '--no-install-recommends', 'clickhouse-server'].concat(
        ...[`Dir::Cache::archives=${debs}`, 'Debug::NoLocking=1', 'APT::Sandbox::User='].map((one) => [
          '-o',
          one,
        ]),
      ),
      { stdio: ['ignore', 'ignore', 'pipe'], timeout: 120_000 },
    );
    for (const deb of readdirSync(debs).filter((name) => name.endsWith('.deb')))
      execFileSync('dpkg', ['-x', join(debs, deb), root]);
  } catch (error) {
    rmSync(root, { recursive: true, force: true });
    const words = String(error.stderr ?? error.message)
      .trim()
      .split('\n')
      .at(-1);
    throw new Error(`Debian's package clickhouse-server cannot be had: ${words}`);
  }
}

/**
 * Starts nodes that form the cluster `tests`, one shard each; every node also knows `alone`, itself. With `tls` they answer over TLS as well,
 * by a certificate of their own making. With `disk`, a size such as `16m`, the last node has no more than that to keep its data on.
 */
export async function startNodes(count = 2, { profile = '', quota = '', tls = false, disk = '' } = {}) {
  const root = unpackedServer();
  const scratch = await mkdtemp(join(tmpdir(), 'tierline-nodes-'));
  const certificate = tls ? certify(scratch) : null;
  const ports = await freePorts(count * 4);
  const nodes = Array.from({ length: count }, (_, i) => {
    const [http, tcp, between, https] = ports.slice(i * 4, i * 4 + 4);
    const folder = join(scratch, `node${i + 1}`);
    return { folder, http, tcp, between, https, child: null };
  });
  for (const node of nodes) configure(node, nodes, { profile, quota, certificate });
  const cluster = new Nodes(root, scratch, nodes, certificate);
  try {
    if (disk) cluster.limitDisk(count - 1, disk);
    for (const i of nodes.keys()) await cluster.start(i);
    for (const i of nodes.keys()) await cluster.ask(i, 'CREATE DATABASE IF NOT EXISTS tierline');
  } catch (error) {
    await cluster.stop();
    throw error;
  }
  return cluster;
}

class Nodes {
  constructor(root, scratch, nodes, certificate) {
    Object.assign(this, { root, scratch, nodes, certificate });
  }

  /** The address that Tierline is given, with options such as `patience=0`. */
  address({
    database = 'tierline',
    cluster = 'tests',
    user = 'tests',
    options = '',
    secure = false,
    byCluster = false,
  } = {}) {
    const hosts = this.nodes.map(({ http, https }) => `127.0.0.1:${secure ? https : http}`);
    const grouped =
      cluster === null ? '' : `cluster=${cluster}&${byCluster ? '' : `nodes=${hosts.join(',')}&`}`;
    return `clickhouse${secure ? 's' : ''}://${user}@${hosts[0]}/${database}?${grouped}${options || 'patience=0'}`;
  }

  /** Where a node's own protocol is, as errors name it. */
  host(i) {
    return `127.0.0.1:${this.nodes[i].tcp}`;
  }

  /** Answer of one node as text. */
  async ask(i, sql, database = 'default') {
    const ask = () =>
      fetch(`http://127.0.0.1:${this.nodes[i].http}/?database=${database}`, {
        method: 'POST',
        headers: { 'X-ClickHouse-User': 'tests', 'X-ClickHouse-Key': PASSWORD },
        body: sql,
      });
    // A connection that was kept may be closed by the node at the very moment it is used again.
    const answer = await ask().catch(ask);
    const text = await answer.text();
    if (!answer.ok) throw new Error(text);
    return text.trim();
  }

  async start(i) {
    const node = this.nodes[i];
    const libraries = ['usr/lib', 'lib'].map((path) => join(this.root, path, 'x86_64-linux-gnu')).join(':');
    node.child = spawn(binaryIn(this.root), ['--config-file=config.xml'], {
      cwd: node.folder,
      stdio: 'ignore',
      env: { ...process.env, LD_LIBRARY_PATH: libraries },
    });
    for (let tries = 0; ; tries++) {
      try {
        await this.ask(i, 'SELECT 1');
        return;
      } catch (error) {
        if (tries > 300 || node.child.exitCode !== null) throw error;
        await sleep(100);
      }
    }
  }

  /** Starts those that are not running. */
  async revive() {
    for (const [i, { child }] of this.nodes.entries())
      if (child.exitCode !== null || child.signalCode !== null) await this.start(i);
  }

  /** Gives a node a disk of some size, or the one it has another size. */
  limitDisk(i, size) {
    const node = this.nodes[i];
    const data = join(node.folder, 'data');
    mkdirSync(data, { recursive: true });
    mount('-t', 'tmpfs', '-o', `${node.disk ? 'remount,' : ''}size=${size}`, 'tmpfs', data);
    node.disk = data;
  }

  /** Ends a node at once, as a loss of power does. */
  async kill(i) {
    const { child } = this.nodes[i];
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((done) => child.once('exit', done));
    child.kill('SIGKILL');
    await ended;
  }

  async stop() {
    for (const i of this.nodes.keys()) await this.kill(i);
    for (const { disk } of this.nodes) if (disk) execFileSync('umount', [disk]);
    await rm(this.scratch, { recursive: true, force: true });
  }
}

/** A certificate for loopback, signed by itself: whoever trusts it names its file. */
function certify(folder) {
  const [file, key] = [join(folder, 'certificate.pem'), join(folder, 'key.pem')];
  const made = ['-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', file];
  const about = ['-subj', '/CN=tierline tests', '-addext', 'subjectAltName=IP:127.0.0.1'];
  execFileSync('openssl', ['req', ...made, ...about], { stdio: ['ignore', 'ignore', 'pipe'] });
  return { file, key };
}

const tlsOf = ({ file, key }, https) => `<https_port>${https}</https_port>
<openSSL><server><certificateFile>${file}</certificateFile><privateKeyFile>${key}</privateKeyFile>
<verificationMode>none</verificationMode><loadDefaultCAFile>false</loadDefaultCAFile></server></openSSL>`;

function configure({ folder, http, tcp, between, https }, nodes, { profile, quota, certificate }) {
  mkdirSync(folder, { recursive: true });
  const shard = (port) =>
    `<shard><replica><host>127.0.0.1</host><port>${port}</port><user>tests</user><password>${PASSWORD}</password></replica></shard>`;
  writeFileSync(
    join(folder, 'config.xml'),
    `<yandex>
<logger><level>warning</level><log>log</log><errorlog>errors</errorlog></logger>
<http_port>${http}</http_port><tcp_port>${tcp}</tcp_port><interserver_http_port>${between}</interserver_http_port>
<interserver_http_host>127.0.0.1</interserver_http_host><listen_host>127.0.0.1</listen_host>
<path>${folder}/data/</path><tmp_path>${folder}/tmp/</tmp_path><users_config>users.xml</users_config>
<default_profile>default</default_profile><default_database>default</default_database><timezone>UTC</timezone>
<mark_cache_size>268435456</mark_cache_size>${certificate ? tlsOf(certificate, https) : ''}
<remote_servers><tests>${nodes.map((node) => shard(node.tcp)).join('')}</tests><alone>${shard(tcp)}</alone></remote_servers>
</yandex>`,
  );
  const user = (name, itsProfile, itsQuota) =>
    `<${name}><password>${PASSWORD}</password><networks><ip>127.0.0.1</ip></networks><profile>${itsProfile}</profile><quota>${itsQuota}</quota></${name}>`;
  writeFileSync(
    join(folder, 'users.xml'),
    `<yandex><profiles>
<default><max_threads>1</max_threads>${profile}</default>
<partial><max_threads>1</max_threads><skip_unavailable_shards>1</skip_unavailable_shards><readonly>1</readonly></partial>
<small><max_threads>1</max_threads><max_memory_usage>3000000</max_memory_usage></small>
</profiles>
<users>${user('tests', 'default', 'default')}${user('partial', 'partial', 'default')}${user('small', 'small', 'default')}${user('bounded', 'default', 'bounded')}</users>
<quotas><default/><bounded><interval><duration>3600</duration><queries>${quota || '40'}</queries></interval></bounded></quotas></yandex>`,
  );
}

async function freePorts(count) {
  const servers = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise((done, fail) => {
          const server = createServer();
          server.once('error', fail);
          server.listen(0, '127.0.0.1', () => done(server));
        }),
    ),
  );
  const ports = servers.map((server) => server.address().port);
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return ports;
}
