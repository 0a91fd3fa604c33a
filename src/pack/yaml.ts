import type { TObject } from 'typebox';
import { LineCounter, parseDocument } from 'yaml';
import type { Report } from './report.js';
import { type Static, violationsOf } from './schema.js';

/** A YAML file read against a schema, with the line of every place in it. */
export interface YamlFile<T> {
  readonly value: T;
  readonly lineOf: (...path: readonly (string | number)[]) => number;
}

/** Reads a YAML document; reports every problem and returns undefined if there was one. */
export function readYaml<S extends TObject>(
  text: string,
  schema: S,
  report: Report,
  firstLine = 1,
): YamlFile<Static<S>> | undefined {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  const lineAt = (offset: number) => counter.linePos(offset).line + firstLine - 1;
  for (const error of document.errors)
    report(lineAt(error.pos[0]), `not YAML: ${firstSentence(error.message)}`);
  if (document.errors.length > 0) return undefined;

  const lineOf = (...path: readonly (string | number)[]): number => {
    for (let depth = path.length; depth > 0; depth--) {
      const node = document.getIn(path.slice(0, depth), true) as
        | { range?: [number, number, number] }
        | undefined;
      if (node?.range) return lineAt(node.range[0]);
    }
    return firstLine;
  };
  let value: unknown;
  try {
    value = document.toJS() ?? {};
  } catch (error) {
    // An alias without its anchor, or one that unfolds without end, shows only here.
    report(firstLine, `not YAML: ${firstSentence((error as Error).message)}`);
    return undefined;
  }
  const found = violationsOf(schema)(value);
  for (const { path, message } of found) report(lineOf(...path), message);
  return found.length === 0 ? { value: value as Static<S>, lineOf } : undefined;
}

function firstSentence(message: string): string {
  return message.split('\n')[0]?.replace(/ at line \d+, column \d+:$/, '') ?? message;
}
