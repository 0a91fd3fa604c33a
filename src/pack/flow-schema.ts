import Type from 'typebox';
import { CUT_LISTS, SERVICE_KINDS } from '../types.js';
import { strict } from './schema.js';

const text = (description: string) => Type.String({ description });
const some = (description: string) => Type.String({ minLength: 3, description });
const amount = (description: string) => Type.String({ pattern: '^-?\\d+(\\.\\d+)?$', description });
const count = (description: string) => Type.Integer({ minimum: 0, description });
const share = (description: string) => Type.Number({ minimum: 0, maximum: 1, description });
const number = (description: string) => Type.Number({ description });
const day = (description: string) => Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', description });
const list = <T extends Type.TSchema>(of: T, description: string) => Type.Array(of, { description });
const orNull = <T extends Type.TSchema>(of: T, description: string) =>
  Type.Union([of, Type.Null()], { description });
const method = (description: string) => Type.Enum(['haircut', 'fifo', 'lifo', 'poison'], { description });
const rows = <P extends Type.TProperties>(properties: P, description: string) =>
  list(strict(properties, { description }), description);

const bounds = strict(
  {
    haircut: amount('Each unit alike.'),
    fifo: amount('What came first leaves first.'),
    lifo: amount('What came last leaves first.'),
    poison: amount('Everything ever touched.'),
  },
  { description: 'Under each rule.' },
);
const at = {
  address: text('The account.'),
  asset: text('Coin or contract.'),
  value: amount('Under the rule chosen.'),
  bounds,
};

const conservation = {
  asset: text('Coin or contract.'),
  in: amount('What came in.'),
  out: amount('At services and where following stopped.'),
  held: amount('With accounts that were followed.'),
  convertedOut: amount('Swapped into other assets.'),
  convertedIn: amount('Swapped from other assets.'),
  difference: amount('What is not accounted for: 0.'),
};

const window = strict(
  { from: day('First day.'), until: day('Last day.') },
  { description: 'First and last day.' },
);
const moved = strict(
  {
    value: amount('What moved.'),
    perDay: number('A day.'),
    transfers: count('In so many transfers.'),
    days: count('On so many days.'),
  },
  { description: 'What moved in the window.' },
);

const around = strict(
  {
    day: day('Day of the act.'),
    n: count('Days of each window.'),
    before: window,
    after: window,
    block: count('Days of a block of the bootstrap.'),
    resamples: count('Its resamples.'),
    asset: text('Coin or contract.'),
    moved: rows(
      {
        what: Type.Enum(['in', 'out', 'services', 'service'], { description: 'Which way.' }),
        service: orNull(Type.String(), 'Name of the service, for one.'),
        before: moved,
        after: moved,
        ratio: orNull(Type.Number(), 'After over before; null where nothing moved before.'),
        interval: orNull(
          strict(
            { q5: number('Lower end.'), q95: orNull(Type.Number(), 'Upper end; null where it has none.') },
            { description: '90 %.' },
          ),
          '90 % interval of the ratio.',
        ),
        reason: text('Why there is no interval; else empty.'),
      },
      'What moved on both sides.',
    ),
    daysBefore: count('Days of the file before the act.'),
    daysAfter: count('Days of the file after it.'),
  },
  { description: 'What moved before and after an act, where one was named.' },
);

const coverage = strict(
  {
    transfers: count('Transfers of the file.'),
    used: count('Of them, those of accounts that are followed.'),
    firstTime: orNull(Type.String(), 'Time of the first.'),
    lastTime: orNull(Type.String(), 'Time of the last.'),
    orderedBy: Type.Enum(['block', 'time', 'row'], { description: 'What put them in order.' }),
    unseen: amount('Sent beyond what the file shows to have come.'),
    unseenShare: share('The same of all that was sent.'),
    lastSeen: amount('With accounts that send nothing in the file.'),
    taggedShare: share('Of what came in, at tagged services.'),
    countryShare: share('Of what came in, at services of one known state.'),
    tags: count('Tags that were read.'),
    packs: count('Files of tags.'),
    visible: rows(
      { country: text('Code of the state.'), addresses: count('Tagged addresses.') },
      'Tagged addresses of services by state.',
    ),
    passedOver: rows({ reason: text('Why.'), count: count('Rows.') }, 'Rows that are no transfers of value.'),
    skipped: count('Rows that could not be read.'),
  },
  { description: 'How much of the value is seen.' },
);

const result = strict(
  {
    method: method('The rule chosen.'),
    from: list(Type.String(), 'Addresses followed.'),
    asset: strict(
      {
        id: text('Coin or contract.'),
        symbol: text('As files name it.'),
        decimals: orNull(Type.Integer({ minimum: 0 }), 'Decimal places; null where not known.'),
      },
      { description: 'What is followed.' },
    ),
    hops: rows(
      {
        hop: count('The hop.'),
        addresses: count('Accounts first reached by it.'),
        transfers: count('Transfers of traced value.'),
        value: amount('What they moved.'),
      },
      'Hop by hop.',
    ),
    reached: rows(
      {
        ...at,
        service: text('Name of the service.'),
        kind: Type.Enum([...SERVICE_KINDS], { description: 'What it does.' }),
        country: orNull(Type.String(), 'The one state of its law, where tags agree.'),
        countries: list(Type.String(), 'All that tags name.'),
        confidence: text('The surest word among its tags.'),
        source: text('Of that tag.'),
        tags: rows(
          {
            label: text('What it calls the address.'),
            category: text('Its category.'),
            confidence: text('Its word for how sure it is.'),
            source: text('Where it is from.'),
            pack: text('File that holds it.'),
          },
          'All tags of the address.',
        ),
      },
      'Services that value came to.',
    ),
    countries: rows(
      {
        country: text('Code of the state.'),
        asset: text('Coin or contract.'),
        value: amount('At its services.'),
      },
      'Value at services of one known state.',
    ),
    stopped: rows({ ...at, reason: text('Why.') }, 'Accounts that were not followed.'),
    unfollowed: rows(
      {
        ...at,
        hop: count('First reached at.'),
        reason: Type.Optional(text('Why, where it is not the last hop.')),
      },
      'Accounts beyond the last hop, or to which only transfers below --least lead.',
    ),
    held: rows(
      {
        ...at,
        hop: count('First reached at.'),
        sends: Type.Boolean({ description: 'Whether it sends anything in the file.' }),
      },
      'Accounts with value at the end.',
    ),
    conservation: strict(conservation, { description: 'What came in, and where it is.' }),
    otherAssets: rows(conservation, 'The same for assets that value was swapped into.'),
    coverage,
    flows: rows(
      {
        from: text('Sender.'),
        to: text('Receiver.'),
        hops: list(Type.Integer({ minimum: 0 }), 'Hops at which the two were first reached.'),
        value: amount('Traced value.'),
      },
      'Traced value from account to account.',
    ),
    around: Type.Optional(around),
  },
  { description: 'What `tierline follow --json` prints, without rows that could not be read.' },
);

export const FlowSchema = strict(
  {
    format: Type.Literal(1, { description: 'Version of this format.' }),
    title: some('What was followed, as the brief prints it.'),
    note: some('What the transfers are, and what they cannot show.'),
    published: day('Day by which the transfers were public.'),
    sources: Type.Array(Type.String(), {
      minItems: 1,
      description: 'Ids of sources: of the transfers, and of what was told of them, as an inflow.',
    }),
    evidence: list(Type.String(), 'Ids of rows of ledgers, as of the theft or an act.'),
    command: some('What made it, paths by their last name.'),
    files: rows(
      {
        name: text('Its name.'),
        sha256: Type.String({ pattern: '^[0-9a-f]{64}$', description: 'Digest of its bytes.' }),
      },
      'The file of transfers, and all tags as one.',
    ),
    cut: rows(
      {
        list: Type.Enum([...CUT_LISTS], { description: 'The list.' }),
        rows: count('Rows left out, the smallest.'),
        value: amount('Their value.'),
      },
      'What is left out of the lists below.',
    ),
    result,
  },
  { description: 'flows/<id>.json: where value went from some addresses, made by `tierline follow --save`.' },
);
