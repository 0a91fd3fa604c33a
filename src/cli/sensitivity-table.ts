import {
  byTier,
  COMPOSITE_INPUTS,
  type CompositeInput,
  formatFixed,
  type Sensitivity,
  type SensitivityReport,
  type Standing,
} from '../index.js';
import { print, printTable } from './output.js';

/** Every rank with what each choice explains of it, alone and in total, the axes one after another. */
export function printSensitivity({ rows, ranks }: SensitivityReport, standings: readonly Standing[]): void {
  const order = byTier(standings).map(({ partner }) => partner);
  const axes = [...new Set(ranks.map(({ axis }) => axis))];
  const sorted = ranks.toSorted(
    (a, b) =>
      axes.indexOf(a.axis) - axes.indexOf(b.axis) || order.indexOf(a.partner) - order.indexOf(b.partner),
  );
  printTable(
    ['axis', 'partner', 'rank sd', ...COMPOSITE_INPUTS, 'leads'],
    sorted.map((rank) => [
      rank.axis,
      rank.name,
      rank.rankSd === null ? '-' : formatFixed(rank.rankSd, 1),
      ...COMPOSITE_INPUTS.map((input) => pair(rank, input)),
      rank.leading ?? rank.reason ?? '',
    ]),
  );
  print(
    `Sobol indices of each rank by the composite (1 = highest), first-order and total: the share of its variance that a choice explains alone, and with all that it takes part in. A dash: the choice cannot move this axis. Leads: its total index lies above all others, 90 % intervals included.`,
  );
  const widths = ranks.flatMap(({ inputs }) => Object.values(inputs).flatMap(widthsOf));
  if (widths.length > 0)
    print(
      `Estimated from ${rows} rows, as they come out, so that small ones can lie below zero. The widest interval spans ${Math.max(...widths).toFixed(2)}; all stand in the table sensitivity and in --json.`,
    );
}

function pair({ inputs }: Sensitivity, input: CompositeInput): string {
  const shares = inputs[input];
  return shares ? `${formatFixed(shares.first.value, 2)} ${formatFixed(shares.total.value, 2)}` : '-';
}

function widthsOf(shares: Sensitivity['inputs'][CompositeInput]): number[] {
  if (!shares) return [];
  return [shares.first, shares.total].flatMap(({ low, high }) =>
    low === null || high === null ? [] : [high - low],
  );
}
