import type { Asset, Notice, Skipped, Transfer, TransferFormat, TransferReading } from '../../types.js';
import type { Remarks } from '../lists/findings.js';
import { Notices } from '../notices.js';
import { quote } from '../text.js';
import { deceptions } from './deceptions.js';
import { Refusal } from './refusal.js';
import type { Row } from './row.js';
import { AFTER_FILE, timesAgainstBlocks } from './times.js';

/** What a row moves. The index is null where the file tells no order. */
export interface Move extends Omit<Transfer, 'asset' | 'index' | 'place'> {
  readonly asset: Asset;
  readonly index: number | null;
}

/** A row that moves nothing, and why. */
export interface Still {
  readonly still: string;
}

/** What is kept of a row once its cells are let go. */
export type At = Pick<Row, 'number' | 'place'>;

/** Takes transfers as they are read, with whether the file told their order. */
export interface TransferSink {
  readonly take: (transfer: Transfer, ordered: boolean) => void;
  /** Whether it wants to be waited for. */
  readonly full: boolean;
  /** Resolves once more can be taken. */
  readonly room: () => Promise<void>;
}

/** Transfers that are looked at for deceptions where they are handed on and not kept. */
const LOOKED_AT = 50_000;

/** Collects what a file holds: each row becomes a transfer, is passed over, or is skipped. */
export class Book {
  readonly #transfers: Transfer[] = [];
  readonly #assets = new Map<string, Asset>();
  readonly #passedOver = new Map<string, number>();
  readonly #skipped: Skipped[] = [];
  readonly #notices = new Notices();
  readonly #texts = new Map<string, string>();
  /** Transfers that were handed on and not looked at. */
  #beyond = 0;

  /** The last moment that what is read can know of; null where that is not known. */
  #knows: string | null = null;

  /** @param sink takes all transfers, of which the book then keeps only the first, so that a file may have any length. */
  constructor(private readonly sink?: TransferSink) {}

  /** Tells the last moment that a file to be read can know of: of several, the latest counts. */
  knowsUpTo(moment: string | null): void {
    if (moment !== null && (this.#knows === null || moment > this.#knows)) this.#knows = moment;
  }

  /** Rows no faster than the sink takes what they hold. */
  async *paced(rows: AsyncIterable<Row>): AsyncGenerator<Row> {
    for await (const row of rows) {
      yield row;
      if (this.sink?.full) await this.sink.room();
    }
  }

  /** Enters what a row comes to. */
  enter(at: At, read: () => Move | Still): void {
    const move = this.moveOf(at, read);
    if (move) this.#keep(move, at);
  }

  /** What a row moves; undefined where it moves nothing or cannot be used, which is entered. */
  moveOf<M extends Move>(at: At, read: () => M | Still): M | undefined {
    const outcome = this.attempt(at, read);
    if (outcome === undefined) return undefined;
    if (!('still' in outcome) && outcome.amount > 0n) return outcome;
    this.passOver('still' in outcome ? outcome.still : 'an amount of zero');
    return undefined;
  }

  /** What is read from a row; undefined where it cannot be used, which is entered. */
  attempt<T>({ place }: At, read: () => T): T | undefined {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.skip(place, error.message);
      return undefined;
    }
  }

  #keep({ asset, index, ...move }: Move, { number, place }: At): void {
    const known = this.#assets.get(asset.id) ?? asset;
    const decimals = known.decimals ?? asset.decimals;
    if (asset.decimals !== null && asset.decimals !== decimals) {
      this.skip(place, `${asset.id} has ${asset.decimals} decimals here and ${decimals} before`);
      return;
    }
    if (known.symbol !== asset.symbol)
      this.note(`${asset.id} is named ${quote(asset.symbol)} and ${quote(known.symbol)}`, place);
    if (known === asset || known.decimals !== decimals) this.#assets.set(asset.id, { ...known, decimals });
    if (this.#knows !== null && move.time !== null && move.time > this.#knows) this.note(AFTER_FILE, place);
    if (this.sink) {
      const { time, block, transaction, from, to, amount } = move;
      this.sink.take(
        { time, block, index: index ?? number, transaction, from, to, asset: known.id, amount, place },
        index !== null,
      );
      if (this.#transfers.length >= LOOKED_AT) {
        this.#beyond++;
        return;
      }
    }
    this.#transfers.push({
      ...move,
      time: move.time === null ? null : this.#once(move.time),
      from: this.#once(move.from),
      to: this.#once(move.to),
      asset: known.id,
      index: index ?? number,
      place,
    });
  }

  /** The one copy that is kept of a text that many transfers bear. */
  #once(text: string): string {
    const kept = this.#texts.get(text);
    if (kept === undefined) this.#texts.set(text, text);
    return kept ?? text;
  }

  /** A row that moves nothing. */
  passOver(reason: string): void {
    this.#passedOver.set(reason, (this.#passedOver.get(reason) ?? 0) + 1);
  }

  skip(place: string, reason: string): void {
    this.#skipped.push({ place, reason });
  }

  note(message: string, place: string): void {
    this.#notices.add(message, place);
  }

  /** For those who cut a file into rows. Memory grows with the transfers and not with the text, so that a file may have any length. */
  remarks(place: string): Remarks {
    return {
      cap: Number.POSITIVE_INFINITY,
      ended: false,
      skip: (at, reason) => this.skip(at, reason),
      note: (message, at) => this.note(message, at),
      stop: (reason) => this.skip(place, reason),
    };
  }

  reading(format: TransferFormat, owners: ReadonlyMap<string, string> = new Map()): TransferReading {
    const transfers = this.#transfers;
    const assets = [...this.#assets.values()];
    const unseen: Notice[] =
      this.#beyond === 0
        ? []
        : [
            {
              message: `deceptive names and times were looked for in the first ${LOOKED_AT} transfers only, not in those after them`,
              count: this.#beyond,
              places: [],
            },
          ];
    return {
      format,
      transfers,
      assets,
      owners,
      passedOver: [...this.#passedOver].map(([reason, count]) => ({ reason, count })),
      skipped: this.#skipped,
      notices: [
        ...this.#notices.all(),
        ...timesAgainstBlocks(transfers),
        ...deceptions(transfers, assets),
        ...unseen,
      ],
    };
  }
}
