import Type, { type TObject } from 'typebox';
import type { LedgerTable } from '../types.js';
import { PRECISIONS } from './dates.js';
import { strict } from './schema.js';
import { AMOUNT_QUALIFIERS, CHANNELS, INITIATORS, LEVELS, LINKS, REGIMES } from './vocabulary.js';

const text = (description: string) => Type.Optional(Type.String({ description }));
const oneOf = (values: readonly string[], description: string) => Type.Enum([...values], { description });
const maybe = (values: readonly string[], description: string) => Type.Optional(oneOf(values, description));
const count = (description: string) => Type.Optional(Type.Integer({ minimum: 0, description }));
const yesNo = (description: string) => oneOf(['yes', 'no'], description);

/** The columns every ledger begins with. */
export const COMMON = {
  id: Type.String({
    pattern: '^[A-Za-z0-9][A-Za-z0-9_-]*$',
    description: 'Unique in the pack; letters, digits, hyphen, underscore.',
  }),
  source: Type.String({
    description: 'Id of the source the fact was read in; a row without one is refused.',
  }),
  second_source: text('Id of another source that reports the same fact.'),
  locator: text('Where in the source: page, paragraph, entry.'),
  date: text('When it happened: YYYY, YYYY-MM or YYYY-MM-DD; empty only with precision unknown.'),
  date_end: text('Last day, month or year, for what lasted.'),
  date_precision: oneOf(PRECISIONS, 'How exactly the date is known; must agree with its form.'),
  partner: Type.String({
    pattern: '^[A-Z]{3,6}$',
    description: 'ISO 3166-1 alpha-3 code, the actor itself, or a group of pack.yml.',
  }),
  summary: Type.String({ minLength: 10, description: 'One sentence in your own words.' }),
  credibility: Type.Integer({
    minimum: 1,
    maximum: 6,
    description: '1 confirmed by independent sources ... 5 improbable, 6 cannot be judged.',
  }),
  note: text('Dispute, inference or reason.'),
};

const event = text(
  'Id of the event the row reports; empty means the row is its own event. Rows of one event count once.',
);
const direction = oneOf(
  ['outgoing', 'incoming', 'mutual', 'third_place'],
  'Who moves: outgoing = the actor.',
);
const level = maybe(LEVELS, 'Highest rank on the travelling or sending side.');
const channel = maybe(CHANNELS, 'The institution the contact runs through.');
const initiator = maybe(INITIATORS, 'Whose act it was.');
const persons = text('Names, separated by semicolons.');
const entity = text('Person, company, vessel or bank.');
const caseId = text('Rows of one affair share a case, so that an answer can be matched to an exposure.');
const link = oneOf(LINKS, 'How closely it is tied to the actor.');
const by = text('Who acted or who found it: a state code or a body.');
const money = {
  amount_usd: Type.Optional(Type.Number({ minimum: 0, description: 'US dollars.' })),
  amount_qualifier: maybe(AMOUNT_QUALIFIERS, 'How the amount is meant.'),
};

/** The ledgers of a pack by file name, each with its own columns after the common ones. */
export const LEDGERS = {
  visits: ledger('Who travelled to whom.', {
    kind: oneOf(
      ['visit', 'delegation', 'meeting'],
      'visit = minister or above; meeting = leaders met in passing.',
    ),
    event,
    trip: text('Stops of one tour share a trip; empty means the row is its own trip.'),
    direction,
    level,
    channel,
    initiator,
    occasion: oneOf(['bilateral', 'multilateral', 'third_party'], 'What the journey was for.'),
    completion: oneOf(['held', 'announced'], 'announced = only the announcement was read.'),
    persons,
  }),
  relations: ledger('Relations, missions and who broke with whom.', {
    kind: oneOf(
      [
        'relations_established',
        'relations_severed',
        'relations_restored',
        'embassy_opened',
        'embassy_closed',
        'embassy_suspended',
        'ambassador_named',
        'credentials',
        'post_vacant',
        'recall',
        'expulsion',
        'accreditation',
        'status_statement',
      ],
      'What changed, or was stated, about relations or missions.',
    ),
    event,
    direction,
    initiator,
    level,
    channel,
    persons,
  }),
  ties: ledger('What binds or divides beside visits.', {
    kind: oneOf(
      [
        'party_link',
        'personal_bond',
        'agreement',
        'aid',
        'honour',
        'commemoration',
        'military_tie',
        'rift',
        'hosting',
        'statement',
        'trade_level',
        'membership',
      ],
      'Kind of tie; rift = what soured it short of rupture.',
    ),
    event,
    direction,
    initiator,
    level,
    channel,
    persons,
  }),
  messages: ledger('Messages, gifts and condolences.', {
    kind: oneOf(['greeting', 'condolence', 'thanks', 'statement', 'gift', 'regret'], 'What was sent.'),
    event,
    direction,
    level,
    channel,
    setting: oneOf(['alone', 'list', 'unknown'], 'Whether it stood alone or in a list of senders.'),
    occasion: oneOf(
      [
        'national_day',
        'party_anniversary',
        'relations_anniversary',
        'birthday',
        'appointment',
        'death',
        'new_year',
        'other',
      ],
      'What it was sent for.',
    ),
    formula: text('Fixed phrase of a few words.'),
    persons,
  }),
  measures: ledger('Acts of the partner that bear on enforcement.', {
    kind: oneOf(
      [
        'trade_ban',
        'visa_rule',
        'rule',
        'implementation_report',
        'worker_repatriation',
        'business_closed',
        'licence_revoked',
        'detention',
        'prosecution',
        'conviction',
        'fine',
        'extradition',
        'asset_freeze',
        'deportation',
        'permission',
        'refoulement',
        'film_ban',
        'statement',
      ],
      'permission = a lax act; refoulement = handing escapees back.',
    ),
    event,
    by,
    side: oneOf(['formal', 'actual'], 'formal = rules and reports; actual = acts on persons, firms, goods.'),
    self_reported: yesNo("Whether the only word for it is the partner's own."),
    dprk_link: link,
    regime: maybe(REGIMES, 'Under which rules.'),
    entity,
    ...money,
    case: caseId,
  }),
  external: ledger('Acts of other states and bodies.', {
    kind: oneOf(
      [
        'us_designation',
        'un_designation',
        'eu_listing',
        'us_311_finding',
        'us_311_rule',
        'us_prosecution',
        'us_settlement',
        'us_forfeiture',
        'us_reward',
        'us_delisting',
        'other_state_act',
      ],
      'What was done.',
    ),
    event,
    by,
    located: yesNo('Whether the target is located, registered or resident in the partner.'),
    dprk_link: link,
    regime: maybe(REGIMES, 'Under which rules.'),
    entity,
    ...money,
    case: caseId,
  }),
  findings: ledger('What outsiders found of networks and presence.', {
    kind: oneOf(
      [
        'finding',
        'joint_venture',
        'casino',
        'exchange',
        'it_worker_front',
        'worker_presence',
        'restaurant',
        'laundering_flow',
        'trade',
        'arms_transfer',
        'shipping',
        'front_company',
        'theft_site',
        'coverage',
        'status_note',
      ],
      'coverage and status_note describe the record, not a network.',
    ),
    event,
    by,
    network: yesNo('Whether it evidences a revenue or procurement network of the actor in the partner.'),
    dprk_link: link,
    organ: text('Body of the actor behind it.'),
    entity,
    ...money,
    persons: count('People counted.'),
    regime: maybe(REGIMES, 'Under which rules.'),
    case: caseId,
  }),
  thefts: ledger('Thefts and estimates, each with the body that gives the figure.', {
    kind: oneOf(['theft', 'estimate'], 'An incident or total, or an estimate of something else.'),
    event,
    by,
    series: text('Which figures may be compared with each other.'),
    victim: text('Who lost it.'),
    ...money,
    share: Type.Optional(Type.Number({ minimum: 0, maximum: 100, description: 'Percent.' })),
  }),
  listings: ledger('Transitions of the FATF lists.', {
    kind: oneOf(
      ['monitoring_on', 'monitoring_off', 'call_on', 'call_off', 'check'],
      'call = call for action; check = the list was read on that day.',
    ),
    event,
    list: oneOf(['NCCT', 'ICRG'], 'The process of 2000-2006 or the one since 2007.'),
    inferred: yesNo('Inferred from lists of changes, not read in a list.'),
  }),
  votes: ledger('Votes in the UN General Assembly beside the actor.', {
    kind: oneOf(
      ['yearly_agreement', 'resolution', 'voting_record'],
      'A year of roll calls, one resolution, or a summary of several.',
    ),
    event,
    resolution: text('Number of the resolution.'),
    vote: maybe(['yes', 'no', 'abstain'], "The partner's vote on the resolution."),
    n: count('Roll calls in which both voted.'),
    same: count('Identical votes.'),
    opposite: count('Yes against no.'),
  }),
  assertions: ledger('What the analysis under test asserts; never evidence for a number.', {
    kind: oneOf(['assertion'], 'assertion'),
    event,
    topic: text('Short label.'),
  }),
} as const satisfies Record<string, TObject>;

export type LedgerName = keyof typeof LEDGERS;
export const LEDGER_NAMES = Object.keys(LEDGERS) as LedgerName[];

/** The columns of a ledger after the common ones. */
export function ownColumns(name: LedgerName): string[] {
  return Object.keys(LEDGERS[name].properties).filter((column) => !(column in COMMON));
}

/** The shape of every ledger as a table of the store. */
export function ledgerTables(): LedgerTable[] {
  return LEDGER_NAMES.map((name) => ({
    name,
    columns: ownColumns(name).map((column) => {
      const { type } = LEDGERS[name].properties[column] as { type?: string };
      return { name: column, type: type === 'integer' || type === 'number' ? type : 'text' };
    }),
  }));
}

function ledger(description: string, own: Record<string, object>): TObject {
  return strict({ ...COMMON, ...own } as never, { description });
}
