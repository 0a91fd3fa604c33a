import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { expect, inject, onTestFinished } from 'vitest';

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export type Edition = 'server' | 'static';

/** Why the journeys cannot run, or nothing: `describe.skipIf(noBrowser)`. */
export const noBrowser = inject('chromium') === '' ? 'no Chromium' : '';

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: inject('chromium'), args: ARGUMENTS });

/** The address of a view in an edition: a path on the server, the part after `#` among files. */
export function addressOf(edition: Edition, view: string): string {
  const base = inject('editions')[edition];
  return edition === 'server' ? new URL(view, base).href : `${base}#${view}`;
}

/** A page that remembers what it should not have done. */
export interface WatchedPage extends Page {
  /** Fails on any error in the console and on any request to another host. */
  readonly assertClean: () => void;
}

/** A page of one edition at one view, ready when its heading stands. */
export async function openView(...where: Parameters<typeof openPage>): Promise<WatchedPage> {
  const page = await openPage(...where);
  await page.locator('main h1').first().waitFor();
  return page;
}

/** A page of one edition at one address; it closes with its test, since pages left open take each other's frames. */
export async function openPage(
  browser: Browser,
  edition: Edition,
  view: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  const wrong: string[] = [];
  const { host } = new URL(inject('editions')[edition]);
  page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
  page.on('pageerror', (error) => wrong.push(error.message));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.host !== host) wrong.push(`asked ${url.host}`);
  });
  await page.goto(addressOf(edition, view));
  return Object.assign(page, { assertClean: () => expect(wrong).toEqual([]) });
}
