import fastifyStatic from '@fastify/static';
import Fastify, { type FastifyError, type FastifyInstance } from 'fastify';
import { Failure } from './failure.js';
import { pageOf, readPage } from './page.js';
import { RESOURCES } from './resources.js';
import { mount } from './routes.js';
import type { Workbench } from './workbench.js';

export interface AppOptions {
  /** Folder of the compiled web. */
  readonly web: string;
}

/** The workbench as a server that does not listen yet. */
export async function workbenchApp(workbench: Workbench, { web }: AppOptions): Promise<FastifyInstance> {
  const app = Fastify({ exposeHeadRoutes: false, routerOptions: { maxParamLength: 250 } });
  app.setErrorHandler((error: FastifyError, _, reply) => {
    const failure = toFailure(error);
    return reply.code(failure.status).send(failure.body);
  });
  const html = await readPage(web);
  await app.register(fastifyStatic, { root: web, wildcard: false, index: false });
  for (const resource of RESOURCES) mount(app, resource, workbench);
  app.setNotFoundHandler(async (request, reply) => {
    if (request.method !== 'GET' || /^\/(api|assets)\b/.test(request.url))
      throw new Failure(
        'not_found',
        `there is no ${request.method} ${request.url.split('?')[0]}`,
        'GET /api/openapi.json lists what there is',
      );
    const { context } = await workbench.current();
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(pageOf(html, context));
  });
  return app;
}

/** What went wrong, in the shape of all errors; what nobody foresaw says nothing of the inside. */
export function toFailure(error: FastifyError | Failure): Failure {
  if (error instanceof Failure) return error;
  if (error.validation)
    return new Failure('bad_request', error.message, 'GET /api/openapi.json says what each question takes');
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return new Failure('too_large', 'the body is larger than is taken', 'send less, or use the command line');
  if (error.statusCode !== undefined && error.statusCode < 500)
    return new Failure('bad_request', error.message, 'GET /api/openapi.json says what each question takes');
  process.stderr.write(`tierline: ${error.stack ?? error.message}\n`);
  return new Failure('failed', 'the server failed at this question', 'its standard error says more');
}
