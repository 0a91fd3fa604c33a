import { Command } from 'commander';
import {
  codeDocuments,
  codingRow,
  openCodebook,
  readDocuments,
  type Span,
  textOf,
  UsageError,
} from '../index.js';
import { paint, print, printJson } from './output.js';
import { rowText } from './spans.js';

interface Flags {
  readonly codebook?: string;
  readonly id?: string;
  readonly json?: true;
}

export function readCommand(): Command {
  return new Command('read')
    .description('show one text with the stretches that decided its coding, and the rule behind each')
    .argument('<document>', 'file that holds it, or - for standard input')
    .option('--id <id>', 'which document of the file; without it the first')
    .option('--codebook <dir>', 'folder with a codebook.yml, such as a pack; without it the bundled one')
    .option('--json', 'print JSON for machines')
    .action(async (path: string, { codebook, id, json }: Flags) => {
      const book = await openCodebook(codebook);
      for await (const coded of codeDocuments(readDocuments([path]), book, { threads: 1 })) {
        if ('reason' in coded || (id !== undefined && coded.document.id !== id)) continue;
        const { document, codings } = coded;
        if (json) printJson({ ...document, codings: codings.map((coding) => codingRow(document, coding)) });
        else {
          const text = textOf(document);
          print(`${paint('bold', document.id)}  ${document.date}`);
          print(
            marked(
              text,
              codings.flatMap(({ spans }) => spans),
            ),
          );
          for (const coding of codings) print(rowText(text, coding));
          if (codings.length === 0)
            print('It names no state but the actor, or is in a language the codebook does not read.');
        }
        return;
      }
      throw new UsageError(
        id === undefined ? `${path} holds no document that can be read` : `${path} holds no document "${id}"`,
      );
    });
}

/** The text with every stretch that decided something set off: in colour on a terminal, in brackets elsewhere. */
function marked(text: string, spans: readonly Span[]): string {
  const inside = new Uint8Array(text.length + 1);
  for (const { start, end } of spans) inside.fill(1, start, end);
  let out = '';
  for (let i = 0; i < text.length; ) {
    let end = i;
    while (end < text.length && inside[end] === inside[i]) end++;
    const part = text.slice(i, end);
    if (inside[i]) out += process.stdout.isTTY ? paint('yellow', part) : `[${part}]`;
    else out += part;
    i = end;
  }
  return out;
}
