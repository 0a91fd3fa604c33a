import { pipeline, Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest, FastifySchema } from 'fastify';
import Type from 'typebox';
import type { Action } from './action.js';
import type { Answer } from './answers.js';
import type { Context } from './context.js';
import type { Download } from './download.js';
import { FailureBody } from './failure.js';
import { Pending } from './history.js';
import type { Resource } from './resource.js';
import type { Workbench } from './workbench.js';

/** What is answered while an answer is being made. */
const Unready = Type.Object({ ready: Type.Literal(false), done: Type.Integer(), of: Type.Integer() });

/** What every question may be answered with instead. */
const FAILURES = { '4xx': FailureBody, '5xx': FailureBody };

/** Mounts a resource at `/api/<path>`; what is kept of its answers is told apart by the whole question. */
export function mount(app: FastifyInstance, resource: Resource, workbench: Workbench): void {
  const { path, summary, params, query, response, answer, long } = resource;
  app.route({
    method: 'GET',
    url: `/api/${path}`,
    schema: {
      summary,
      operationId: operationOf(path),
      tags: ['build'],
      ...(params ? { params } : {}),
      querystring: { ...(query ?? Type.Object({})), additionalProperties: false },
      response: { 200: response, ...(long ? { 202: Unready } : {}), ...FAILURES },
    } as FastifySchema,
    handler: async (request, reply) => {
      const { context, answers } = await workbench.current();
      if (isCurrent(request, context)) return unchanged(reply, context);
      const question = { params: request.params, query: request.query };
      const pieces = resource.stream?.(context, question);
      if (pieces) return sendPieces(request, reply, context, pieces);
      try {
        const made = await answers.to(keyOf(resource, request), async () =>
          Buffer.from(JSON.stringify(await answer(context, question))),
        );
        return send(request, reply, context, JSON_TYPE, made);
      } catch (error) {
        if (!(error instanceof Pending)) throw error;
        const { done, of } = error;
        return reply.code(202).header('cache-control', 'no-store').send({ ready: false, done, of });
      }
    },
  });
}

/** What a page of the build may do: show itself. Scripts that got into a brief in spite of all would not run. */
const SHOWN_ONLY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";

/** Mounts a file at `/api/<path>`. */
export function mountDownload(app: FastifyInstance, download: Download, workbench: Workbench): void {
  const { path, summary, type, bytes, names } = download;
  app.route({
    method: 'GET',
    url: `/api/${path}`,
    schema: {
      summary,
      operationId: operationOf(path),
      tags: ['files'],
      ...(names ? { params: Type.Object({ name: Type.String({ maxLength: 100 }) }) } : {}),
      querystring: Type.Object({}, { additionalProperties: false }),
      response: {
        200: {
          description: summary,
          content: { [type.split(';')[0] as string]: { schema: { type: 'string' } } },
        },
        ...FAILURES,
      },
    } as FastifySchema,
    handler: async (request, reply) => {
      const { context, answers } = await workbench.current();
      if (isCurrent(request, context)) return unchanged(reply, context);
      const { name = '' } = request.params as { name?: string };
      const made = await answers.to(JSON.stringify([path, name]), async () => bytes(context, name));
      reply.header('content-security-policy', SHOWN_ONLY);
      return send(request, reply, context, type, made);
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
    schema: {
      summary,
      operationId: operationOf(path),
      tags: ['ask'],
      body,
      response: { 200: response, ...FAILURES },
    } as FastifySchema,
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

const JSON_TYPE = 'application/json; charset=utf-8';

/** `partners/:code` as `partners_code`. */
const operationOf = (path: string) => path.replace(/\W+/g, '_');

const etagOf = ({ build: { info }, problem }: Context) =>
  `W/"${info.digest.slice(0, 32)}${problem === null ? '' : '-held'}"`;

const isCurrent = ({ headers }: FastifyRequest, context: Context) =>
  headers['if-none-match'] === etagOf(context);

const unchanged = (reply: FastifyReply, context: Context) => ofBuild(reply, context).code(304).send();

const ofBuild = (reply: FastifyReply, context: Context) =>
  reply
    .header('x-tierline-digest', context.build.info.digest)
    .header('etag', etagOf(context))
    .header('cache-control', 'no-cache');

function sendPieces(
  request: FastifyRequest,
  reply: FastifyReply,
  context: Context,
  pieces: AsyncIterable<string>,
) {
  const source = Readable.from(pieces, { objectMode: false });
  ofBuild(reply, context).type(JSON_TYPE).header('vary', 'accept-encoding');
  if (!takesGzip(request)) return reply.send(source);
  return reply.header('content-encoding', 'gzip').send(pipeline(source, createGzip(), () => {}));
}

const takesGzip = ({ headers }: FastifyRequest) => /\bgzip\b/.test(headers['accept-encoding'] ?? '');

function send(
  request: FastifyRequest,
  reply: FastifyReply,
  context: Context,
  type: string,
  { plain, gzip }: Answer,
) {
  const packed = gzip !== null && takesGzip(request);
  ofBuild(reply, context).type(type).header('vary', 'accept-encoding');
  if (packed) reply.header('content-encoding', 'gzip');
  return reply.send(packed ? gzip : plain);
}
