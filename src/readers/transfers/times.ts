import type { Notice, Transfer } from '../../types.js';
import { dayOf } from '../days.js';
import { Notices } from '../notices.js';
import { quote } from '../text.js';
import { refuse } from './refusal.js';

const WRITTEN =
  /^(\d{4})-(\d{2})-(\d{2})[T ]([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.\d+)?(?: ?(?:Z|UTC)|([+-])([01]\d|2[0-3]):?([0-5]\d))?$/i;
/** The last second of 2100, which is as far as days go here. */
const LAST = 4133980799;

/**
 * A time as UTC to the second: seconds since 1970, or a day and a time of the day with an offset, `Z`, `UTC` or nothing, which is taken for UTC.
 * Parts of a second are cut off; null for an empty text. Throws a Refusal.
 */
export function timeOf(text: string): string | null {
  if (text === '') return null;
  if (text !== last.text) last = { text, time: read(text) };
  return last.time;
}

/** Transfers of one block stand together and bear one time. */
let last = { text: '', time: '' };

function read(text: string): string {
  if (/^\d{1,10}$/.test(text) && Number(text) <= LAST) return secondsAfter(Number(text));
  const [, year, month, day, hour, minute, second, sign, hours = '0', minutes = '0'] =
    WRITTEN.exec(text) ?? notATime(text);
  const date = dayOf(Number(year), Number(month), Number(day)) ?? notATime(text);
  const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60);
  return secondsAfter(Date.parse(`${date}T${hour}:${minute}:${second}Z`) / 1000 - offset);
}

const secondsAfter = (seconds: number): string => `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
const notATime = (text: string): never => refuse(`${quote(text)} is no time; it is read as UTC`);

/** Of a transfer later than the file that lists it: no file knows what is to come. */
export const AFTER_FILE =
  'a time is later than the day on which the file was last changed, so one of the two is wrong; no file lists what is to come';

/** Notices of times that run against the order of the blocks, or differ inside one. */
export function timesAgainstBlocks(transfers: readonly Transfer[]): Notice[] {
  const notices = new Notices();
  const dated = transfers
    .filter((transfer): transfer is Transfer & { time: string; block: number } => {
      return transfer.time !== null && transfer.block !== null;
    })
    .sort((a, b) => a.block - b.block);
  let latest: { time: string; block: number } | undefined;
  for (const { time, block, place } of dated) {
    if (latest && latest.block === block && latest.time !== time)
      notices.add('transfers of one block bear different times', place);
    else if (latest && time < latest.time) notices.add('a time is earlier than that of a lower block', place);
    if (!latest || time >= latest.time) latest = { time, block };
  }
  return notices.all();
}
