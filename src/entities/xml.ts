/** What XML 1.0 (section 2.2, production 2) does not let stand in a document, not even as a reference. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** Writes XML and counts the values in which something had to be replaced. */
export class XmlWriter {
  readonly #parts: string[] = ['<?xml version="1.0" encoding="UTF-8"?>\n'];
  #replaced = 0;

  /** Values with characters that XML forbids; each such character stands as U+FFFD. */
  get replaced(): number {
    return this.#replaced;
  }

  get text(): string {
    return this.#parts.join('');
  }

  open(name: string, attributes: Readonly<Record<string, string>> = {}): void {
    this.#parts.push(`<${name}${this.#attributes(attributes)}>\n`);
  }

  close(name: string): void {
    this.#parts.push(`</${name}>\n`);
  }

  /** An element with text, or an empty one. */
  leaf(name: string, attributes: Readonly<Record<string, string>> = {}, text = ''): void {
    const start = `<${name}${this.#attributes(attributes)}`;
    this.#parts.push(text === '' ? `${start}/>\n` : `${start}>${this.#escape(text)}</${name}>\n`);
  }

  #attributes(attributes: Readonly<Record<string, string>>): string {
    return Object.entries(attributes)
      .map(([name, value]) => ` ${name}="${this.#escape(value)}"`)
      .join('');
  }

  #escape(value: string): string {
    const allowed = value.replace(FORBIDDEN, '\ufffd');
    if (allowed !== value) this.#replaced += 1;
    // Tabs and line ends as references: a reader turns them into blanks in attributes, and a return into a line feed in text.
    return allowed.replace(/[&<>"\t\n\r]/g, (found) => REFERENCES[found] as string);
  }
}
