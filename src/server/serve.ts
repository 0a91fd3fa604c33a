import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { type OpenOptions, UsageError } from '../index.js';
import { type AppOptions, workbenchApp } from './app.js';
import { checkAccess } from './guard.js';
import { readPage, WEB } from './page.js';
import { Workbench } from './workbench.js';

export interface ServeOptions extends OpenOptions {
  readonly port: number;
  /** Loopback where left out. */
  readonly host?: string;
  /** Demanded of everyone; must be there for an address that others can reach. */
  readonly token?: string;
  /** Folder of the compiled web, where it is not that of the package. */
  readonly web?: string;
  /** The compiled module of the threads, where it is not that beside this one. */
  readonly worker?: URL;
}

/** A server that answers. */
export interface Served {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/**
 * Serves the workbench of a pack.
 * @throws {UsageError}, before anything is built, where the port is taken, others could reach it without a token, or the web has not been
 * compiled; {PackError} for a pack with errors.
 */
export async function serve(pack: string, options: ServeOptions): Promise<Served> {
  const { port, host = '127.0.0.1', web = WEB, token } = options;
  checkAccess(host, token);
  const page = await readPage(web);
  await tryPort(host, port);
  const workbench = await Workbench.open(pack, options, options.worker);
  const app = await appOf(workbench, { web, page, host, ...(token === undefined ? {} : { token }) });
  try {
    await app.listen({ port, host });
  } catch (error) {
    await app.close();
    throw refused(error as NodeJS.ErrnoException, host, port);
  }
  const { port: bound } = app.server.address() as AddressInfo;
  const name = host.includes(':') ? `[${host}]` : host;
  const ticket = token === undefined ? '' : `?token=${token}`;
  return { url: `http://${name}:${bound}/${ticket}`, close: () => app.close() };
}

/** The application, which closes the workbench with itself; where it cannot be made, the workbench does not stay open. */
async function appOf(workbench: Workbench, options: AppOptions): Promise<FastifyInstance> {
  try {
    const app = await workbenchApp(workbench, options);
    app.addHook('onClose', async () => workbench.close());
    return app;
  } catch (error) {
    await workbench.close();
    throw error;
  }
}

/**
 * Listens for a moment, so that a port that is taken is said before a build is made, which may take minutes.
 * @throws {UsageError} where it cannot be listened on.
 */
async function tryPort(host: string, port: number): Promise<void> {
  const server = createServer();
  server.listen({ host, port });
  try {
    await once(server, 'listening');
  } catch (error) {
    throw refused(error as NodeJS.ErrnoException, host, port);
  }
  server.close();
  await once(server, 'close');
}

function refused(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return new UsageError(`port ${port} of ${host} is taken; give another with --port, or 0 for any`);
  if (error.code === 'EACCES' || error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
    return new UsageError(
      `${host}:${port} cannot be listened on (${error.code}); give another with --host or --port`,
    );
  return error;
}
