import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { UsageError } from '../index.js';
import { Failure } from './failure.js';

const COOKIE = 'tierline_token';
const SHORTEST = 16;

/** Whether nobody but programs of this machine can reach the address. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);

/** @throws {UsageError} for an address that others can reach without a token, and for a token that can be guessed. */
export function checkAccess(host: string, token: string | undefined): void {
  if (token === undefined && !isLoopback(host))
    throw new UsageError(
      `${host} can be reached by others; give a --token of ${SHORTEST} characters or more, or TIERLINE_TOKEN`,
    );
  if (token !== undefined && !/^[\w.~-]+$/.test(token))
    throw new UsageError(
      'a token consists of letters, digits and - . _ ~, so that it can stand in an address',
    );
  if (token !== undefined && token.length < SHORTEST)
    throw new UsageError(`the token has ${token.length} characters; give ${SHORTEST} or more`);
}

/**
 * On loopback, refuses questions that name another host: a page of somebody may point its own name at this machine and read what is
 * answered (DNS rebinding). Everywhere, refuses posts from pages of others.
 */
export function refuseForeign(app: FastifyInstance, host: string): void {
  app.addHook('onRequest', async (request) => {
    const named = hostOf(request.headers.host ?? '');
    if (isLoopback(host) && !isLoopback(named))
      throw new Failure(
        'foreign_host',
        `this server is not "${named}"`,
        'open it by the address that it printed',
      );
    const { origin } = request.headers;
    if (
      request.method !== 'GET' &&
      origin !== undefined &&
      origin !== `${request.protocol}://${request.headers.host}`
    )
      throw new Failure(
        'foreign_host',
        `a page of ${origin} may not ask this`,
        'ask from the workbench itself',
      );
  });
}

/** The name without its port; of an IPv6 address without its brackets. */
const hostOf = (host: string) => /^\[(.*)\](?::\d+)?$/.exec(host)?.[1] ?? host.replace(/:\d*$/, '');

/** Lets nobody in without the token, in a header, a cookie or once in the address, which then becomes the cookie. */
export function demandToken(app: FastifyInstance, token: string): void {
  app.addHook('onRequest', async (request, reply) => {
    if (request.url === '/healthz') return;
    if (equal(inAddress(request), token)) {
      const url = new URL(request.url, 'http://local');
      url.searchParams.delete('token');
      reply.header('set-cookie', `${COOKIE}=${token}; Path=/; HttpOnly; SameSite=Strict`);
      return reply.redirect(`${url.pathname}${url.search}`, 303);
    }
    if (!equal(bearer(request), token) && !equal(cookie(request), token))
      throw new Failure(
        'unauthorized',
        'this needs the token',
        'open the address that the server printed, or send "Authorization: Bearer <token>"',
      );
  });
}

const inAddress = ({ url, method }: FastifyRequest) =>
  method === 'GET' ? new URL(url, 'http://local').searchParams.get('token') : null;
const bearer = ({ headers }: FastifyRequest) => /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1];
const cookie = ({ headers }: FastifyRequest) =>
  new RegExp(`(?:^|; )${COOKIE}=([^;]*)`).exec(headers.cookie ?? '')?.[1];

/** In the same time whatever differs. */
function equal(given: string | null | undefined, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return given != null && timingSafeEqual(digest(given), digest(token));
}
