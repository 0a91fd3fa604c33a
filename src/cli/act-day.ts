import { dayOfAct, readPack, UsageError } from '../index.js';
import { parseDay } from './options.js';

/** A day as it is, or that of a row of a pack. */
export async function dayOf(act: string, pack: string | undefined): Promise<string> {
  if (/^\d{4}-\d{2}-\d{2}$/.test(act)) return parseDay(act);
  if (pack === undefined)
    throw new UsageError(`--around ${act} is no day, YYYY-MM-DD; for a row of a pack name that with --pack`);
  return dayOfAct(await readPack(pack), act);
}
