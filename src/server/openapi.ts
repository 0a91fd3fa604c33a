import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { VERSION } from '../index.js';
import { FailureBody } from './failure.js';

const TOKEN = { type: 'http', scheme: 'bearer', description: 'What the server was started with.' } as const;

/** Collects the schemas of all routes mounted after it, and answers them as OpenAPI 3.1. */
export async function describeRoutes(app: FastifyInstance, locked: boolean): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Tierline workbench',
        version: VERSION,
        description:
          'One build of one pack. Every answer carries `X-Tierline-Digest`; another digest means that the pack was built anew. Errors have one shape.',
        license: { name: 'MIT', identifier: 'MIT' },
      },
      servers: [{ url: '/', description: 'This server.' }],
      tags: [
        { name: 'build', description: 'What the build says; a published edition holds the same as files.' },
        { name: 'files', description: 'The brief, its figures, and citations.' },
        { name: 'ask', description: 'What only a server can do.' },
        { name: 'server', description: 'About the server itself.' },
      ],
      ...(locked ? { components: { securitySchemes: { token: TOKEN } } } : {}),
      security: locked ? [{ token: [] }] : [],
    },
  });
  app.get(
    '/api/openapi.json',
    {
      schema: {
        summary: 'This description.',
        operationId: 'openapi',
        tags: ['server'],
        response: {
          200: { description: 'OpenAPI 3.1.', type: 'object', additionalProperties: true },
          '4xx': FailureBody,
        },
      },
    },
    async () => app.swagger(),
  );
}
