import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { styleText } from 'node:util';
import { UsageError } from '../index.js';

type Style = Parameters<typeof styleText>[0];

/** Colour on a terminal, plain text in a pipe or with NO_COLOR. */
export function paint(style: Style, text: string): string {
  return process.stdout.isTTY && !process.env['NO_COLOR'] ? styleText(style, text) : text;
}

export function print(text = ''): void {
  process.stdout.write(`${text}\n`);
}

export function printJson(value: unknown): void {
  print(JSON.stringify(value, null, 2));
}

/**
 * Writes texts as they come, to a file or to standard output, and waits until all are written.
 * @throws {UsageError} where the file cannot be written to its end; what fails in making the texts is thrown as it is.
 */
export async function writeTexts(texts: AsyncIterable<string>, out?: string): Promise<void> {
  if (out === undefined) return pipeline(texts, process.stdout, { end: false });
  let ofTexts: unknown;
  const noted = async function* () {
    try {
      yield* texts;
    } catch (error) {
      ofTexts = error;
      throw error;
    }
  };
  await pipeline(noted, createWriteStream(out)).catch((error: NodeJS.ErrnoException) => {
    if (error === ofTexts) throw error;
    throw new UsageError(
      `${out} cannot be written (${error.code}) and is not whole; free space or choose another place`,
    );
  });
}

/** A table with aligned columns; columns whose cells are all numbers, intervals or nothing are aligned right. */
export function printTable(header: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = header.map((title, i) =>
    rows.reduce((widest, row) => Math.max(widest, (row[i] ?? '').length), title.length),
  );
  const right = header.map((_, i) => rows.length > 0 && rows.every((row) => NUMERIC.test(row[i] ?? '')));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => (right[i] ? cell.padStart(widths[i] as number) : cell.padEnd(widths[i] as number)))
      .join('  ')
      .trimEnd();
  print(paint('bold', line(header)));
  for (const row of rows) print(line(row));
}

const NUMERIC = /^(not observed|[-\d.%() ]*( to [-\d.%() ]*)?)$/;

/** Shows the current stage on one line of a terminal; silent elsewhere. */
export function progressLine(): { step: (stage: string) => void; done: () => void } {
  const live = process.stderr.isTTY;
  return {
    step: (stage) => live && process.stderr.write(`\r\u001b[K${stage} ...`),
    done: () => live && process.stderr.write('\r\u001b[K'),
  };
}
