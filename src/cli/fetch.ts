import { Command } from 'commander';
import { type FetchSummary, fetchPages } from '../index.js';
import { parseCount } from './options.js';
import { print, printJson, progressLine } from './output.js';

interface Flags {
  readonly delay: number;
  readonly timeout: number;
  readonly maxSize: number;
  readonly contact?: string;
  readonly again?: true;
  readonly json?: true;
}

export function fetchCommand(): Command {
  return new Command('fetch')
    .description(
      'get the pages of a list politely into a web archive; run again, it goes on where it stopped',
    )
    .argument('<list>', 'file of addresses, or address of a sitemap, feed or such a file')
    .argument('<archive>', 'archive to make or go on with, in .warc.gz; its manifest stands beside it')
    .option(
      '--delay <seconds>',
      'pause between requests to one host; a longer Crawl-delay is kept',
      parseCount,
      2,
    )
    .option('--timeout <seconds>', 'time for one response', parseCount, 60)
    .option('--max-size <MiB>', 'largest response that is taken', parseCount, 50)
    .option('--contact <text>', 'address or page by which a site can reach you, sent with every request')
    .option('--again', 'ask again for what is there, and name what was changed or is gone')
    .option('--json', 'print JSON for machines')
    .action(async (list: string, archive: string, { maxSize, json, ...flags }: Flags) => {
      const stop = new AbortController();
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
      const progress = progressLine();
      try {
        const summary = await fetchPages(list, archive, {
          ...flags,
          size: maxSize * 2 ** 20,
          signal: stop.signal,
          progress: progress.step,
        });
        progress.done();
        if (json) printJson(summary);
        else printSummary(summary);
        if (summary.stopped || summary.failed.some(({ settled }) => !settled)) process.exitCode = 1;
      } finally {
        progress.done();
      }
    });
}

function printSummary(summary: FetchSummary): void {
  for (const { url, reason } of summary.failed) print(`${url}: ${reason}`);
  for (const url of summary.changed) print(`changed: ${url}`);
  for (const url of summary.gone) print(`gone: ${url}`);
  const { listed, fetched, unchanged, kept, failed, archive, stopped } = summary;
  print(
    `${archive}: of ${listed} addresses ${fetched} fetched, ${unchanged} unchanged, ${kept} there before, ${failed.length} without content`,
  );
  if (stopped) print('Stopped; the same command goes on from here.');
}
