import { spawn } from 'node:child_process';
import { Command, Option } from 'commander';
import { type BuildFlags, parsePort, withPackOptions } from './options.js';
import { print, progressLine } from './output.js';

interface Flags extends BuildFlags {
  readonly port: number;
  readonly open: boolean;
  readonly host: string;
  readonly token?: string;
}

export function serveCommand(): Command {
  return withPackOptions(new Command('serve'))
    .description('the workbench in a browser: standings, evidence, claims, the reading room, SQL')
    .option('--out <dir>', 'folder of the builds', 'out')
    .option('--port <number>', 'port to listen on, 0 for any that is free', parsePort, 8642)
    .option('--host <address>', 'address to listen on; one that others can reach needs a token', '127.0.0.1')
    .addOption(
      new Option('--token <text>', 'demand this of everyone; 16 characters or more').env('TIERLINE_TOKEN'),
    )
    .option('--no-open', 'print the address only, open no browser')
    .action(async (pack: string, { open, out, port, host, token, asOf, seed }: Flags) => {
      // Most verbs need no server, and it takes long to load.
      const { serve } = await import('../server/serve.js');
      const progress = progressLine();
      const served = await serve(pack, {
        out,
        port,
        host,
        ...(token === undefined ? {} : { token }),
        progress: progress.step,
        ...(asOf === undefined ? {} : { asOf }),
        ...(seed === undefined ? {} : { seed }),
      }).finally(progress.done);
      print(served.url);
      if (open) openBrowser(served.url);
      for (const signal of ['SIGINT', 'SIGTERM'] as const)
        process.once(signal, () => void served.close().then(() => process.exit(0)));
    });
}

const OPENERS: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

/** Where no browser can be opened, the address stands there to be clicked. */
function openBrowser(url: string): void {
  const [command, ...first] = OPENERS[process.platform] ?? ['xdg-open'];
  spawn(command as string, [...first, url], { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}
