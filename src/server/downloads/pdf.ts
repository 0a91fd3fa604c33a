import { execFile } from 'node:child_process';
import { access, constants, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { Download } from '../download.js';
import { Failure } from '../failure.js';
import { writtenFile } from '../written.js';
import { steadyPdf } from './steady.js';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge'];
/** Milliseconds after which a browser that does not print is stopped. */
const PATIENCE = 60_000;
const run = promisify(execFile);

export const briefPdf: Download = {
  path: 'brief.pdf',
  summary: 'The written result as printed by a Chromium of this machine; not there where none is found.',
  type: 'application/pdf',
  bytes: async ({ written, build }) => {
    const browser = await findBrowser();
    if (!browser)
      throw new Failure(
        'not_found',
        'there is no Chromium here to print with',
        'print brief.html in a browser, or name a Chromium in TIERLINE_CHROMIUM',
      );
    return steadyPdf(await print(browser, writtenFile(written, 'brief.html')), build.info.asOf);
  },
};

/** A Chromium of the path, or that of TIERLINE_CHROMIUM. */
export async function findBrowser(env: NodeJS.ProcessEnv = process.env): Promise<string | undefined> {
  const named = env['TIERLINE_CHROMIUM'];
  const folders = (env['PATH'] ?? '').split(delimiter);
  const places = named ? [named] : NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  for (const place of places)
    if (
      await access(place, constants.X_OK).then(
        () => true,
        () => false,
      )
    )
      return place;
  return undefined;
}

async function print(browser: string, html: Buffer): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'tierline-pdf-'));
  const [page, pdf] = [join(folder, 'brief.html'), join(folder, 'brief.pdf')];
  try {
    await writeFile(page, html);
    const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []; // Chromium has no sandbox for root.
    await run(
      browser,
      [
        '--headless',
        '--disable-gpu',
        '--hide-scrollbars', // Drawn or not as the browser is quick, they move every line below them.
        ...asRoot,
        `--user-data-dir=${join(folder, 'profile')}`,
        '--no-pdf-header-footer',
        `--print-to-pdf=${pdf}`,
        pathToFileURL(page).href,
      ],
      { timeout: PATIENCE },
    );
    return await readFile(pdf);
  } catch (error) {
    const [line = ''] = (error as Error).message.split('\n').slice(-1);
    throw new Failure(
      'failed',
      `${browser} did not print: ${line.slice(0, 200)}`,
      'print brief.html in a browser',
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
