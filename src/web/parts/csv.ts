import type { Cells } from './cell-table.js';

/**
 * Rows as RFC 4180 has them, with the title and the citation in the first lines after `#`, since a table that is passed on loses its name.
 * A cell that a spreadsheet would run as a formula gets an apostrophe before it.
 */
export function toCsv({ head, rows }: Cells, title: string, source: string): string {
  const comment = [title, source].map((line) => `# ${line.replaceAll(/\s+/g, ' ')}`);
  return `${[...comment, head.map(field).join(','), ...rows.map((row) => row.map(field).join(','))].join('\r\n')}\r\n`;
}

function field(cell: string | number | null): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
