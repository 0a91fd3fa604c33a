import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, test } from 'vitest';
import { readCoderFile } from '../../src/coding/coder-file.js';
import type { Categories } from '../../src/coding/fields.js';
import type { Coding } from '../../src/types.js';

const RANKS = [
  'supreme_leader',
  'head_of_state',
  'premier',
  'foreign_minister',
  'minister',
  'vice_minister',
  'ambassador',
  'royal',
  'organisation',
  'none',
];

/** The categories of the labelling guide that the gold was coded by. */
export const CATEGORIES: Categories = {
  relevance: ['relational', 'incidental', 'third_party'],
  act: [
    'message',
    'visit',
    'meeting',
    'gift',
    'ceremony',
    'agreement',
    'posting',
    'praise',
    'dispute',
    'other',
  ],
  direction: ['outgoing', 'incoming', 'mutual'],
  actor_rank: RANKS,
  partner_rank: RANKS,
  channel: ['party', 'state', 'foreign_ministry', 'military', 'royal', 'society', 'business'],
  exclusivity: ['single', 'few', 'list'],
  formulas: [
    'two_parties',
    'party_government_people',
    'two_countries',
    'two_peoples',
    'traditional_friendship',
    'fraternal',
    'comradely',
    'socialist_cause',
    'elder_leaders',
    'official_goodwill_visit',
    'official_friendship_visit',
    'historic_companion',
    'militant',
    'non_aligned',
    'independence',
  ],
};

const path = (name: string) => fileURLToPath(new URL(`../../../shared/gold/${name}`, import.meta.url));

/** The tests that need the gold, which lies beside the repository and not in it; without it they are skipped, aloud. */
export function describeGold(title: string, tests: () => void): void {
  const present = existsSync(path('dev_gold.jsonl'));
  if (!present) console.warn(`skipped: ${title}; ../shared/gold is not there`);
  // A skipped suite is read all the same, and would open what is not there.
  if (present) describe(title, tests);
  else describe.skip(title, () => test('needs the gold', () => {}));
}

export const goldPath = path;
export const goldBytes = (name: string) => readFileSync(path(name));

/** A file of the gold folder as a coder. */
export function goldCoder(name: string) {
  return { name, ...readCoderFile(name, goldBytes(name), CATEGORIES) };
}

/** A relational coding, with the fields that a test is about. */
export function coding(document: string, partner: string, some: Partial<Coding['values']> = {}): Coding {
  return {
    document,
    partner,
    values: {
      relevance: 'relational',
      act: 'message',
      direction: 'outgoing',
      actor_rank: 'premier',
      partner_rank: 'premier',
      channel: 'state',
      exclusivity: 'single',
      ...some,
    },
    list: null,
    occasion: null,
    formulas: [],
    spans: [],
  };
}

/** A coding of a document that reports no relation. */
export function bare(document: string, partner: string, relevance = 'incidental'): Coding {
  const nothing = { act: null, direction: null, actor_rank: null, partner_rank: null, channel: null };
  return coding(document, partner, { relevance, ...nothing, exclusivity: null });
}
