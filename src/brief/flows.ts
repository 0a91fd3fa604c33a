import type { FlowsAround, NetworkCountry, StoredFlow, TracedInCountry } from '../types.js';
import { percent } from '../wording.js';
import type { Citations } from './citations.js';
import { plain, table } from './markdown.js';

/** Traces of stolen value: where it went, how much of that is seen, and what can be said of each state; nothing without a trace. */
export function flowSection(
  flows: readonly StoredFlow[],
  states: readonly NetworkCountry[],
  citations: Citations,
): string[] {
  if (flows.length === 0) return [];
  return [
    '## Traced value',
    'Value followed through public transfers. Figures are of these transfers, not of the chain. (`tierline follow`, `docs/money.md`)',
    ...flows.flatMap((flow) => [
      `### ${plain(flow.title)}`,
      `${told(flow)}${flow.sources.map((id) => citations.citeSource(id)).join('')} (\`flow.${flow.id}\`)`,
      `![Where the value went, by hop](flow-${flow.id}.svg)`,
    ]),
    '### Traced value by state',
    blindness(flows, states),
    table(
      ['partner', ...flows.map(({ title }) => plain(title))],
      states.map(({ partner, name }) => [plain(name), ...flows.map((flow) => cell(flow, partner))]),
    ),
  ];
}

function told({ note, result, cut }: StoredFlow): string {
  const { conservation, coverage, method, asset, from, around } = result;
  const unit = plain(asset.symbol || asset.id);
  const [one, ...others] = from;
  const sentences = [
    plain(note),
    `Of ${amount(conservation.in)} ${unit} from ${others.length === 0 ? `\`${one}\`` : `${from.length} addresses`}, ${percent(coverage.taggedShare, 1)} is at tagged services, and ${amount(coverage.lastSeen)} ${unit} with accounts whose own transfers are not among these (${method}).`,
    ...(coverage.unseenShare > 0
      ? [
          `${percent(coverage.unseenShare, 1)} of what followed accounts sent came from outside these transfers.`,
        ]
      : []),
    ...cut.map(
      ({ list, rows, value }) =>
        `Of the list "${list}" the ${rows} smallest rows, ${amount(value)} ${unit}, are not kept.`,
    ),
    ...(around ? [aroundWords(around, unit)] : []),
  ];
  return sentences.join(' ');
}

/** What left the addresses before and after an act. */
function aroundWords({ day, n, moved, block }: FlowsAround, unit: string): string {
  const out = moved.find(({ what }) => what === 'out');
  if (!out) return '';
  const { before, after, ratio, interval, reason } = out;
  const compared =
    ratio === null
      ? ''
      : `, ${number(ratio)} times as much${interval ? ` (${number(interval.q5)} to ${interval.q95 === null ? 'no end' : number(interval.q95)}, 90 %, blocks of ${block} days)` : `; no interval, since ${reason}`}`;
  return `In the ${n} days before ${day} ${amount(before.perDay)} ${unit} a day left, in the ${n} after it ${amount(after.perDay)}${compared}.`;
}

/** That no tag is no zero, and of whom it holds. */
function blindness(flows: readonly StoredFlow[], states: readonly NetworkCountry[]): string {
  const seen = (partner: string) => flows.some((flow) => rowOf(flow, partner).addresses > 0);
  const unseen = states.filter(({ partner }) => !seen(partner)).map(({ name }) => plain(name));
  const blind =
    unseen.length === 0
      ? ''
      : ` No tag names a service of ${unseen.join(', ')}: nothing could have been seen to arrive there. That is blindness, not zero.`;
  return `At services of each state where tags name any, and after "at most" all that is not known to be elsewhere. What is with accounts that nobody tagged may be in any state.${blind} (\`traced_value\`)`;
}

function cell(flow: StoredFlow, partner: string): string {
  const { addresses, value, most, asset } = rowOf(flow, partner);
  const unit = plain(asset);
  return value === null
    ? `not visible, at most ${amount(most)} ${unit}`
    : `${amount(value)}, at most ${amount(most)} ${unit} (tagged addresses: ${addresses})`;
}

const rowOf = ({ states }: StoredFlow, partner: string): TracedInCountry =>
  states.find((row) => row.partner === partner) as TracedInCountry;

const amount = (value: string | number): string =>
  Number(value).toLocaleString('en-GB', { maximumFractionDigits: 1 });
const number = (value: number): string => value.toLocaleString('en-GB', { maximumSignificantDigits: 2 });
