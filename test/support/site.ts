import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll } from 'vitest';

type Answer = string | ((request: IncomingMessage, response: ServerResponse) => void);

export interface Site {
  readonly origin: string;
  /** Paths asked for, in order; `GET` alone is served. */
  readonly asked: string[];
  /** What each path answers; may be changed while the site runs. A text is a page. */
  readonly pages: Record<string, Answer>;
}

const close: (() => void)[] = [];
afterAll(() => {
  for (const each of close.splice(0)) each();
});

/** A web site on the loopback address that lasts as long as the test file. */
export async function site(pages: Record<string, Answer>): Promise<Site> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    const answer = pages[path];
    if (answer === undefined) response.writeHead(404).end('not here');
    else if (typeof answer === 'string')
      response
        .writeHead(200, { 'content-type': 'text/html', date: 'Thu, 02 Jan 2025 00:00:00 GMT' })
        .end(answer);
    else answer(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  close.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, asked, pages };
}
