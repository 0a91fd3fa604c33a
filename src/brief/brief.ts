import MarkdownIt from 'markdown-it';
import { type Build, type ClaimResult, type GapResult, type Standing, VERDICTS } from '../types.js';
import { Citations } from './citations.js';
import { axesFigure } from './figure.js';
import {
  countVerdicts,
  gapSentence,
  partnerParagraph,
  percent,
  range,
  standingSentence,
  VERDICT_WORDS,
} from './paragraphs.js';

/** The written result: `brief.md`, `brief.html` and the figure `axes.svg` that both show. */
export function writeBrief(build: Build): Record<string, string> {
  const citations = new Citations(build);
  const figure = axesFigure(build.standings);
  const body = [
    `# ${build.pack.title}`,
    provenance(build),
    '## Findings',
    findings(build, citations),
    '## Tiers',
    tierTable(build.standings),
    '![Affinity and enforcement slack of each partner with 90 % intervals](axes.svg)',
    '## Partners',
    ...partnerSections(build, citations),
    '## On paper and in fact',
    gapTable(build.gaps),
    '## Claims of the analysis',
    claimTable(build.claims, citations),
    '## What is missing',
    missing(build, citations),
  ].join('\n\n');
  const markdown = `${body}\n\n## Sources\n\n${sourceList(citations)}\n`;
  return {
    'brief.md': markdown,
    'brief.html': toHtml(build.pack.title, markdown, figure),
    'axes.svg': figure,
  };
}

function provenance(build: Build): string {
  return `As published by ${build.asOf}. Seed ${build.seed}, build ${build.digest.slice(0, 12)}. ${build.pack.evidence.length} records, ${build.pack.sources.length} sources. Intervals are 90 %. Every figure can be traced: \`tierline trace <pack> tier.${build.standings[0]?.partner}\`.`;
}

function findings(build: Build, citations: Citations): string {
  const evidenceOf = (measure: string, partner: string) => {
    const ids = new Set(
      build.pack.indicators.filter((indicator) => indicator.measure === measure).map(({ id }) => id),
    );
    return build.observations
      .filter((o) => o.partner === partner && ids.has(o.indicator))
      .flatMap((o) => o.evidence);
  };
  const assigned = build.standings.filter(({ tier }) => tier === 1);
  const wideGaps = build.gaps.filter(({ gap }) => gap.q5 !== null && gap.q5 > 0);
  const off = build.standings.filter(({ revenue }) => revenue.offPattern);
  const contradicted = build.claims.filter(({ verdict }) => verdict === 'contradicted');
  const lines = [
    ...assigned.map((s) => standingSentence(s) + citations.cite(evidenceOf('engagement', s.partner))),
    ...wideGaps.map((gap) => gapSentence(gap) + citations.cite(gap.evidence)),
    ...off.map(
      (s) =>
        `${s.name}: revenue presence is ${range(s.revenue)}, where the axes lead one to expect ${range(s.revenue.predicted)}.${citations.cite(evidenceOf('revenue', s.partner))}`,
    ),
    ...contradicted
      .slice(0, 6)
      .map((claim) => `Contradicted: "${claim.sentence}" ${claim.reason}${citations.cite(claim.evidence)}`),
  ];
  return lines.map((line) => `- ${line}`).join('\n');
}

function tierTable(standings: readonly Standing[]): string {
  const rows = byTier(standings).map((s) => {
    const best = Math.max(...Object.values(s.tierProbabilities));
    return `| ${s.name} | ${s.tier ?? 'unassigned'} | ${percent(best)} | ${range(s.engagement)} | ${range(s.affinity)} | ${range(s.slack)} | ${range(s.revenue)} | ${s.engagement.n} |`;
  });
  const reasons = standings
    .filter(({ reason }) => reason !== null)
    .map(({ name, reason }) => `- ${name}: ${reason}.`);
  const head = [
    '| partner | tier | probability | engagement | affinity | slack | revenue | events |',
    '|---|---|---|---|---|---|---|---|',
  ];
  return [...head, ...rows, '', ...(reasons.length > 0 ? ['Unassigned, and why:', '', ...reasons] : [])].join(
    '\n',
  );
}

function partnerSections(build: Build, citations: Citations): string[] {
  return byTier(build.standings).flatMap((standing) => {
    const gap = build.gaps.find(({ partner }) => partner === standing.partner) as GapResult;
    return [`### ${standing.name}`, partnerParagraph(standing, gap, build, citations)];
  });
}

function gapTable(gaps: readonly GapResult[]): string {
  const rows = gaps.map(
    ({ name, formal, actual, gap, probabilityPositive }) =>
      `| ${name} | ${range(formal, 1)} | ${range(actual, 1)} | ${range(gap, 1)} | ${probabilityPositive === null ? 'not determined' : percent(probabilityPositive)} |`,
  );
  const note =
    'In standard deviations among the partners observed on both sides; high = strict; a gap above zero means stricter on paper than in fact.';
  return [
    note,
    '',
    '| partner | on paper | in fact | gap | probability of a gap above zero |',
    '|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}

function claimTable(claims: readonly ClaimResult[], citations: Citations): string {
  const counts = countVerdicts(claims);
  const summary = VERDICTS.map((verdict) => `${counts[verdict]} ${VERDICT_WORDS[verdict]}`).join(', ');
  const rows = claims.map(
    (claim) =>
      `| ${claim.id} | ${cell(claim.sentence)} | **${VERDICT_WORDS[claim.verdict]}** | ${cell(claim.reason)}${citations.cite(claim.evidence)} |`,
  );
  return [
    `${claims.length} statements: ${summary}.`,
    '',
    '| | statement | verdict | reason |',
    '|---|---|---|---|',
    ...rows,
  ].join('\n');
}

function missing(build: Build, citations: Citations): string {
  const unobserved = build.standings.flatMap((s) =>
    (['slack', 'revenue'] as const).filter((m) => s[m].median === null).map((m) => `${s.name} (${m})`),
  );
  const lines = [
    unobserved.length > 0 && `Nothing was observed for ${unobserved.join(', ')}; that is missing, not low.`,
    ...build.pack.closures.map((c) => {
      const carrier = build.pack.evidence.find(({ source }) => source === c.source);
      return `${c.from} to ${c.to}: ${c.title}; silence in those months says nothing.${carrier ? citations.cite([carrier.id]) : ''}`;
    }),
    build.idle.length > 0 && `Indicators that do not tell the partners apart here: ${build.idle.join(', ')}.`,
    build.pack.withdrawn.length > 0 && `${build.pack.withdrawn.length} records were withdrawn.`,
    build.later > 0 && `${build.later} records were published after ${build.asOf} and are left out.`,
  ];
  return lines
    .filter((line) => typeof line === 'string')
    .map((line) => `- ${line}`)
    .join('\n');
}

function sourceList(citations: Citations): string {
  return citations
    .list()
    .map(({ number, source }) => {
      const date = source.published === '' ? 'undated' : source.published;
      const title =
        source.url === ''
          ? source.title
          : `[${source.title.replace(/[[\]]/g, '')}](${encodeURI(decodeURI(source.url)).replaceAll(')', '%29')})`;
      return `<a id="source-${number}"></a>${number}. ${title}. ${source.publisher}, ${date}. Reliability ${source.reliability}${source.status === 'read' ? '' : `, ${source.status}`}.`;
    })
    .join('\n\n');
}

function toHtml(title: string, markdown: string, figure: string): string {
  const html = new MarkdownIt({ html: true, linkify: false })
    .render(markdown)
    .replace(/<p><img[^>]*><\/p>/, () => `<figure>${figure}</figure>`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${html}</main>
</body>
</html>
`;
}

const STYLE = `
body { font: 16px/1.55 system-ui, sans-serif; color: #222; background: #fff; margin: 0; }
main { max-width: 60rem; margin: 2rem auto; padding: 0 1.25rem; }
h1 { font-size: 1.9rem; line-height: 1.2; }
h2 { margin-top: 2.2rem; border-bottom: 1px solid #ddd; }
table { border-collapse: collapse; width: 100%; font-size: 0.9rem; }
th, td { text-align: left; vertical-align: top; padding: 0.35rem 0.6rem; border-bottom: 1px solid #e5e5e5; }
figure { margin: 1.5rem 0; }
svg { max-width: 100%; height: auto; }
a { color: #0b57a4; }
@media print { main { max-width: none; } a { color: inherit; } }
`;

/** Highest tier first; the unassigned stand where the partition would put them. */
function byTier(standings: readonly Standing[]): Standing[] {
  return standings.toSorted(
    (a, b) => a.place - b.place || (b.engagement.median ?? 0) - (a.engagement.median ?? 0),
  );
}

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
