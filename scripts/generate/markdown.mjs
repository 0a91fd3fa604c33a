export const code = (text) => `\`${text}\``;
export const sentence = (text) => `${text[0].toUpperCase()}${text.slice(1)}.`;
const cell = (text) => String(text).replaceAll('|', '\\|');

export function table(head, rows) {
  const line = (cells) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
