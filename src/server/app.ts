import compress from '@fastify/compress';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import fastifyStatic from '@fastify/static';
import Fastify, { type FastifyError, type FastifyInstance, type FastifyReply } from 'fastify';
import Type from 'typebox';
import { ACTIONS } from './actions.js';
import { DOWNLOADS } from './downloads.js';
import { Failure, FailureBody } from './failure.js';
import { demandToken, isLoopback, refuseForeign } from './guard.js';
import { describeRoutes } from './openapi.js';
import { pageOf } from './page.js';
import { RESOURCES } from './resources.js';
import { mount, mountAction, mountDownload } from './routes.js';
import { nullable } from './shapes.js';
import type { Workbench } from './workbench.js';

export interface AppOptions {
  /** Folder of the compiled web. */
  readonly web: string;
  /** The page that all views begin from. */
  readonly page: string;
  /** Where it will listen. */
  readonly host: string;
  readonly token?: string;
}

/** Bytes of a body at most: the longest text and query with room for its JSON. */
const BODY = 2 ** 20;
/** Questions of one address in a minute, where others than this machine can ask. */
const PER_MINUTE = 1200;
const POSTS_PER_MINUTE = 60;

/** The workbench as a server that does not listen yet. */
export async function workbenchApp(workbench: Workbench, options: AppOptions): Promise<FastifyInstance> {
  const { web, page, host, token } = options;
  const app = Fastify({
    exposeHeadRoutes: false,
    bodyLimit: BODY,
    routerOptions: { maxParamLength: 250 },
    // What a question does not take is an error, and not dropped in silence.
    ajv: { customOptions: { removeAdditional: false } },
    frameworkErrors: (error, _, reply) => {
      const failure = toFailure(error);
      void (reply as FastifyReply).code(failure.status).send(failure.body);
    },
  });
  app.removeContentTypeParser('text/plain');
  app.setErrorHandler((error: FastifyError, _, reply) => {
    const failure = toFailure(error);
    return reply.code(failure.status).send(failure.body);
  });
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: POLICY },
    enableCSPNonces: true,
    hsts: false,
  });
  refuseForeign(app, host);
  if (token !== undefined) demandToken(app, token);
  const open = !isLoopback(host);
  if (open)
    await app.register(rateLimit, { max: PER_MINUTE, timeWindow: '1 minute', errorResponseBuilder: tooMany });
  await app.register(compress, {
    encodings: ['gzip'],
    customTypes: /^(text\/(html|css|javascript)|image\/svg\+xml)/,
  });
  await app.register(fastifyStatic, { root: web, wildcard: false, index: false });
  await describeRoutes(app, token !== undefined);
  for (const resource of RESOURCES) mount(app, resource, workbench);
  for (const download of DOWNLOADS) mountDownload(app, download, workbench);
  for (const action of ACTIONS) mountAction(app, action, workbench, open ? POSTS_PER_MINUTE : null);
  app.get('/healthz', { schema: HEALTH }, async () => {
    const { context } = await workbench.current();
    const { problem, build } = context;
    return { status: problem === null ? 'ok' : 'held', digest: build.info.digest, problem };
  });
  app.setNotFoundHandler(async (request, reply) => {
    if (request.method !== 'GET' || /^\/(api|assets)(\/|$|\?)/.test(request.url))
      throw new Failure(
        'not_found',
        `there is no ${request.method} ${request.url.split('?')[0]?.slice(0, 200)}`,
        'GET /api/openapi.json lists what there is',
      );
    const { context } = await workbench.current();
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(pageOf(page, context, reply.cspNonce.style));
  });
  return app;
}

const HEALTH = {
  summary:
    'Whether the server answers, and from the pack as it now is on disk (ok) or from the last good build of it (held).',
  operationId: 'healthz',
  tags: ['server'],
  security: [],
  response: {
    200: Type.Object(
      { status: Type.Enum(['ok', 'held']), digest: Type.String(), problem: nullable(Type.String()) },
      { description: 'It answers.' },
    ),
    '4xx': FailureBody,
  },
};

/** Nothing from elsewhere, nothing inline but styles with the nonce of the page, in no frame. */
const POLICY = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  fontSrc: ["'self'"],
  connectSrc: ["'self'"],
  workerSrc: ["'self'"],
  manifestSrc: ["'self'"],
  frameSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
};

const ASK = 'GET /api/openapi.json says what each question takes';
const tooMany = () => new Failure('too_many', 'too many questions in a minute', 'wait a minute');

/** What went wrong, in the shape of all errors; what nobody foresaw says nothing of the inside. */
export function toFailure(error: FastifyError | Failure): Failure {
  if (error instanceof Failure) return error;
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return new Failure(
      'too_large',
      `the body is larger than ${BODY} bytes`,
      'send less, or use the command line',
    );
  if (error.validation || (error.statusCode !== undefined && error.statusCode < 500))
    return new Failure('bad_request', error.message, ASK);
  process.stderr.write(`tierline: ${error.stack ?? error.message}\n`);
  return new Failure('failed', 'the server failed at this question', 'its standard error says more');
}
