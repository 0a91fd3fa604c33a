import type { CodedSpan } from './reading.js';

/** A stretch of text under the same spans all along. */
export interface Stretch {
  readonly start: number;
  readonly text: string;
  /** Places in the list of spans. */
  readonly spans: readonly number[];
}

/** The text cut at every end of a span, since spans overlap; the stretches together are the text. */
export function stretchesOf(text: string, spans: readonly Pick<CodedSpan, 'start' | 'end'>[]): Stretch[] {
  const cuts = new Set([0, text.length]);
  for (const { start, end } of spans)
    for (const cut of [start, end]) if (cut >= 0 && cut <= text.length) cuts.add(cut);
  const ordered = [...cuts].sort((a, b) => a - b);
  return ordered.slice(0, -1).map((start, i) => {
    const end = ordered[i + 1] as number;
    const over = spans.flatMap((span, k) =>
      span.start <= start && span.end >= end && span.end > span.start ? [k] : [],
    );
    return { start, text: text.slice(start, end), spans: over };
  });
}
