import type { FlowsAround, MovedAround } from '../index.js';
import { paint, print, printTable } from './output.js';

const WORDS: Readonly<Record<MovedAround['what'], string>> = {
  in: 'into the addresses',
  out: 'out of the addresses',
  services: 'to tagged services',
  service: 'to',
};

/** What moved before and after an act. */
export function printAround(around: FlowsAround, unit: string): void {
  const { day, n, before, after, moved, block, daysBefore, daysAfter } = around;
  print();
  print(paint('bold', `Around ${day}, ${unit} a day`));
  printTable(
    ['what', 'before', 'days', 'after', 'days', 'after : before', '90 % interval'],
    moved.map((row) => [
      `${WORDS[row.what]}${row.service === null ? '' : ` ${row.service}`}`,
      short(row.before.perDay),
      `${row.before.days} of ${n}`,
      short(row.after.perDay),
      `${row.after.days} of ${n}`,
      row.ratio === null ? 'nothing before' : short(row.ratio),
      row.interval ? `${short(row.interval.q5)} to ${bound(row.interval.q95)}` : `none: ${row.reason}`,
    ]),
  );
  print(
    `${n} days each: ${before.from} to ${before.until}, ${after.from} to ${after.until}; the day itself is in neither. Whole transfers are counted, traced or not. The file begins ${daysBefore} days before and ends ${daysAfter} after.`,
  );
  print(
    `Intervals resample blocks of ${block} days on each side. They tell chance from day to day, not the act from other causes; what is not in the file is not counted.`,
  );
}

const bound = (value: number | null): string => (value === null ? 'no end' : short(value));

const short = (value: number): string => value.toLocaleString('en-GB', { maximumSignificantDigits: 3 });
