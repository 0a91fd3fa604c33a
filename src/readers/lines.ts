/** One line of a file without its break; `bytes` is null where it was longer than the cap and has been let go. */
export interface Line {
  readonly number: number;
  readonly bytes: Uint8Array | null;
}

const BREAK = 0x0a;

/** Cuts bytes into lines, holding no more than one line and one chunk; a line longer than the cap is not held at all. */
export async function* readLines(bytes: AsyncIterable<Uint8Array>, cap: number): AsyncGenerator<Line> {
  let number = 0;
  let held: Uint8Array[] = [];
  let length = 0;
  const hold = (piece: Uint8Array) => {
    length += piece.length;
    if (length > cap) held = [];
    else if (piece.length > 0) held.push(piece);
  };
  const take = (): Line => {
    number += 1;
    const line = { number, bytes: length > cap ? null : join(held, length) };
    held = [];
    length = 0;
    return line;
  };
  for await (const chunk of bytes) {
    let start = 0;
    for (let end = chunk.indexOf(BREAK); end >= 0; end = chunk.indexOf(BREAK, start)) {
      hold(chunk.subarray(start, end));
      yield take();
      start = end + 1;
    }
    hold(chunk.subarray(start));
  }
  if (length > 0) yield take();
}

/** The pieces as one array; a single piece is not copied. */
export function join(pieces: readonly Uint8Array[], length: number): Uint8Array {
  if (pieces.length === 1) return pieces[0] as Uint8Array;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
