import type { Build } from '../types.js';
import type { Citations } from './citations.js';
import { bullets, plain } from './markdown.js';

/** What the brief could not look at. */
export function missing(build: Build, citations: Citations): string {
  const { pack, standings, gaps, idle, later, asOf } = build;
  const silent = (['slack', 'revenue'] as const).map((measure) => {
    const states = standings.filter((s) => s[measure].median === null);
    const names = states.map(({ name }) => plain(name)).join(', ');
    return (
      states.length > 0 &&
      `No ${measure} was observed for ${names}; that is missing, not low.${codes(states.map(({ partner }) => `${measure}.${partner}`))}`
    );
  });
  const withoutGap = gaps.filter(({ gap }) => gap.median === null);
  const recalled = new Set(pack.sources.filter(({ status }) => status === 'recalled').map(({ id }) => id));
  const recalledRows = pack.evidence.filter(({ source }) => recalled.has(source)).length;
  return bullets(
    [
      ...silent,
      withoutGap.length > 0 &&
        `No gap can be stated for ${withoutGap.map(({ name }) => plain(name)).join(', ')}: one side was not observed.${codes(withoutGap.map(({ partner }) => `gap.${partner}`))}`,
      ...pack.missing.map(
        ({ text, affects }) => `${plain(text)}${codes(affects.length > 0 ? affects : ['pack.yml'])}`,
      ),
      ...pack.closures.map(
        ({ from, to, title, source }) =>
          `${from} to ${to}: ${plain(title)}; silence in that time says nothing.${citations.citeSource(source)}`,
      ),
      ...searchedTo(build),
      idle.length > 0 &&
        `Indicators that do not tell the partners apart here: ${idle.join(', ')}.${codes(idle.map((id) => `scale.${id}`))}`,
      recalledRows > 0 &&
        `${recalledRows} records are recalled, not read; their sources say so. (\`sources\`)`,
      pack.withdrawn.length > 0 &&
        `${pack.withdrawn.length} records are withdrawn by corrections.yml: ${pack.withdrawn.map(({ id }) => id).join(', ')}. (\`corrections.yml\`)`,
      later > 0 && `${later} records were published after ${asOf} and are left out. (\`evidence\`)`,
    ].filter((line) => typeof line === 'string'),
  );
}

/** Ledgers that end before the build does, by the day they were searched to. */
function searchedTo({ pack, asOf }: Build): string[] {
  const ended = Object.entries(pack.searched).filter(([, until]) => until < asOf);
  const days = [...new Set(ended.map(([, until]) => until))].sort();
  return days.map((day) => {
    const names = ended.filter(([, until]) => until === day).map(([name]) => name);
    return `The ledgers of ${names.join(', ')} were searched to ${day}: what is later is missing, and the model has no cell of it. (\`pack.yml\`)`;
  });
}

const codes = (ids: readonly string[]) => ` (${ids.map((id) => `\`${id}\``).join(', ')})`;
