import { lstatSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { UsageError } from '../error.js';
import { FIT_FILES } from '../pack/fit.js';

const LOCK = '.fit.lock';

/**
 * Keeps the folder of a fit for one process, whose number stands in a file there, until what is returned is called or the process ends.
 * The lock of a process that is gone is taken over.
 * @throws {UsageError} where another process has it, the folder cannot be written, or something that is no plain file has the name of one of the fit.
 */
export function lockFit(directory: string): () => void {
  const path = join(directory, LOCK);
  try {
    mkdirSync(directory, { recursive: true });
    take(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new UsageError(
      `${directory} ${code === 'EEXIST' ? 'is no folder' : `cannot be written (${code})`}; name another folder with --out`,
    );
  }
  const unlock = () => {
    rmSync(path, { force: true });
    process.off('exit', unlock);
  };
  process.once('exit', unlock);
  for (const file of Object.values(FIT_FILES)) {
    const target = join(directory, basename(file));
    if (lstatSync(target, { throwIfNoEntry: false })?.isFile() !== false) continue;
    unlock();
    throw new UsageError(`${target} is there and is no plain file; it is not replaced, name another folder`);
  }
  return unlock;
}

function take(path: string): void {
  const own = () => writeFileSync(path, `${process.pid}\n`, { flag: 'wx' });
  try {
    own();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const holder = Number(readFileSync(path, 'utf8'));
    if (isAlive(holder))
      throw new UsageError(
        `another fit (process ${holder}) writes to this folder; wait for it, or remove ${path} if there is none`,
      );
    rmSync(path);
    own();
  }
}

/** A container may give the number of a process that was killed to the next one, so one's own is no other fit. */
function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid < 1 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
