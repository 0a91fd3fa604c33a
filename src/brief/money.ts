import { estimateFigure, estimateTime } from '../estimate-words.js';
import type { Build, EstimateTopic, EstimateView, NetworkCountry } from '../types.js';
import type { Citations } from './citations.js';
import { flowSection } from './flows.js';
import { plain, table } from './markdown.js';
import { networkCells } from './network-cells.js';

/** Bodies of revenue networks by state, estimates that exclude each other, and traces; nothing where the pack has none of these. */
export function moneySection({ networks, estimates, flows }: Build, citations: Citations): string[] {
  const bodies = networks.some((country) => country.networks.length > 0)
    ? bodySection(networks, citations)
    : [];
  const disputed = estimates.filter((topic) => topic.estimates.some(({ conflicts }) => conflicts.length > 0));
  return [
    ...bodies,
    ...(disputed.length > 0 ? estimateSection(estimates, disputed, citations) : []),
    ...flowSection(flows, networks, citations),
  ];
}

function bodySection(networks: readonly NetworkCountry[], citations: Citations): string[] {
  const all = networks.flatMap((country) => country.networks);
  const known = all.filter(({ organ }) => organ !== null).length;
  const silent = networks.filter((country) => country.networks.length === 0).map(({ name }) => plain(name));
  const silence =
    silent.length === 0 ? '' : ` Nothing is on record of ${silent.join(', ')}: that is not absence.`;
  return [
    '## Bodies of revenue networks',
    `${all.length} bodies are on record, the organ behind ${known} of them is known. Their number measures who was looked at, not who is used.${silence} (\`tierline network\`)`,
    table(
      ['partner', 'bodies', 'kinds', 'organs behind them', 'last finding', 'sources'],
      networks
        .filter((country) => country.networks.length > 0)
        .map((country) => [
          plain(country.name),
          ...wordsOf(country),
          citations.cite(
            country.networks.flatMap(({ evidence }) => evidence),
            'networks',
          ),
        ]),
    ),
  ];
}

function wordsOf(country: NetworkCountry): string[] {
  const { bodies, kinds, organs, lastFinding } = networkCells(country);
  return [bodies, plain(kinds), plain(organs), lastFinding];
}

function estimateSection(
  estimates: readonly EstimateTopic[],
  disputed: readonly EstimateTopic[],
  citations: Citations,
): string[] {
  const figures = estimates.reduce((sum, topic) => sum + topic.estimates.length, 0);
  return [
    '## Estimates that exclude each other',
    `Of ${figures} estimates on ${estimates.length} topics, these are about the same thing in the same time and cannot both hold. Nothing is averaged; none is measured here. (\`tierline estimates\`)`,
    table(
      ['topic', 'what', 'author', 'figure', 'time', 'excludes'],
      disputed.flatMap(({ topic, estimates: rows }) =>
        rows
          .filter(({ conflicts }) => conflicts.length > 0)
          .map((row) => [
            plain(topic),
            plain(row.what),
            plain(row.author) + row.sources.map(({ id }) => citations.citeSource(id)).join(''),
            plain(estimateFigure(row)),
            estimateTime(row),
            plain(row.conflicts.map((id) => authorOf(rows, id)).join(', ')),
          ]),
      ),
    ),
  ];
}

const authorOf = (rows: readonly EstimateView[], id: string): string => {
  const other = rows.find((row) => row.id === id) as EstimateView;
  return `${other.author}: ${estimateFigure(other)}`;
};
