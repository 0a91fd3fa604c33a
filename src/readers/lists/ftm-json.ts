import type { ListedKind, Listing } from '../../types.js';
import { readDate } from './dates.js';
import { entry, Parts } from './entry.js';
import type { Findings, ListReader } from './findings.js';
import { isObject, type JsonObject, jsonLines } from './json-lines.js';

/** Schemata of things that can be listed; the others hang on them. */
const KINDS: Readonly<Record<string, ListedKind>> = {
  Person: 'person',
  Company: 'organization',
  Organization: 'organization',
  LegalEntity: 'organization',
  PublicBody: 'organization',
  Vessel: 'vessel',
  Airplane: 'aircraft',
  CryptoWallet: 'wallet',
};

const NUMBERS: Readonly<Record<string, string>> = {
  imoNumber: 'imo',
  mmsi: 'mmsi',
  callSign: 'call-sign',
  passportNumber: 'passport',
  idNumber: 'national-id',
  registrationNumber: 'registration',
  taxNumber: 'tax',
  innCode: 'tax',
  swiftBic: 'swift',
  leiCode: 'lei',
  publicKey: 'wallet',
};
const NAMES: readonly [string, 'strong' | 'weak' | 'former'][] = [
  ['alias', 'strong'],
  ['weakAlias', 'weak'],
  ['previousName', 'former'],
];
const STATES = ['country', 'nationality', 'citizenship', 'jurisdiction', 'flag'];
/** Properties that have their place above; the rest stand among the remarks. */
const PLACED = new Set([
  'name',
  ...NAMES.map(([name]) => name),
  ...STATES,
  ...Object.keys(NUMBERS),
  'address',
  'birthDate',
  'sanctions',
]);

interface Sanction {
  readonly program: readonly string[];
  readonly listed: string | null;
  readonly ended: string | null;
}

/**
 * Reads FollowTheMoney entities, one JSON object a line, as OpenSanctions exports them: flat (`entities.ftm.json`), nested
 * (`targets.nested.json`) or as changes (`{"op", "entity"}`, of which removals are noticed). Sanctions are joined to whom they hit;
 * entities that are no party (positions, addresses, kinship) are counted.
 */
export const ftmJson: ListReader = async function* (bytes, place, findings) {
  const parties: { entity: JsonObject; at: string }[] = [];
  const sanctions = new Map<string, Sanction[]>();
  for await (const { object, at } of jsonLines(bytes, place, findings)) {
    const { op } = object;
    const entity = isObject(object['entity']) ? object['entity'] : object;
    const schema = textOf(entity['schema']);
    if (op === 'DEL') findings.note('a change takes an entity away; it is no entry', at);
    else if (textOf(entity['id']) === '' || !isObject(entity['properties']))
      findings.skip(at, 'an entity without id or properties');
    else if (KINDS[schema] !== undefined) parties.push({ entity, at });
    else if (schema === 'Sanction') {
      for (const target of texts(entity['properties'], 'entity')) {
        const known = sanctions.get(target) ?? [];
        known.push(sanctionOf(entity['properties']));
        sanctions.set(target, known);
      }
    } else findings.note(`entities of the schema ${schema || '(none)'} are no listed parties`, at);
  }
  for (const { entity, at } of parties) {
    const found = listingOf(entity, sanctions.get(entity['id'] as string) ?? [], at, findings);
    if (found) yield found;
  }
};

function sanctionOf(properties: JsonObject): Sanction {
  const day = (...names: readonly string[]) =>
    names
      .flatMap((name) => texts(properties, name))
      .map((text) => readDate(text))
      .find((date) => date !== null) ?? null;
  return {
    program: texts(properties, 'program'),
    listed: day('listingDate', 'startDate'),
    ended: day('endDate'),
  };
}

function listingOf(
  entity: JsonObject,
  flat: readonly Sanction[],
  place: string,
  findings: Findings,
): Listing | undefined {
  const properties = entity['properties'] as JsonObject;
  const kind = KINDS[textOf(entity['schema'])] as ListedKind;
  const parts = new Parts(findings, place);
  parts.name(textOf(entity['caption']), 'primary');
  for (const name of texts(properties, 'name'))
    parts.name(name, parts.names.length === 0 ? 'primary' : 'strong');
  for (const [property, sort] of NAMES)
    for (const name of texts(properties, property)) parts.name(name, sort);
  if (parts.names.length === 0 && kind !== 'wallet') {
    findings.skip(place, 'a party without a name');
    return undefined;
  }
  for (const property of STATES) for (const state of texts(properties, property)) parts.country(state);
  for (const address of texts(properties, 'address')) parts.address(address);
  for (const date of texts(properties, 'birthDate')) parts.remark('birth date', date);
  for (const [property, sort] of Object.entries(NUMBERS))
    for (const value of texts(properties, property))
      parts.identifier(
        sort,
        value,
        sort === 'wallet' ? { currency: texts(properties, 'currency')[0] ?? '' } : {},
      );
  for (const [property, value] of Object.entries(properties))
    if (!PLACED.has(property) && Array.isArray(value))
      for (const text of value) if (typeof text === 'string') parts.remark(property, text);
  parts.remark('datasets', texts(entity, 'datasets').join('; '));
  const nested = listOf(properties['sanctions'])
    .filter(isObject)
    .map((sanction) => sanctionOf(isObject(sanction['properties']) ? sanction['properties'] : {}));
  const all = [...flat, ...nested];
  const days = all
    .map(({ listed }) => listed)
    .filter((day) => day !== null)
    .sort();
  const ended =
    all.length > 0 && all.every((sanction) => sanction.ended !== null)
      ? all.map((sanction) => sanction.ended as string).sort()
      : [];
  return entry({
    list: 'opensanctions',
    id: entity['id'] as string,
    kind,
    ...parts.all(),
    programs: [...new Set(all.flatMap(({ program }) => program))],
    dates: {
      listed: days[0] ?? null,
      delisted: ended.at(-1) ?? null,
      updated: readDate(textOf(entity['last_change'])),
    },
    place,
  });
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const texts = (from: JsonObject, property: string): string[] =>
  listOf(from[property]).filter((value): value is string => typeof value === 'string');
