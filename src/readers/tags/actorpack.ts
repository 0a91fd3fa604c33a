import type { Skipped, TaggedActor, TagReading } from '../../types.js';
import { countryCode } from '../lists/countries.js';
import { Notices } from '../notices.js';
import { allTexts, oneText, readYamlPack } from './yaml-pack.js';

/** Reads a GraphSense ActorPack (YAML). An actor without id or label, or with an id already given, is skipped. */
export function readActorPack(text: string, place: string): TagReading {
  const pack = readYamlPack(text, 'actors');
  if (typeof pack === 'string')
    return { tags: [], actors: [], skipped: [{ place, reason: pack }], notices: [] };
  const notices = new Notices();
  const actors = new Map<string, TaggedActor>();
  const skipped: Skipped[] = [];
  for (const { fields, line } of pack.items) {
    const at = `${place}:${line}`;
    const id = oneText(fields['id']);
    const label = oneText(fields['label']);
    if (id === '' || label === '') skipped.push({ place: at, reason: 'an actor without id or label' });
    else if (actors.has(id)) skipped.push({ place: at, reason: `the actor "${id}" is given twice` });
    else
      actors.set(id, {
        id,
        label,
        aliases: allTexts(fields['aliases']),
        jurisdictions: allTexts(fields['jurisdictions']).map((text) => stateOf(text, at, notices)),
        categories: allTexts(fields['categories']),
        uri: oneText(fields['uri']),
        place: at,
      });
  }
  return { tags: [], actors: [...actors.values()], skipped, notices: notices.all() };
}

function stateOf(text: string, place: string, notices: Notices): string {
  const code = countryCode(text);
  if (code === null)
    notices.add(`the jurisdiction "${text}" is not a known state and is kept as written`, place);
  return code ?? text;
}
