import { styleText } from 'node:util';

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
