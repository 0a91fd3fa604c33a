import { Amounts } from './columns/amounts.js';
import { share } from './columns/share.js';
import type { StepInflow, Steps } from './columns/steps.js';
import { type AllSums, allSums, withEdges } from './columns/sums.js';
import type { Method } from './holdings/holding.js';
import type { Rule } from './rules/rule.js';
import { RULES } from './rules/rules.js';
import type { AssetFlow, HopFlow, Traced } from './trace-value.js';

/** {@link traceValue} over steps in columns, by one method. */
export function traceSteps(steps: Steps, method: Method, edges: boolean): Traced {
  const run = new Run(steps, RULES[method](steps.holdings.account.length), edges);
  return run.all();
}

/** A trace under way: {@link traceIntegers} says what is done, this does the same to halves of amounts. */
class Run {
  /** Traced value that came back to the sources. */
  private readonly returned: Amounts;
  private readonly arrived: Amounts;
  // By asset.
  private readonly injected: Amounts;
  private readonly contaminated: Amounts;
  private readonly convertedOut: Amounts;
  private readonly convertedIn: Amounts;
  private readonly unseen: Amounts;
  private readonly sent: Amounts;
  // By hop of the sender.
  private readonly hopValue: Amounts;
  private readonly hopTransfers: number[];
  /** Traced value of the followed asset by step. */
  private readonly flowed: Amounts | null;
  private readonly rest = new Amounts(1);

  constructor(
    private readonly steps: Steps,
    private readonly rule: Rule,
    edges: boolean,
  ) {
    const { moves, sources, ends, place } = steps;
    this.returned = new Amounts(sources);
    this.arrived = new Amounts(ends.account.length);
    const byAsset = () => new Amounts(moves.assets);
    this.injected = byAsset();
    this.contaminated = byAsset();
    this.convertedOut = byAsset();
    this.convertedIn = byAsset();
    this.unseen = byAsset();
    this.sent = byAsset();
    const hops = steps.hop.reduce((most, hop) => Math.max(most, hop), 0) + 1;
    this.hopValue = new Amounts(hops);
    this.hopTransfers = new Array<number>(hops).fill(0);
    this.flowed = edges ? new Amounts(place.length) : null;
  }

  all(): Traced {
    const { inflows, place } = this.steps;
    let declared = 0;
    for (let step = 0; step <= place.length; step++) {
      for (; inflows[declared]?.before === step; declared++) this.declare(inflows[declared] as StepInflow);
      if (step < place.length) this.take(step);
    }
    return this.told();
  }

  private declare({ receiver, amount }: StepInflow): void {
    const { asset } = this.steps.question;
    const given = Amounts.of([amount]);
    this.injected.add(asset, given.high(0), given.low(0));
    this.rule.take(given.high(0), given.low(0), 0, 0);
    this.arrive(receiver, asset);
  }

  private take(step: number): void {
    const { steps, rule } = this;
    const { moves, question } = steps;
    const place = steps.place[step] as number;
    const [asset, into] = [moves.asset[place] as number, moves.into[place] as number];
    const sender = steps.sender[step] as number;
    if (sender < 0) {
      const arrives = asset === into ? moves.amount : moves.received;
      rule.take(0, 0, arrives.high(place), arrives.low(place));
    } else {
      this.leave(sender, asset, moves.amount.high(place), moves.amount.low(place));
      if (asset === question.asset && !rule.inHand.isZero(0)) this.record(step, sender);
      if (asset !== into) this.convert(place, asset, into);
    }
    this.arrive(steps.receiver[step] as number, into);
  }

  private leave(sender: number, asset: number, high: number, low: number): void {
    const { rule, steps, rest } = this;
    this.sent.add(asset, high, low);
    if (sender < steps.sources) {
      this.leaveSource(sender, asset, high, low);
      return;
    }
    const { held } = rule;
    if (!held.covers(2 * sender, high, low)) {
      rest.put(0, high, low);
      rest.subtract(0, held.high(2 * sender), held.low(2 * sender));
      this.unseen.add(asset, rest.high(0), rest.low(0));
      rule.take(0, 0, rest.high(0), rest.low(0));
      this.receive(sender, asset);
    }
    rule.send(sender, high, low);
  }

  /** All that a source sends is traced. What had come back leaves first; the rest enters with it. */
  private leaveSource(source: number, asset: number, high: number, low: number): void {
    const { returned, rest } = this;
    this.rule.take(high, low, 0, 0);
    if (returned.covers(source, high, low)) {
      returned.subtract(source, high, low);
      return;
    }
    rest.put(0, high, low);
    rest.subtract(0, returned.high(source), returned.low(source));
    returned.clear(source);
    this.injected.add(asset, rest.high(0), rest.low(0));
  }

  private arrive(receiver: number, asset: number): void {
    const { inHand } = this.rule;
    if (receiver >= this.steps.sources) this.receive(receiver, asset);
    else {
      if (receiver >= 0) this.returned.add(receiver, inHand.high(0), inHand.low(0));
      else this.arrived.add(~receiver, inHand.high(0), inHand.low(0));
      this.rule.drop();
    }
  }

  private receive(holding: number, asset: number): void {
    const { turned } = this.rule;
    this.rule.receive(holding);
    if (turned) this.contaminated.add(asset, turned.high(0), turned.low(0));
  }

  /** The share of what is paid that is traced becomes that share of what is given for it, rounded down. */
  private convert(place: number, asset: number, into: number): void {
    const { rule, rest } = this;
    const { amount, received } = this.steps.moves;
    const [tracedHigh, tracedLow] = [rule.inHand.high(0), rule.inHand.low(0)];
    const [givenHigh, givenLow] = [received.high(place), received.low(place)];
    rest.clear(0);
    if (!rule.inHand.isZero(0))
      share(rest, 0, tracedHigh, tracedLow, givenHigh, givenLow, amount.high(place), amount.low(place));
    this.convertedOut.add(asset, tracedHigh, tracedLow);
    const [high, low] = [rest.high(0), rest.low(0)];
    this.convertedIn.add(into, high, low);
    rest.put(0, givenHigh, givenLow);
    rest.subtract(0, high, low);
    rule.drop();
    rule.take(high, low, rest.high(0), rest.low(0));
  }

  private record(step: number, sender: number): void {
    const { inHand } = this.rule;
    const hop = this.steps.hop[sender] as number;
    this.hopTransfers[hop] = (this.hopTransfers[hop] as number) + 1;
    this.hopValue.add(hop, inHand.high(0), inHand.low(0));
    this.flowed?.put(step, inHand.high(0), inHand.low(0));
  }

  private told(): Traced {
    const { steps } = this;
    const sums = allSums(steps, this.arrived, this.returned, this.rule.settle());
    const flows = new Map(steps.assets.map((asset) => [asset, this.flowOf(asset, sums)]));
    const hops = new Map<number, HopFlow>();
    this.hopTransfers.forEach((transfers, hop) => {
      if (transfers > 0) hops.set(hop, { transfers, value: this.hopValue.get(hop) });
    });
    return withEdges(flows, hops, steps, this.flowed);
  }

  private flowOf(asset: number, sums: () => AllSums): AssetFlow {
    return {
      injected: this.injected.get(asset),
      contaminated: this.contaminated.get(asset),
      convertedOut: this.convertedOut.get(asset),
      convertedIn: this.convertedIn.get(asset),
      // Millions of integers by account, for who asks for them.
      get arrived() {
        return sums().arrived.get(asset) ?? new Map<number, bigint>();
      },
      get held() {
        return sums().held.get(asset) ?? new Map<number, bigint>();
      },
      unseen: this.unseen.get(asset),
      sent: this.sent.get(asset),
    };
  }
}
