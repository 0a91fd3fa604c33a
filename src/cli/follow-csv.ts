import { stringify } from 'csv-stringify/sync';
import { type FollowResult, METHODS, type TracedAt } from '../index.js';

/** Every place where value is, with what is known of it. */
export function endsAsCsv({ reached, stopped, unfollowed, held }: FollowResult): string {
  const cells = (where: string, one: TracedAt, hop: number | '', known: readonly string[]) => [
    where,
    one.address,
    one.asset,
    one.value,
    ...METHODS.map((method) => one.bounds[method]),
    hop,
    ...known,
  ];
  const none = ['', '', '', '', ''];
  return stringify([
    [
      ...['where', 'address', 'asset', 'value', ...METHODS, 'hop'],
      ...['service', 'kind', 'country', 'confidence', 'source'],
    ],
    ...reached.map((one) =>
      cells('service', one, '', [one.service, one.kind, one.country ?? '', one.confidence, one.source]),
    ),
    ...stopped.map((one) => cells('stopped', one, '', none)),
    ...unfollowed.map((one) => cells('not followed', one, one.hop, none)),
    ...held.map((one) => cells(one.sends ? 'held' : 'last seen', one, one.hop, none)),
  ]);
}
