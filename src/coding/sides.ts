import type { PartnerCode } from '../types.js';
import type { Hit } from './lexicon.js';

/** A hit with the state it speaks for. */
export interface Sided extends Hit {
  /** Null where the sentence does not say whose office it is. */
  readonly side: PartnerCode | null;
  /** All states whose it is: more than one where a list shares it ("ambassadors of Laos and Cuba"). */
  readonly sides: readonly PartnerCode[];
  /** Only the place where another state's envoy is posted ("the Cuban ambassador to Laos"). */
  readonly posted: boolean;
  /** Only the body that an office is of: "vice-minister of the Foreign Ministry" is no minister. */
  readonly ofOffice: boolean;
}

/**
 * Says for every hit of one sentence whose it is. A phrase with a state speaks for it. An office takes the state that stands
 * right before it ("Lao President"), else the one after "of" ("president of Laos"), else the person it belongs to
 * ("Kim Yong Nam, president ...").
 */
export function attribute(text: string, hits: readonly Hit[], actor: PartnerCode): Sided[] {
  if (hits.length === 0) return [];
  const posts = postsAmong(text, hits, actor);
  const sides: (PartnerCode | null)[] = hits.map(({ phrase }) => phrase.state);
  for (let i = hits.length - 1; i >= 0; i--)
    sides[i] ??= stateBefore(text, hits, i) ?? stateAfter(text, hits, sides, i);
  for (let i = 0; i < hits.length; i++) sides[i] ??= personBeside(text, hits, sides, i);
  return hits.map(({ start, end, phrase }, i) => {
    const ranked = phrase.rank !== null || phrase.channel !== null;
    const side = sides[i] ?? null;
    const unranked =
      ranked && (presidesOverBody(text, hits, i) || (side !== actor && isAbsent(text, hits, i)));
    return {
      start,
      end,
      phrase: unranked ? { ...phrase, rank: null, channel: null } : phrase,
      side,
      sides: sharedBy(text, hits, sides, i),
      posted: posts.has(i),
      ofOffice: isOfOffice(text, hits, i),
    };
  });
}

/** An office before or after a list of states is each one's: "ambassadors of Laos, Cuba", "Lao and Cuban embassies". */
function sharedBy(
  text: string,
  hits: readonly Hit[],
  sides: readonly (PartnerCode | null)[],
  i: number,
): PartnerCode[] {
  const own = sides[i] ?? null;
  const hit = hits[i] as Hit;
  if (own === null || hit.phrase.state !== null) return own === null ? [] : [own];
  const neighbour = nearestOf(hits, sides, i, own);
  if (neighbour === undefined) return [own];
  const step = neighbour > i ? 1 : -1;
  const shared = [own];
  for (let j = neighbour; isNation(hits[j + step]); j += step) {
    const [a, b] = step > 0 ? [hits[j], hits[j + 1]] : [hits[j - 1], hits[j]];
    if (!JOINED.test(gapBetween(text, a as Hit, b as Hit))) break;
    shared.push((hits[j + step] as Hit).phrase.state as PartnerCode);
  }
  return [...new Set(shared)];
}

const JOINED = /^\s*(?:,|and|, and|;)\s+(?:the\s+)?$/;

/** The hit beside an office that gave it its state. */
function nearestOf(
  hits: readonly Hit[],
  sides: readonly (PartnerCode | null)[],
  i: number,
  own: PartnerCode,
): number | undefined {
  if (isNation(hits[i - 1]) && sides[i - 1] === own) return i - 1;
  for (let j = i + 1; j < hits.length && sides[j] === own; j++) if (isNation(hits[j])) return j;
  return undefined;
}

const gapBetween = (text: string, a: Hit, b: Hit) => text.slice(a.end, b.start);

/** "Lao President", "Vietnam's National Assembly", "Thai Deputy Foreign Minister": nothing between but capitals. */
function stateBefore(text: string, hits: readonly Hit[], i: number): PartnerCode | null {
  const [before, hit] = [hits[i - 1], hits[i] as Hit];
  if (
    !before ||
    !isNation(before) ||
    !/^(?:['\u2019]s)?(?:[\s-]+\p{Lu}[\p{L}-]*){0,3}[\s-]*$/u.test(gapBetween(text, before, hit))
  )
    return null;
  return before.phrase.state;
}

/** "president of Laos", "minister of Public Works and Transport of Cambodia": the next state after "of". */
function stateAfter(
  text: string,
  hits: readonly Hit[],
  sides: readonly (PartnerCode | null)[],
  i: number,
): PartnerCode | null {
  const [hit, after] = [hits[i] as Hit, hits[i + 1]];
  if (!after || after.phrase.kind === 'person') return null;
  const gap = gapBetween(text, hit, after);
  const owned = hit.phrase.kind === 'organ' ? OF_LIST : OF_STATE;
  if (hit.phrase.kind !== 'person' && isTitle(after) && (JOINED.test(gap) || DOUBLES.test(gap)))
    return sides[i + 1] ?? null;
  if (gap.length > LONGEST_OFFICE || !owned.test(gap)) return null;
  if (HIGHEST.has(hit.phrase.rank ?? '') && (!DIRECTLY.test(gap) || isOfBody(text, after))) return null;
  return sides[i + 1] ?? null;
}

/** Two offices of one person: "foreign minister who doubles as member of the Political Bureau". */
const DOUBLES =
  /^,?\s+(?:and\s+)?(?:who (?:doubles as|is)(?: also| concurrently)?|concurrently)\s+(?:an? |the )?$/;
/** "president of the Cuban Institute ..." */
const isOfBody = (text: string, { phrase, end }: Hit) =>
  phrase.rank === 'organisation' || (phrase.kind === 'demonym' && /^ [A-Z]/.test(text.slice(end, end + 2)));

const LONGEST_OFFICE = 90;
/** "president of the Youth Organization of ..." is no head of state: such offices are the state's only right beside it. */
const HIGHEST = new Set(['supreme_leader', 'head_of_state', 'premier', 'royal']);
const DIRECTLY = /^\s+of\s+(?:the\s+)?$/;
const OF_STATE =
  /^(?:\.|\s+a\.\s?i\.|\s+ad interim)?\s+(?:(?:of|for|in|on)\s[^,;:]*\s)?of\s+(?:the\s+)?(?:[A-Z][a-z]+\s+)?$/;
/** A body's field may itself be a list: "personages of political, military and economic circles of China". */
const OF_LIST = /^(?:[^;:]*\s)?(?:of|in|including)\s+(?:the\s+)?(?:[A-Z][a-z]+\s+)?$/;

/** "a union led by Vice-President ...", "its President", "president of the People's Movement": these preside over no state. */
function presidesOverBody(text: string, hits: readonly Hit[], i: number): boolean {
  const [before, hit, after] = [hits[i - 1], hits[i] as Hit, hits[i + 1]];
  if (hit.phrase.state !== null || !PRESIDENTS.has(hit.phrase.text)) return false;
  if (/\bits\s+$/.test(text.slice(Math.max(0, hit.start - 6), hit.start))) return true;
  if (before?.phrase.kind === 'organ' && /^ (?:led|headed) by (?:the )?$/.test(gapBetween(text, before, hit)))
    return true;
  return after?.phrase.kind === 'organ' && /^ of (?:the )?$/.test(gapBetween(text, hit, after));
}

/** "upon authorization of President X, the foreign minister ...": who only sends takes no part. */
function isAbsent(text: string, hits: readonly Hit[], i: number): boolean {
  const [before, hit] = [hits[i - 1], hits[i] as Hit];
  if (!HIGHEST.has(hit.phrase.rank ?? '')) return false;
  const titled = before?.phrase.kind === 'office' && /^\s*$/.test(gapBetween(text, before, hit));
  const { start } = titled ? before : hit;
  return /\b(?:authori[sz]ation|behalf|entrustment) of (?:the )?$/i.test(
    text.slice(Math.max(0, start - 24), start),
  );
}

const PRESIDENTS = new Set(['president', 'vice-president', 'vice president']);

/** "Kim Yong Nam, president ...", "Foreign Minister Pak Ui Chun". */
function personBeside(
  text: string,
  hits: readonly Hit[],
  sides: readonly (PartnerCode | null)[],
  i: number,
): PartnerCode | null {
  const [before, hit, after] = [hits[i - 1], hits[i] as Hit, hits[i + 1]];
  if (after?.phrase.kind === 'person' && /^\s*$/.test(gapBetween(text, hit, after)))
    return sides[i + 1] ?? null;
  if (!before) return null;
  const gap = gapBetween(text, before, hit);
  const apposed =
    before.phrase.kind === 'person'
      ? /^,\s*(?:the\s+)?(?:[\w.-]+\s+){0,3}$/
      : before.phrase.kind === 'organ'
        ? /^\s*(?:and|,)\s*$/
        : /^\s*(?:and|,|who doubles as)\s*(?:the\s+)?$/;
  return (before.phrase.kind === 'person' || isTitle(before)) && apposed.test(gap)
    ? (sides[i - 1] ?? null)
    : null;
}

function isOfOffice(text: string, hits: readonly Hit[], i: number): boolean {
  const [before, hit] = [hits[i - 1], hits[i] as Hit];
  return (
    hit.phrase.kind === 'organ' &&
    before?.phrase.kind === 'office' &&
    before.phrase.rank !== null &&
    !presidesOverBody(text, hits, i - 1) &&
    /^ (?:of|in|at) (?:the |its |their )?$/.test(gapBetween(text, before, hit))
  );
}

const isNation = (hit: Hit | undefined) => hit?.phrase.kind === 'name' || hit?.phrase.kind === 'demonym';
const isTitle = ({ phrase }: Hit) => phrase.kind === 'office' || phrase.kind === 'organ';

/** States after "ambassador ... to": the first and those that a list joins to it. The actor's own envoys make no post. */
function postsAmong(text: string, hits: readonly Hit[], actor: PartnerCode): ReadonlySet<number> {
  const posts = new Set<number>();
  for (let i = 0; i + 1 < hits.length; i++) {
    const [hit, next] = [hits[i] as Hit, hits[i + 1] as Hit];
    const opens =
      hit.phrase.rank === ENVOY &&
      stateBefore(text, hits, i) !== actor &&
      /^(?:[^,;:]*\s)?to\s+(?:the\s+)?$/.test(gapBetween(text, hit, next));
    const joins = posts.has(i) && /^\s*(?:,|and|, and)\s+(?:the\s+)?$/.test(gapBetween(text, hit, next));
    if ((opens || joins) && next.phrase.kind === 'name') posts.add(i + 1);
  }
  return posts;
}

const ENVOY = 'ambassador';
