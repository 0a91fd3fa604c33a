import sax from 'sax';
import { oneLine } from '../text.js';
import { decoded } from './decoded.js';
import type { Findings } from './findings.js';

/** An element with everything in it; names without their prefix. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  /** Its own text, not that of its children. */
  readonly text: string;
  readonly line: number;
}

interface Open {
  name: string;
  attributes: Record<string, string>;
  children: Open[];
  text: string;
  line: number;
}

const DEPTH_CAP = 64;
/** Elements and characters in one record. */
const NODE_CAP = 200_000;
const TEXT_CAP = 8 * 2 ** 20;

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * The records of an XML text as they come: every element that bears one of the names, whole. The root is yielded first, empty, for its
 * attributes. Document types are refused, so that no entity is ever declared, let alone unfolded; depth and size have caps. What is not
 * well-formed, or breaks off, stops the reading, and what stood before it has been given out.
 */
export async function* xmlRecords(
  bytes: AsyncIterable<Uint8Array>,
  place: string,
  findings: Findings,
  records: ReadonlySet<string>,
): AsyncGenerator<Element> {
  const ready: Element[] = [];
  const reader = new RecordReader(records, ready);
  for await (const text of decoded(bytes, place, findings)) {
    reader.write(text);
    yield* ready.splice(0);
    if (reader.failure !== null) break;
  }
  reader.close();
  yield* ready.splice(0);
  if (reader.failure !== null) findings.stop(reader.failure);
}

class RecordReader {
  failure: string | null = null;
  #depth = 0;
  #path: Open[] = [];
  #nodes = 0;
  #length = 0;
  #root = false;
  readonly #parser = sax.parser(true, { xmlns: false, position: true });

  constructor(records: ReadonlySet<string>, ready: Element[]) {
    const parser = this.#parser;
    parser.onerror = (error) => {
      this.#fail(`not well-formed: ${oneLine(error.message.split('\n')[0] as string)}`);
    };
    parser.ondoctype = () => this.#fail('the document declares a type; lists declare none, and none is read');
    parser.onopentag = ({ name, attributes }) => {
      if (this.failure !== null) return;
      this.#depth += 1;
      if (this.#depth > DEPTH_CAP) this.#fail(`elements nest deeper than ${DEPTH_CAP}`);
      const open: Open = {
        name: local(name),
        attributes: attributes as Record<string, string>,
        children: [],
        text: '',
        line: parser.line + 1,
      };
      if (!this.#root) {
        this.#root = true;
        ready.push(open);
        if (!records.has(open.name)) return;
      }
      const parent = this.#path.at(-1);
      if (!parent && !records.has(open.name)) return;
      if (!parent) this.#nodes = this.#length = 0;
      if (++this.#nodes > NODE_CAP) this.#fail(`one record has more than ${NODE_CAP} elements`);
      parent?.children.push(open);
      this.#path.push(open);
    };
    parser.ontext = parser.oncdata = (text) => {
      const open = this.#path.at(-1);
      if (!open || this.failure !== null) return;
      this.#length += text.length;
      if (this.#length > TEXT_CAP) this.#fail(`one record has more than ${TEXT_CAP} characters`);
      open.text += text;
    };
    parser.onclosetag = () => {
      if (this.failure !== null) return;
      this.#depth -= 1;
      const open = this.#path.pop();
      if (open && this.#path.length === 0) ready.push(open);
    };
  }

  write(text: string): void {
    if (this.failure === null) this.#parser.write(text);
  }

  close(): void {
    if (this.failure !== null) return;
    this.#parser.close();
    if (this.failure !== null && /Unclosed|Unexpected end/.test(this.failure))
      this.failure = 'the XML breaks off; what stood before was read, the rest is missing';
    if (this.failure === null && !this.#root) this.failure = 'no XML element';
  }

  #fail(reason: string): void {
    const at = `line ${this.#parser.line + 1}`;
    this.failure ??=
      reason.startsWith('not well-formed') && /Unclosed|Unexpected end/.test(reason)
        ? reason
        : `${at}: ${reason}`;
  }
}

/** The text of the first child of a name, and of its children; empty where there is none. */
export function textIn(element: Element | undefined, name: string): string {
  return element?.children.find((child) => child.name === name)?.text.trim() ?? '';
}

export function childrenOf(element: Element | undefined, name: string): readonly Element[] {
  return element?.children.filter((child) => child.name === name) ?? [];
}

/** The element at the end of a path of names; undefined where it breaks off. */
export function childOf(element: Element | undefined, ...path: readonly string[]): Element | undefined {
  return path.reduce<Element | undefined>(
    (at, name) => at?.children.find((child) => child.name === name),
    element,
  );
}
