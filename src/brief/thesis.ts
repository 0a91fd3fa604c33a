import type { Build, HypothesisResult } from '../types.js';
import { between, fixed } from '../wording.js';
import type { Citations } from './citations.js';
import { bullets, plain, table } from './markdown.js';
import { VERDICT_WORDS } from './verdicts.js';

/** The tests of the thesis, with power beside every p-value; empty where a pack has no rules for them. */
export function thesisSection({ hypotheses }: Build, citations: Citations): string[] {
  if (hypotheses.length === 0) return [];
  return [
    '## Tests of the thesis',
    `Each hypothesis against a null, by rules whose thresholds stand in \`model.yml\`, which says of each that was added later when and after what, and whose words stand in \`hypotheses.json\`; the table ends with the SHA-256 of both. Power is the probability that the test finds the effect which the rules name, at this number of trips, tours, posts or states; in brackets for half of it; of the axes it is the probability that the rule says supported if the thesis holds exactly. False alarm is the rate at which the null falls though it holds but for mild over-dispersion. (\`docs/method.md\`)`,
    table(
      ['test', 'n', 'statistic, 90 % interval', 'p', 'power', 'false alarm', 'verdict', 'rules'],
      hypotheses.map(row),
    ),
    bullets(
      hypotheses.map(
        ({ id, question, unit, null: nil, measure, reason, evidence }) =>
          `\`${id}\`: ${plain(question)} Unit: ${plain(unit)}. Null: ${plain(nil)}. Statistic: ${plain(measure)}. ${plain(reason)}${citations.cite(evidence, `hypothesis.${id}`)}`,
      ),
    ),
  ];
}

function row({
  id,
  statistic,
  interval,
  n,
  p,
  power,
  powerHalf,
  falseAlarm,
  verdict,
  rules,
}: HypothesisResult): string[] {
  return [
    `\`${id}\``,
    String(n),
    statistic === null ? '-' : `${fixed(statistic, 2)}${interval ? ` (${between(interval, 2)})` : ''}`,
    figure(p, 3),
    `${figure(power, 2)}${powerHalf === null ? '' : ` (${figure(powerHalf, 2)})`}`,
    figure(falseAlarm, 2),
    `**${VERDICT_WORDS[verdict]}**`,
    `\`${rules.slice(0, 12)}\``,
  ];
}

const figure = (value: number | null, digits: number) => (value === null ? '-' : fixed(value, digits));
