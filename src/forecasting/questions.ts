import type { Evidence } from '../types.js';

/** A question asked of every state and year. */
export interface Question {
  readonly id: string;
  readonly title: string;
  readonly kind: 'binary' | 'count';
  readonly counts: (visit: Evidence) => boolean;
}

const LEADER = ['party_leader', 'head_of_state', 'head_of_government', 'royal'];
const MINISTER = [...LEADER, 'politburo', 'foreign_minister', 'minister'];
const VICE_MINISTER = [...MINISTER, 'vice_minister'];

const held = ({ own }: Evidence) => own['completion'] === 'held' && own['direction'] !== 'third_place';
const level = (among: readonly string[], { own }: Evidence) => among.includes(String(own['level']));

/** What is predicted of each state for the coming year; only what took place counts. */
export const QUESTIONS: readonly Question[] = [
  {
    id: 'incoming-minister',
    title: 'any visit to the actor by a minister or above',
    kind: 'binary',
    counts: (visit) => held(visit) && visit.own['direction'] === 'incoming' && level(MINISTER, visit),
  },
  {
    id: 'outgoing-vice-minister',
    title: "any visit of the actor's vice ministers or above",
    kind: 'binary',
    counts: (visit) => held(visit) && visit.own['direction'] === 'outgoing' && level(VICE_MINISTER, visit),
  },
  {
    id: 'leader',
    title: 'any visit at the level of leaders, in either direction',
    kind: 'binary',
    counts: (visit) => held(visit) && level(LEADER, visit),
  },
  {
    id: 'visits',
    title: 'number of visits and delegations in both directions',
    kind: 'count',
    counts: held,
  },
];
