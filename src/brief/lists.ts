import type { Build, ListBlock } from '../types.js';
import { fixed } from '../wording.js';
import { plain, table } from './markdown.js';

/** Blocks with fewer lists are in the table of the build only. */
const SHOWN = 10;

/** What decides the order of lists, block by block, and how many of the actor's own lists there are to ask. */
export function listSection({ lists }: Build): string[] {
  const asked = lists.filter(({ ordered, scores }) => ordered >= SHOWN && scores !== null);
  if (asked.length === 0) return [];
  const outgoing = lists.filter(({ direction }) => direction === 'outgoing');
  const own = outgoing.reduce((sum, { ordered }) => sum + ordered, 0);
  const most = Math.max(0, ...outgoing.map(({ ordered }) => ordered));
  return [
    `The order of lists, within direction, occasion and office class. The actor's own acts give ${own} lists with an order, at most ${most} of one kind, which is too few to rank states by. In lists of what others do, three rivals foretell each order from other lists; nearest to 0 is best. (\`lists\`)`,
    table(
      [
        'source',
        'direction',
        'occasion',
        'office',
        'lists',
        'worth of states',
        'alphabet',
        'no order',
        'what decides',
      ],
      asked.map(row),
    ),
  ];
}

function row({ source, direction, occasion, window, office, ordered, scores, model }: ListBlock): string[] {
  const named = [occasion.replaceAll('_', ' ') || 'none', window === '' ? '' : `in ${window}`];
  const score = (name: 'worth' | 'alphabet' | 'none') => fixed(scores?.[name] ?? 0, 1);
  return [
    plain(source),
    direction,
    named.filter((word) => word !== '').join(', '),
    office,
    String(ordered),
    score('worth'),
    score('alphabet'),
    score('none'),
    WORDS[model],
  ];
}

const WORDS: Readonly<Record<ListBlock['model'], string>> = {
  worth: 'how close the states stand',
  alphabet: 'the alphabet',
  none: 'nothing: worth foretells worse than chance',
  'not determined': 'not determined',
  'too few lists': 'too few lists',
};
