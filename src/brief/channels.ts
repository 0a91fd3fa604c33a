import type { Codebook, Evidence } from '../types.js';

/** A channel that figures and tables tell apart: one category of the codebook or more. */
export interface ChannelKind {
  /** As the legend says it. */
  readonly kind: string;
  readonly short: string;
  readonly categories: readonly string[];
  readonly colour: string;
  /** As the caption names it. */
  readonly colourName: string;
}

/** By the words that docs/concepts.md has for channels. */
const KINDS: readonly ChannelKind[] = [
  { kind: 'party', short: 'party', categories: ['party'], colour: '#0072B2', colourName: 'blue' },
  {
    kind: 'state and foreign ministry',
    short: 'state',
    categories: ['state', 'foreign_ministry'],
    colour: '#999999',
    colourName: 'grey',
  },
  { kind: 'royal', short: 'royal', categories: ['royal'], colour: '#D55E00', colourName: 'orange' },
];

/** Those that the codebook can tell at all: a share of none of what is never asked would be no finding. */
export function channelsOf(codebook: Codebook | null): readonly ChannelKind[] {
  const known = new Set(codebook?.variables['channel']?.map(({ code }) => code));
  return KINDS.filter(({ categories }) => categories.some((code) => known.has(code)));
}

export const through =
  ({ categories }: ChannelKind) =>
  (event: Evidence) =>
    categories.includes(String(event.own['channel']));
