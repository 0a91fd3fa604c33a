import MarkdownIt, { type Token } from 'markdown-it';
import Type from 'typebox';
import type { Claim, Verdict } from '../types.js';
import type { Report } from './report.js';
import { type Static, strict } from './schema.js';
import { readYaml } from './yaml.js';

const reason = (verdict: string) =>
  Type.Optional(
    Type.String({
      minLength: 10,
      description: `The reason in one sentence when the test says ${verdict}; {name} stands for a value.`,
    }),
  );

export const ClaimTestSchema = strict(
  {
    sql: Type.Optional(
      Type.String({
        description: 'One row: verdict, optionally evidence (list of ids), and the values of the sentence.',
      }),
    ),
    reasons: Type.Optional(
      strict(
        {
          supported: reason('supported'),
          contradicted: reason('contradicted'),
          imprecise: reason('imprecise'),
          not_determined: reason('not_determined'),
        },
        { description: 'A sentence per verdict the test can yield.' },
      ),
    ),
    missing: Type.Optional(
      Type.String({ minLength: 10, description: 'Instead of sql: what is missing for a test.' }),
    ),
  },
  { description: 'The fenced yaml block of a claim.' },
);

const HEADING = /^(c\d{2,3})\s+·\s+(\S.*)$/;
const CITATION = /\[((?:@[A-Za-z0-9_-]+)(?:;\s*@[A-Za-z0-9_-]+)*)\]/g;

/** Reads claims.md: per claim a heading `## c01 · paragraph`, a sentence with `[@evidence]`, and a yaml block. */
export function readClaims(text: string, report: Report): Claim[] {
  const sections = splitSections(new MarkdownIt().parse(text, {}));
  return sections.flatMap(({ heading, line, tokens }) => {
    const match = HEADING.exec(heading);
    if (!match) {
      report(line, `"${heading}" is not a claim heading; write "## c01 · where it stands"`);
      return [];
    }
    const [, id = '', paragraph = ''] = match;
    const sentences = tokens.filter(
      (token, i) => token.type === 'inline' && tokens[i - 1]?.type === 'paragraph_open',
    );
    const fences = tokens.filter((token) => token.type === 'fence' && token.info.trim() === 'yaml');
    const [sentence] = sentences;
    const [fence] = fences;
    if (!sentence || sentences.length !== 1 || !fence || fences.length !== 1) {
      report(
        line,
        `${id}: needs exactly one paragraph and one yaml block, has ${sentences.length} and ${fences.length}`,
      );
      return [];
    }
    const spec = readYaml(fence.content, ClaimTestSchema, report, (fence.map?.[0] ?? 0) + 2)?.value;
    const test = spec && toTest(spec);
    if (spec && !test) report(line, `${id}: give either sql with reasons, or missing`);
    const cites = [...sentence.content.matchAll(CITATION)].flatMap((cite) =>
      (cite[1] ?? '').split(';').map((part) => part.trim().slice(1)),
    );
    if (cites.length === 0) report(line, `${id}: cites nothing; add [@evidence-id]`);
    const plain = sentence.content.replace(CITATION, '').replace(/\s+/g, ' ').replace(/\s+\./g, '.').trim();
    return test ? [{ id, sentence: plain, paragraph, cites: [...new Set(cites)], test, line }] : [];
  });
}

function toTest(spec: Static<typeof ClaimTestSchema>): Claim['test'] | undefined {
  if (spec.sql !== undefined && spec.reasons !== undefined && spec.missing === undefined)
    return { kind: 'sql', sql: spec.sql, reasons: spec.reasons as Partial<Record<Verdict, string>> };
  if (spec.missing !== undefined && spec.sql === undefined && spec.reasons === undefined)
    return { kind: 'open', missing: spec.missing.trim() };
  return undefined;
}

interface Section {
  readonly heading: string;
  readonly line: number;
  readonly tokens: Token[];
}

/** Splits at headings of level 2; what stands before the first is the preface, for people. */
function splitSections(tokens: readonly Token[]): Section[] {
  const sections: Section[] = [];
  tokens.forEach((token, i) => {
    if (token.type === 'heading_open' && token.tag === 'h2')
      sections.push({ heading: tokens[i + 1]?.content ?? '', line: (token.map?.[0] ?? 0) + 1, tokens: [] });
    else sections.at(-1)?.tokens.push(token);
  });
  return sections;
}
