import type { Skipped, Tag, TagReading } from '../../types.js';
import { Notices } from '../notices.js';
import { CONFIDENCE_LEVELS } from './confidence.js';
import { allTexts, oneText, readYamlPack } from './yaml-pack.js';

/** Fields that tags inherit from the header of their pack. */
const INHERITED = [
  'currency',
  'network',
  'label',
  'category',
  'concepts',
  'abuse',
  'actor',
  'confidence',
  'is_cluster_definer',
  'source',
  'lastmod',
] as const;

/**
 * Reads a GraphSense TagPack (YAML): fields of the header hold for every tag that does not give its own. A tag without
 * address, currency or label is skipped; one that states no or an unknown confidence is kept at the lowest level, one
 * without a source is kept, and both are noticed. All tags of an address stand, whether they agree or not.
 */
export function readTagPack(text: string, place: string): TagReading {
  const pack = readYamlPack(text, 'tags');
  if (typeof pack === 'string')
    return { tags: [], actors: [], skipped: [{ place, reason: pack }], notices: [] };
  const notices = new Notices();
  const title = oneText(pack.header['title']) || place;
  const tags: Tag[] = [];
  const skipped: Skipped[] = [];
  for (const { fields, line } of pack.items) {
    const at = `${place}:${line}`;
    const given: Record<string, unknown> = { ...fields };
    for (const name of INHERITED) given[name] ??= pack.header[name];
    const tag = tagOf(given, title, at, notices);
    if (typeof tag === 'string') skipped.push({ place: at, reason: tag });
    else tags.push(tag);
  }
  return { tags, actors: [], skipped, notices: notices.all() };
}

function tagOf(
  given: Readonly<Record<string, unknown>>,
  pack: string,
  place: string,
  notices: Notices,
): Tag | string {
  const address = oneText(given['address']);
  const currency = (oneText(given['currency']) || oneText(given['network'])).toUpperCase();
  const label = oneText(given['label']);
  if (address === '') return 'a tag without an address';
  if (/\s/.test(address)) return `"${address}" has a blank inside and is no address`;
  if (currency === '') return `${address}: neither the tag nor its pack names a currency`;
  if (label === '') return `${address}: neither the tag nor its pack has a label`;
  const stated = oneText(given['confidence']);
  const level = CONFIDENCE_LEVELS[stated];
  if (level === undefined)
    notices.add(
      stated === ''
        ? 'a tag states no confidence and is kept at the lowest level'
        : `the confidence "${stated}" is not in the scale; the tag is kept at the lowest level`,
      place,
    );
  const source = oneText(given['source']);
  if (source === '') notices.add('a tag names no source', place);
  return {
    address,
    currency,
    label,
    category: oneText(given['category']),
    concepts: allTexts(given['concepts']),
    abuse: oneText(given['abuse']),
    actor: oneText(given['actor']),
    confidence: level === undefined ? 'unknown' : stated,
    level: level ?? (CONFIDENCE_LEVELS['unknown'] as number),
    clusterDefiner: oneText(given['is_cluster_definer']) === 'true',
    source,
    lastmod: oneText(given['lastmod']),
    pack,
    place,
  };
}
