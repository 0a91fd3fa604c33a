import { tracedByCountry } from '../chain/by-country.js';
import type { Pack, Partner, PartnerCode, StoredFlow } from '../types.js';
import { dayRange } from './dates.js';
import type { PackFiles } from './files.js';
import { FlowSchema } from './flow-schema.js';
import type { Report } from './report.js';
import { violationsOf } from './schema.js';

export const FLOW_FILE = /^flows\/([a-z0-9-]+)\.json$/;

/** The traces that a pack holds, by id. */
export function readFlows(
  files: PackFiles,
  partners: readonly Partner[],
  report: (file: string) => Report,
): StoredFlow[] {
  const reported = partners.filter((partner) => partner.reported).map(({ code }) => code);
  return [...files].flatMap(([path, bytes]) => {
    const id = FLOW_FILE.exec(path)?.[1];
    return id === undefined ? [] : (readFlow(id, bytes.toString('utf8'), reported, report(path)) ?? []);
  });
}

function readFlow(
  id: string,
  text: string,
  partners: readonly PartnerCode[],
  report: Report,
): StoredFlow | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    report(undefined, `not JSON (${(error as Error).message}); make it again with tierline follow --save`);
    return undefined;
  }
  const violations = violationsOf(FlowSchema)(value);
  for (const { message } of violations) report(undefined, message);
  if (violations.length > 0) return undefined;
  const { format: _, ...flow } = value as Omit<StoredFlow, 'id' | 'states'> & { format: 1 };
  return { id, ...flow, states: tracedByCountry({ id, result: flow.result }, partners) };
}

/** That traces rest on sources and rows of the pack, and that their numbers still add up as they were computed. */
export function checkFlows(pack: Pack, report: (file: string) => Report): void {
  const sources = new Set(pack.sources.map(({ id }) => id));
  const rows = new Set([...pack.evidence, ...pack.withdrawn].map(({ id }) => id));
  for (const flow of pack.flows) {
    const say = (message: string) => report(`flows/${flow.id}.json`)(undefined, message);
    for (const id of flow.sources)
      if (!sources.has(id)) say(`source ${id} is not in sources.csv; add it or correct the id`);
    for (const id of flow.evidence)
      if (!rows.has(id)) say(`evidence ${id} is no row of a ledger; correct the id`);
    if (!dayRange(flow.published)) say(`published: ${flow.published} is not a day of the calendar`);
    const last = flow.result.coverage.lastTime?.slice(0, 10) ?? '';
    if (last > flow.published)
      say(
        `published: a transfer is of ${last}, which is after ${flow.published}; correct the day or the transfers`,
      );
    for (const fault of sumFaults(flow)) say(`${fault}; the file was edited, make it again`);
  }
}

function sumFaults({ result, cut }: StoredFlow): string[] {
  const { conservation: c, held, asset } = result;
  const places = asset.decimals ?? 0;
  const units = (value: string) => {
    const [whole, fraction = ''] = value.split('.');
    return BigInt(`${whole}${fraction.padEnd(places, '0')}`);
  };
  const gone = units(c.out) + units(c.held) + units(c.convertedOut);
  const listed = held
    .filter((row) => row.asset === c.asset)
    .reduce(
      (sum, { value }) => sum + units(value),
      units(cut.find(({ list }) => list === 'held')?.value ?? '0'),
    );
  return [
    units(c.in) + units(c.convertedIn) === gone ? '' : `in ${c.in} is not out, held and swapped together`,
    listed === units(c.held) ? '' : `held ${c.held} is not the sum of its rows and of what is cut`,
  ].filter((fault) => fault !== '');
}
