import { compare } from '../order.js';
import type {
  Asset,
  Conservation,
  FollowCoverage,
  FollowHop,
  FollowResult,
  HeldAccount,
  MethodValues,
  ReachedService,
  StoppedAccount,
  TracedAt,
  TransferRemarks,
  UnfollowedAccount,
} from '../types.js';
import type { Touched } from './columns/touched.js';
import { METHODS, type Method } from './holdings/holding.js';
import type { MoveTable } from './move-table.js';
import type { Reach } from './reach.js';
import { disagreements, type Service, type Services } from './services.js';
import { type AssetFlow, differenceOf, type Traced, total } from './trace-value.js';
import { inUnits, shareOf } from './units.js';

/** All that a result is told from. */
export interface TraceSubject {
  readonly table: MoveTable;
  readonly remarks: TransferRemarks;
  readonly used: Touched;
  readonly reach: Reach;
  readonly hops: number;
  /** Of all accounts reached. */
  readonly names: ReadonlyMap<number, string>;
  readonly sources: readonly number[];
  readonly asset: number;
  readonly services: Services;
  readonly method: Method;
  readonly traced: Readonly<Record<Method, Traced>>;
  readonly tags: number;
  readonly packs: number;
  readonly fanOut: number;
  /** As it was given. */
  readonly least: string | null;
}

/** An amount at an account under the method chosen, before it is told. */
interface Sum {
  readonly account: number;
  readonly asset: number;
  readonly amount: bigint;
}

export function describeTrace(subject: TraceSubject): FollowResult {
  const { table, method, traced, services, reach, sources, asset, hops } = subject;
  const arrived = sumsOf(subject, 'arrived');
  const ends = arrived.map((sum) => ({ sum, service: services.of(nameOf(subject, sum.account)) }));
  const others = ends.flatMap(({ sum, service }) => (service ? [] : [sum]));
  const beyond = (sum: Sum) => !reach.crowded.has(sum.account) && reach.hop.get(sum.account) === hops;
  const small = (sum: Sum) => subject.least !== null && !reach.hop.has(sum.account);
  const reached = ends.flatMap(({ sum, service }) => (service ? [tellService(subject, sum, service)] : []));
  return {
    method,
    from: [...new Set(sources.map((source) => ownerOf(subject, source)))],
    asset: table.assets[asset] as Asset,
    hops: hopsOf(subject),
    reached,
    countries: countriesOf(subject, ends),
    stopped: others.filter((sum) => !beyond(sum) && !small(sum)).map((sum) => tellStopped(subject, sum)),
    unfollowed: tellUnfollowed(
      subject,
      others.filter((sum) => beyond(sum) || small(sum)),
    ),
    held: heldOf(subject),
    conservation: conservationOf(subject, asset),
    otherAssets: [...traced[method].assets.keys()]
      .filter((one) => one !== asset && hasTraced(traced[method].assets.get(one) as AssetFlow))
      .map((one) => conservationOf(subject, one)),
    coverage: coverageOf(subject, ends),
    flows: flowsOf(subject),
    skipped: subject.remarks.skipped,
    notices: [
      ...subject.remarks.notices,
      ...disagreements(
        ends.map(({ sum }) => nameOf(subject, sum.account)),
        services,
      ),
    ],
  };
}

/** How many rows were skipped, named or not. */
export const skippedRows = ({ skipped, unnamed = 0 }: TransferRemarks): number => skipped.length + unnamed;

const hasTraced = ({ convertedIn, arrived, held }: AssetFlow): boolean =>
  convertedIn > 0n || arrived.size > 0 || held.size > 0;

const nameOf = ({ names }: TraceSubject, account: number): string => names.get(account) as string;

/** The address behind an account: that of an output's owner. */
const ownerOf = (subject: TraceSubject, account: number): string =>
  subject.remarks.owners.get(nameOf(subject, account)) ?? nameOf(subject, account);

/** Sums by account at which any method finds value, the largest first, equals by address. */
function sumsOf(subject: TraceSubject, where: 'arrived' | 'held'): Sum[] {
  const { traced, method, table } = subject;
  const sums = table.assets.flatMap((_, asset) => {
    const found = METHODS.flatMap((one) => [...(traced[one].assets.get(asset)?.[where].keys() ?? [])]);
    return [...new Set(found)].map((account): Sum => {
      const amount = traced[method].assets.get(asset)?.[where].get(account) ?? 0n;
      return { account, asset, amount };
    });
  });
  return sums.sort(
    (a, b) =>
      a.asset - b.asset ||
      (a.amount < b.amount ? 1 : a.amount > b.amount ? -1 : 0) ||
      (nameOf(subject, a.account) < nameOf(subject, b.account) ? -1 : 1),
  );
}

function tell(subject: TraceSubject, { account, asset, amount }: Sum, where: 'arrived' | 'held'): TracedAt {
  const unit = subject.table.assets[asset] as Asset;
  const under = (method: Method) =>
    inUnits(subject.traced[method].assets.get(asset)?.[where].get(account) ?? 0n, unit);
  return {
    address: ownerOf(subject, account),
    asset: unit.id,
    value: inUnits(amount, unit),
    bounds: Object.fromEntries(METHODS.map((method) => [method, under(method)])) as unknown as MethodValues,
  };
}

function tellService(subject: TraceSubject, sum: Sum, service: Service): ReachedService {
  const { name, kind, countries, surest } = service;
  const tags = subject.services.tagsOf(nameOf(subject, sum.account));
  return {
    service: name,
    kind,
    ...tell(subject, sum, 'arrived'),
    country: countries.length === 1 ? (countries[0] as string) : null,
    countries,
    confidence: surest.confidence,
    source: surest.source,
    tags: tags.map(({ label, category, confidence, source, pack }) => ({
      label,
      category,
      confidence,
      source,
      pack,
    })),
  };
}

function tellStopped(subject: TraceSubject, sum: Sum): StoppedAccount {
  const reason = subject.reach.crowded.has(sum.account)
    ? `sends to more than ${subject.fanOut} accounts, as services do`
    : 'no account that is followed';
  return { ...tell(subject, sum, 'arrived'), reason };
}

/** Accounts beyond the last hop, and those to which only small transfers lead. */
function tellUnfollowed(subject: TraceSubject, sums: readonly Sum[]): UnfollowedAccount[] {
  const { reach, used, least } = subject;
  const beside = least === null ? new Map<number, number>() : hopsBeside(used, reach);
  return sums.map((sum) => ({
    ...tell(subject, sum, 'arrived'),
    ...(reach.hop.has(sum.account)
      ? { hop: subject.hops }
      : {
          hop: beside.get(sum.account) as number,
          reason: `no way of transfers of ${least} or more leads there`,
        }),
  }));
}

/** By account that no way leads to but value came to, one hop more than the nearest account that is followed and sends to it. */
function hopsBeside(used: Touched, { hop, followed }: Reach): Map<number, number> {
  const beside = new Map<number, number>();
  for (const { from, to } of used) {
    if (!followed.has(from) || hop.has(to)) continue;
    beside.set(to, Math.min(beside.get(to) ?? Number.POSITIVE_INFINITY, (hop.get(from) as number) + 1));
  }
  return beside;
}

function heldOf(subject: TraceSubject): HeldAccount[] {
  const senders = subject.used.senders();
  return sumsOf(subject, 'held').map((sum) => ({
    ...tell(subject, sum, 'held'),
    hop: subject.reach.hop.get(sum.account) as number,
    sends: senders.has(sum.account),
  }));
}

function hopsOf({ traced, method, reach, table, asset }: TraceSubject): FollowHop[] {
  const unit = table.assets[asset] as Asset;
  const counts = new Map<number, number>();
  for (const hop of reach.hop.values()) counts.set(hop, (counts.get(hop) ?? 0) + 1);
  return [...counts.keys()]
    .sort((a, b) => a - b)
    .map((hop) => {
      const flow = traced[method].hops.get(hop - 1);
      return {
        hop,
        addresses: counts.get(hop) as number,
        transfers: flow?.transfers ?? 0,
        value: inUnits(flow?.value ?? 0n, unit),
      };
    });
}

type End = { readonly sum: Sum; readonly service: Service | null };

function countriesOf({ table }: TraceSubject, ends: readonly End[]): FollowResult['countries'] {
  const sums = new Map<string, { country: string; asset: number; amount: bigint }>();
  for (const { sum, service } of ends) {
    if (service?.countries.length !== 1) continue;
    const country = service.countries[0] as string;
    const key = `${country} ${sum.asset}`;
    const before = sums.get(key)?.amount ?? 0n;
    sums.set(key, { country, asset: sum.asset, amount: before + sum.amount });
  }
  return [...sums.values()]
    .sort((a, b) => a.asset - b.asset || (a.country < b.country ? -1 : 1))
    .map(({ country, asset, amount }) => {
      const unit = table.assets[asset] as Asset;
      return { country, asset: unit.id, value: inUnits(amount, unit) };
    });
}

function conservationOf({ traced, method, table }: TraceSubject, asset: number): Conservation {
  const flow = traced[method].assets.get(asset) as AssetFlow;
  const unit = table.assets[asset] as Asset;
  return {
    asset: unit.id,
    in: inUnits(flow.injected + flow.contaminated, unit),
    out: inUnits(total(flow.arrived.values()), unit),
    held: inUnits(total(flow.held.values()), unit),
    convertedOut: inUnits(flow.convertedOut, unit),
    convertedIn: inUnits(flow.convertedIn, unit),
    difference: inUnits(differenceOf(flow), unit),
  };
}

function coverageOf(subject: TraceSubject, ends: readonly End[]): FollowCoverage {
  const { remarks, table, used, traced, method, asset } = subject;
  const flow = traced[method].assets.get(asset) as AssetFlow;
  const unit = table.assets[asset] as Asset;
  const entered = flow.injected + flow.contaminated;
  const senders = used.senders();
  const at = (keep: (end: End) => boolean) =>
    total(ends.flatMap((end) => (end.sum.asset === asset && keep(end) ? [end.sum.amount] : [])));
  return {
    transfers: table.transfers,
    used: used.length,
    firstTime: table.firstTime,
    lastTime: table.lastTime,
    orderedBy: table.orderedBy,
    unseen: inUnits(flow.unseen, unit),
    unseenShare: shareOf(flow.unseen, flow.sent),
    lastSeen: inUnits(
      total([...flow.held].flatMap(([account, amount]) => (senders.has(account) ? [] : [amount]))),
      unit,
    ),
    taggedShare: shareOf(
      at(({ service }) => service !== null),
      entered,
    ),
    countryShare: shareOf(
      at(({ service }) => service?.countries.length === 1),
      entered,
    ),
    tags: subject.tags,
    packs: subject.packs,
    visible: subject.services.byCountry(),
    passedOver: remarks.passedOver,
    skipped: skippedRows(remarks),
  };
}

function flowsOf(subject: TraceSubject): FollowResult['flows'] {
  const { traced, method, table, asset, reach } = subject;
  const unit = table.assets[asset] as Asset;
  const hopOf = (account: number) => reach.hop.get(account) as number;
  const byName = (a: number, b: number) => compare(nameOf(subject, a), nameOf(subject, b));
  return [...traced[method].edges]
    .flatMap(([from, out]) => [...out].map(([to, amount]) => ({ from, to, amount })))
    .sort((a, b) => compare(b.amount, a.amount) || byName(a.from, b.from) || byName(a.to, b.to))
    .map(({ from, to, amount }) => ({
      from: ownerOf(subject, from),
      to: ownerOf(subject, to),
      hops: [hopOf(from), reach.hop.get(to) ?? hopOf(from) + 1] as const,
      value: inUnits(amount, unit),
    }));
}
