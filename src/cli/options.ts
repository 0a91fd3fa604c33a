import { type Command, InvalidArgumentError } from 'commander';
import { type OpenedBuild, type OpenedPack, openPack } from '../index.js';
import { progressLine } from './output.js';

/** Options that every verb on a build takes. */
export interface BuildFlags {
  readonly out: string;
  readonly asOf?: string;
  readonly seed?: number;
  readonly json?: true;
}

export function withBuildOptions(command: Command): Command {
  return withPackOptions(command)
    .option('--out <dir>', 'folder of the builds', 'out')
    .option('--json', 'print JSON for machines');
}

/** A pack, as of a day, with a seed. */
export function withPackOptions(command: Command): Command {
  return command
    .argument('<pack>', 'pack directory')
    .option('--as-of <date>', 'use only what was published by this day, YYYY-MM-DD', parseDay)
    .option('--seed <number>', 'seed of the draws', parseSeed);
}

/** The build of a pack, made first if need be, with its progress shown. */
export async function openWithProgress(pack: string, flags: BuildFlags): Promise<OpenedBuild> {
  return (await openPackWithProgress(pack, flags)).build;
}

/** The same with the pack as it could have been known by the day of the build. */
export async function openPackWithProgress(
  pack: string,
  { out, asOf, seed }: BuildFlags,
): Promise<OpenedPack> {
  const progress = progressLine();
  try {
    return await openPack(pack, {
      out,
      progress: progress.step,
      ...(asOf === undefined ? {} : { asOf }),
      ...(seed === undefined ? {} : { seed }),
    });
  } finally {
    progress.done();
  }
}

export function parseDay(text: string): string {
  const time = Date.parse(`${text}T00:00:00Z`);
  if (
    !/^\d{4}-\d{2}-\d{2}$/.test(text) ||
    Number.isNaN(time) ||
    new Date(time).toISOString().slice(0, 10) !== text
  )
    throw new InvalidArgumentError(`${text} is not a day of the calendar; use YYYY-MM-DD.`);
  return text;
}

export function parseCount(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('give a whole number, such as 10.');
  return Number(text);
}

export function parseThreads(text: string): number {
  const threads = parseCount(text);
  if (threads < 1) throw new InvalidArgumentError('give at least 1; with none nothing is done.');
  return threads;
}

export function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65535)
    throw new InvalidArgumentError('a port is a whole number from 0 to 65535.');
  return port;
}

export function parseSeed(text: string): number {
  const seed = Number(text);
  if (!/^\d+$/.test(text) || seed > 4294967295)
    throw new InvalidArgumentError('a seed is a whole number from 0 to 4294967295.');
  return seed;
}
