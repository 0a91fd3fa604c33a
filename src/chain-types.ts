import type { Notice } from './list-types.js';

/**
 * One movement of an asset between two accounts. Coins that have outputs instead of accounts move from an output (`hash:index`) to a
 * transaction (`hash`) and on to its outputs; {@link TransferReading.owners} says whose an output is.
 */
export interface Transfer {
  /** UTC to the second (`2022-03-23T13:29:09Z`); null where the file has none. */
  readonly time: string | null;
  /** Height of the block; null where the file has none. */
  readonly block: number | null;
  /** Order among transfers of one block or time, as far as the file tells it; else the row. */
  readonly index: number;
  /** Hash of the transaction; empty where the file has none. */
  readonly transaction: string;
  /** Accounts in the case that their chain compares them in: hexadecimal ones in small letters. */
  readonly from: string;
  readonly to: string;
  /** `ETH`, `BTC`, ... for the coin of a chain, else the contract of a token. A symbol never decides what moved. */
  readonly asset: string;
  /** In the smallest unit of the asset; exact to 256 bits. */
  readonly amount: bigint;
  /** File and line. */
  readonly place: string;
}

/** What is known of an asset for people to read: amounts are always kept in its smallest unit. */
export interface Asset {
  readonly id: string;
  /** As files name it, empty where none does; may be chosen to deceive. */
  readonly symbol: string;
  /** Decimal places of the unit people use; null where no file tells. */
  readonly decimals: number | null;
}

export const TRANSFER_FORMATS = [
  'plain-csv',
  'dune-csv',
  'etherscan-csv',
  'etl-transactions',
  'etl-token-transfers',
  'etl-traces',
  'utxo-tables',
] as const;
export type TransferFormat = (typeof TRANSFER_FORMATS)[number];

/** What a file or folder of transfers held, and what in it could not be used. */
export interface TransferReading {
  readonly format: TransferFormat;
  /** In the order of the file. */
  readonly transfers: readonly Transfer[];
  readonly assets: readonly Asset[];
  /** Address of each output, for coins that have outputs; empty otherwise. */
  readonly owners: ReadonlyMap<string, string>;
  /** Rows that are no transfers of value, by reason: failed calls, amounts of zero. */
  readonly passedOver: readonly { readonly reason: string; readonly count: number }[];
  readonly skipped: readonly { readonly place: string; readonly reason: string }[];
  readonly notices: readonly Notice[];
}

/** What a file of transfers held beside them. */
export type TransferRemarks = Pick<TransferReading, 'owners' | 'passedOver' | 'skipped' | 'notices'> & {
  /** Rows skipped beyond those named. */
  readonly unnamed?: number;
};

export const SERVICE_KINDS = [
  'mixer',
  'bridge',
  'exchange',
  'gambling',
  'payment',
  'wallet',
  'market',
  'lending',
  'swap',
] as const;
/** What a tagged account does for others; following stops there, but for swaps whose two legs are known. */
export type ServiceKind = (typeof SERVICE_KINDS)[number];

/** Traced value of one asset under each method, decimal strings. Poison is an upper bound; the others share out what there is. */
export type MethodValues = Readonly<Record<'haircut' | 'fifo' | 'lifo' | 'poison', string>>;

/** Traced value at one account; values are decimal strings in the unit people use, or the smallest where decimals are not known. */
export interface TracedAt {
  readonly address: string;
  readonly asset: string;
  readonly value: string;
  readonly bounds: MethodValues;
}

/** One tag behind an answer; all of an address are shown, whether they agree or not. */
export interface TagShown {
  readonly label: string;
  readonly category: string;
  readonly confidence: string;
  readonly source: string;
  readonly pack: string;
}

export interface ReachedService extends TracedAt {
  readonly service: string;
  readonly kind: ServiceKind;
  /** The one state under whose law the service works; null where tags name none or several. */
  readonly country: string | null;
  readonly countries: readonly string[];
  /** Of the tag that gives its name and kind. */
  readonly confidence: string;
  readonly source: string;
  readonly tags: readonly TagShown[];
}

export interface StoppedAccount extends TracedAt {
  readonly reason: string;
}

export interface UnfollowedAccount extends TracedAt {
  /** Hop at which it was first reached. */
  readonly hop: number;
}

export interface HeldAccount extends TracedAt {
  readonly hop: number;
  /** Whether the transfers show it to send anything at all; where they do not, what it did next is not seen. */
  readonly sends: boolean;
}

export interface FollowHop {
  readonly hop: number;
  /** Accounts first reached by it. */
  readonly addresses: number;
  /** Transfers of traced value by accounts one hop before, and how much they moved. */
  readonly transfers: number;
  readonly value: string;
}

/** What came in, and where it is. */
export interface Conservation {
  readonly asset: string;
  readonly in: string;
  /** At services and other accounts where following stopped. */
  readonly out: string;
  readonly held: string;
  /** Left into and came from other assets. */
  readonly convertedOut: string;
  readonly convertedIn: string;
  readonly difference: string;
}

export interface FollowCoverage {
  readonly transfers: number;
  /** Of them, those of followed accounts. */
  readonly used: number;
  readonly firstTime: string | null;
  readonly lastTime: string | null;
  readonly orderedBy: 'block' | 'time' | 'row';
  /** Sent by followed accounts beyond what the transfers show them to have received; and the share of all they sent, 0 to 1. */
  readonly unseen: string;
  readonly unseenShare: number;
  /** Value with followed accounts that send nothing in these transfers. */
  readonly lastSeen: string;
  /** Shares of what came in: at tagged services, and at services of one known state. */
  readonly taggedShare: number;
  readonly countryShare: number;
  readonly tags: number;
  readonly packs: number;
  /** Tagged addresses of services of one known state, in all tags: where there are none, value cannot be seen to arrive. */
  readonly visible: readonly { readonly country: string; readonly addresses: number }[];
  readonly passedOver: readonly { readonly reason: string; readonly count: number }[];
  readonly skipped: number;
}

export interface TracedFlow {
  readonly from: string;
  readonly to: string;
  /** Hops at which the two were first reached. */
  readonly hops: readonly [from: number, to: number];
  readonly value: string;
}

/** What moved in one window. */
export interface MovedIn {
  /** Decimal string, in the unit people use. */
  readonly value: string;
  readonly perDay: number;
  readonly transfers: number;
  /** Days on which anything moved. */
  readonly days: number;
}

/** What moved on both sides of an act, one way. Values are whole transfers, traced or not. */
export interface MovedAround {
  /** Into the addresses traced, out of them, or from accounts that are followed to tagged services. */
  readonly what: 'in' | 'out' | 'services' | 'service';
  /** Name of the one service; null for the others. */
  readonly service: string | null;
  readonly before: MovedIn;
  readonly after: MovedIn;
  /** Value a day after the act over value a day before it; null where nothing moved before. */
  readonly ratio: number | null;
  /** 90 %; `q95` is null where it has no upper end. Null with `reason` where too little moved for one. */
  readonly interval: { readonly q5: number; readonly q95: number | null } | null;
  readonly reason: string;
}

/** What moved in two windows of equal length around an act; its own day is in neither. */
export interface FlowsAround {
  readonly day: string;
  /** Days of each window. */
  readonly n: number;
  readonly before: { readonly from: string; readonly until: string };
  readonly after: { readonly from: string; readonly until: string };
  /** Days of a block of the bootstrap, and its resamples. */
  readonly block: number;
  readonly resamples: number;
  readonly asset: string;
  readonly moved: readonly MovedAround[];
  /** Days from the first transfer of the file to the act, and from the act to the last. */
  readonly daysBefore: number;
  readonly daysAfter: number;
}

export interface FollowResult {
  readonly method: keyof MethodValues;
  readonly from: readonly string[];
  readonly asset: Asset;
  readonly hops: readonly FollowHop[];
  readonly reached: readonly ReachedService[];
  /** Value at services of one known state, under the method chosen. */
  readonly countries: readonly { readonly country: string; readonly asset: string; readonly value: string }[];
  readonly stopped: readonly StoppedAccount[];
  readonly unfollowed: readonly UnfollowedAccount[];
  readonly held: readonly HeldAccount[];
  readonly conservation: Conservation;
  /** The same for every asset that traced value was swapped into. */
  readonly otherAssets: readonly Conservation[];
  readonly coverage: FollowCoverage;
  /** Traced value of the followed asset from account to account under the method chosen, the largest first. */
  readonly flows: readonly TracedFlow[];
  /** Rows of the file that could not be read. */
  readonly skipped: TransferReading['skipped'];
  readonly notices: readonly Notice[];
  /** Where an act was named. */
  readonly around?: FlowsAround;
}

/** Lists of a result that a stored trace may cut. */
export const CUT_LISTS = ['reached', 'stopped', 'unfollowed', 'held', 'flows'] as const;

/** What a stored trace keeps of a result: all but the rows of the file that could not be read. */
export type StoredResult = Omit<FollowResult, 'skipped' | 'notices'>;

/** A trace that a pack holds: `flows/<id>.json`. */
export interface StoredFlow {
  readonly id: string;
  readonly title: string;
  /** What the transfers are and what they cannot show. */
  readonly note: string;
  /** Day by which the transfers were public. */
  readonly published: string;
  /** Ids of sources: of the transfers, and of what was told of them, as an inflow. */
  readonly sources: readonly string[];
  /** Ids of rows of ledgers: the theft, the act. */
  readonly evidence: readonly string[];
  /** What made it, paths by their last name. */
  readonly command: string;
  /** The files of transfers, and all tags as one: SHA-256. */
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
  /** Rows of lists that are left out, the smallest, and their value under the method; nothing where all is there. */
  readonly cut: readonly {
    readonly list: (typeof CUT_LISTS)[number];
    readonly rows: number;
    readonly value: string;
  }[];
  readonly result: StoredResult;
  /** What it says of the states that the pack reports. */
  readonly states: readonly TracedInCountry[];
}

/** What a trace says of one state. Amounts are decimal strings of the asset that is followed. */
export interface TracedInCountry {
  readonly flow: string;
  readonly partner: string;
  readonly asset: string;
  /** Tagged addresses of services there; with none, nothing could have been seen to arrive. */
  readonly addresses: number;
  /** At services there; null where no tag names one: that is not zero. */
  readonly value: string | null;
  /** As much as can be there: what came in, less what is at services of other states. */
  readonly most: string;
}

/** Who sent to whom: an edge of a list without amounts and times. */
export interface Edge {
  readonly from: string;
  readonly to: string;
}

/** A list of edges, and what in it could not be used. */
export interface EdgeReading extends Pick<TransferReading, 'skipped' | 'notices'> {
  readonly edges: readonly Edge[];
}

/** What lies behind some addresses in a list of edges. It has no amounts and no order, so that nothing of it says that value came there. */
export interface EdgeReach extends Pick<TransferReading, 'skipped' | 'notices'> {
  readonly from: readonly string[];
  readonly edges: number;
  readonly hops: readonly { readonly hop: number; readonly addresses: number }[];
  /** Services, nearest first. */
  readonly reached: readonly (Pick<
    ReachedService,
    'service' | 'kind' | 'address' | 'country' | 'countries' | 'confidence' | 'source'
  > & { readonly hop: number })[];
  /** Accounts that were not followed since they send to too many. */
  readonly crowded: readonly string[];
}
