import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema } from 'fastify';
import Type from 'typebox';
import type { Action } from './action.js';
import type { Answer } from './answers.js';
import { Pending } from './history.js';
import type { Resource } from './resource.js';
import type { Workbench } from './workbench.js';

/** What is answered while an answer is being made. */
const Unready = Type.Object({ ready: Type.Literal(false), done: Type.Integer(), of: Type.Integer() });

/** Mounts a resource at `/api/<path>`; what is kept of its answers is told apart by the whole address. */
export function mount(app: FastifyInstance, resource: Resource, workbench: Workbench): void {
  const { path, summary, params, query, response } = resource;
  app.route({
    method: 'GET',
    url: `/api/${path}`,
    schema: {
      summary,
      tags: ['build'],
      ...(params ? { params } : {}),
      querystring: { ...(query ?? Type.Object({})), additionalProperties: false },
      response: { 200: response, ...(path === 'history' ? { 202: Unready } : {}) },
    } as FastifySchema,
    handler: async (request, reply) => {
      const { context, answers } = await workbench.current();
      const { digest } = context.build.info;
      const etag = `W/"${digest.slice(0, 32)}${context.problem === null ? '' : '-held'}"`;
      reply.header('x-tierline-digest', digest).header('etag', etag).header('cache-control', 'no-cache');
      if (request.headers['if-none-match'] === etag) return reply.code(304).send();
      const question = { params: request.params, query: request.query };
      try {
        return sendJson(request, reply, await answers.to(resource, keyOf(resource, request), question));
      } catch (error) {
        if (!(error instanceof Pending)) throw error;
        const { done, of } = error;
        return reply.removeHeader('etag').code(202).send({ ready: false, done, of });
      }
    },
  });
}

/** Mounts an action at `/api/<path>`, at most so many a minute for each address; null for no limit. */
export function mountAction(
  app: FastifyInstance,
  { path, summary, body, response, answer }: Action,
  workbench: Workbench,
  perMinute: number | null,
): void {
  app.route({
    method: 'POST',
    url: `/api/${path}`,
    schema: { summary, tags: ['ask'], body, response: { 200: response } } as FastifySchema,
    ...(perMinute === null ? {} : { config: { rateLimit: { max: perMinute, timeWindow: '1 minute' } } }),
    handler: async (request, reply) => {
      const { context } = await workbench.current();
      const answered = JSON.stringify(await answer(context, request.body));
      return reply
        .header('x-tierline-digest', context.build.info.digest)
        .header('cache-control', 'no-store')
        .type('application/json; charset=utf-8')
        .send(Buffer.from(answered));
    },
  });
}

/** Names of a question in the order of its schema, so that the order in the address makes no other question. */
function keyOf({ path, query }: Resource, request: FastifyRequest): string {
  const asked = request.query as Record<string, unknown>;
  const named = Object.keys(query?.properties ?? {}).map((name) => asked[name] ?? null);
  return JSON.stringify([path, Object.values(request.params as object), named]);
}

function sendJson(request: FastifyRequest, reply: FastifyReply, { plain, gzip }: Answer) {
  const packed = gzip !== null && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  reply.type('application/json; charset=utf-8').header('vary', 'accept-encoding');
  if (packed) reply.header('content-encoding', 'gzip');
  return reply.send(packed ? gzip : plain);
}
