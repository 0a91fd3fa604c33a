/** Lines longer than this are left to the parser, which has a cap of its own, in bytes. */
const LONG = 2 ** 17;

/**
 * Cuts a table into lines as long as a line is a record and its commas are between cells: up to the first text with a quote, or with a
 * carriage return, which may be half of a line break. Most tables of transfers have neither, and are read some five times as fast.
 */
export class PlainLines {
  /** Lines that were handed on, those without a cell among them. */
  line = 0;
  /** What no line was made of yet. */
  held = '';

  /** The lines that a piece of text completes; null where the text is not so plain, and then nothing of it is handed on. */
  take(piece: string): string[] | null {
    this.held += piece;
    return this.cut(this.held.lastIndexOf('\n') + 1);
  }

  /** The last line, which needs no break. */
  end(): string[] | null {
    return this.cut(this.held.length);
  }

  private cut(end: number): string[] | null {
    const whole = this.held.slice(0, end);
    if (/["\r]/.test(whole) || this.held.length - end > LONG) return null;
    const lines = whole.split('\n');
    // Behind the last break comes nothing, or the end of the text.
    if (lines.at(-1) === '') lines.pop();
    if (lines.some(({ length }) => length > LONG)) return null;
    this.held = this.held.slice(end);
    return lines;
  }
}
