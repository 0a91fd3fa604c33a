import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXAMPLE, examplePack, swap } from './example.js';

const VISITS = 'ledger/visits.csv';
const HEADER = readFileSync(join(EXAMPLE, VISITS), 'utf8').split('\n')[0] as string;

/** Visits of one year after another, all alike. */
const visits = (state: string, count: number) =>
  Array.from({ length: count }, (_, i) => {
    const day = `${2015 + (i % 5)}-${String(1 + (i % 12)).padStart(2, '0')}-01`;
    return `v-${state.toLowerCase()}-${i},gazette-2017,,,${day},,day,${state},A minister of Exland came.,2,,visit,,,outgoing,minister,state,actor,bilateral,held,`;
  });

/**
 * A pack that ranks two states by one indicator of engagement: 60 visits to Alfaland and 2 to Bravoland, so many that no sampling of
 * them turns the two round. On a scale between the two one is the bottom and the other the top, whatever is drawn.
 */
export const twoStates = (): string =>
  examplePack({
    'partners.csv': (text) => text.replace(/(XC,.*|XD,.*),yes/g, '$1,no'),
    'pack.yml': swap(/expected:[\s\S]*/, ''),
    'claims.md': null,
    'indicators.yml': (text) => text.replace(/ {2}missions:\n(?: {4}.*\n)+/, ''),
    'indicators/missions.sql': null,
    [VISITS]: `${[HEADER, ...visits('XAA', 60), ...visits('XBB', 2)].join('\n')}\n`,
  });
