import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the compiled command line in a process of its own, at the root of the repository. */
export function tierline(...args: string[]): Promise<Ran> {
  return tierlineFed(undefined, ...args);
}

/** The same with bytes on its standard input. */
export function tierlineFed(input: string | Uint8Array | undefined, ...args: string[]): Promise<Ran> {
  if (!existsSync(MAIN)) throw new Error('dist/cli/main.js is missing; run "npm run compile" first');
  return new Promise((done, fail) => {
    const child = execFile(
      process.execPath,
      [MAIN, ...args],
      { cwd: ROOT, maxBuffer: 2 ** 26 },
      (error, stdout, stderr) => {
        const code = error ? error.code : 0;
        if (typeof code === 'number') done({ code, stdout, stderr });
        else fail(error);
      },
    );
    if (input !== undefined) child.stdin?.end(input);
  });
}

/** The same with its standard output on a file or device. */
export function tierlineInto(path: string, ...args: string[]): Promise<Omit<Ran, 'stdout'>> {
  const fd = openSync(path, 'w');
  const child = spawn(process.execPath, [MAIN, ...args], { cwd: ROOT, stdio: ['ignore', fd, 'pipe'] });
  closeSync(fd);
  return ended(child);
}

/** The same with somebody at its standard output who reads a little and goes away. */
export function tierlineCutShort(...args: string[]): Promise<Omit<Ran, 'stdout'>> {
  const child = spawn(process.execPath, [MAIN, ...args], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout?.once('data', () => child.stdout?.destroy());
  return ended(child);
}

function ended(child: ChildProcess): Promise<Omit<Ran, 'stdout'>> {
  let stderr = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  return new Promise((done) => child.on('close', (code) => done({ code: code ?? -1, stderr })));
}

/** What a verb prints with `--json`; it must succeed and say nothing else. */
export async function tierlineJson<T>(...args: string[]): Promise<T> {
  const { code, stdout, stderr } = await tierline(...args, '--json');
  if (code !== 0 || stderr !== '') throw new Error(`tierline ${args.join(' ')} gave ${code}: ${stderr}`);
  return JSON.parse(stdout) as T;
}
