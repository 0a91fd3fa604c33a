import { estimateFigure, estimateTime } from '../estimate-words.js';
import type { Build, EstimateView, Topic } from '../types.js';
import type { Citations } from './citations.js';
import { plain } from './markdown.js';

/** What the pack wants told of money among the findings: figures as others give them, and bodies on record by state. */
export function topicFindings(build: Build, citations: Citations): string[] {
  return build.pack.topics.flatMap((topic) => topicFinding(build, topic, citations) ?? []);
}

/** One sentence or two; nothing where none of it was public yet. */
function topicFinding({ estimates, networks }: Build, topic: Topic, citations: Citations): string | null {
  const all = estimates.flatMap((group) => group.estimates);
  const figures = topic.estimates.flatMap((id) => all.find((one) => one.id === id) ?? []);
  const bodies = networks.flatMap(({ name, networks: here }) =>
    here.filter(({ kind }) => topic.kinds.includes(kind)).map((body) => ({ ...body, state: name })),
  );
  if (figures.length + bodies.length === 0) return null;
  const states = [...new Set(bodies.map(({ state }) => state))];
  const said = [
    ...(figures.length > 0 ? [`by what others give, none of it measured here: ${figuresOf(figures)}`] : []),
    ...(bodies.length > 0
      ? [
          `bodies on record: ${states.map((state) => `${plain(state)} ${bodies.filter((body) => body.state === state).length}`).join(', ')}, which is who was found and not who is there`,
        ]
      : []),
  ];
  const evidence = [...figures, ...bodies].flatMap((row) => row.evidence);
  return `${plain(topic.title)}, ${said.join('; ')}.${citations.cite(evidence, 'estimates')}`;
}

/** Figures of one thing stand together, each with its author, time and what it excludes. */
function figuresOf(figures: readonly EstimateView[]): string {
  return [...new Set(figures.map(({ what }) => what))]
    .map((what) => {
      const group = figures.filter((one) => one.what === what);
      return `${plain(what)} ${group.map((one) => figureOf(one, figures)).join(', ')}`;
    })
    .join('; ');
}

function figureOf(one: EstimateView, all: readonly EstimateView[]): string {
  const against = all.filter(({ id }) => one.conflicts.includes(id)).map(({ author }) => author);
  const remarks = [
    one.author,
    estimateTime(one),
    ...(one.sources.every(({ status }) => status === 'recalled') ? ['from memory'] : []),
    ...(against.length > 0 ? [`excludes that of ${against.join(', ')}`] : []),
  ];
  return `${plain(estimateFigure(one))} (${plain(remarks.join(', '))})`;
}
