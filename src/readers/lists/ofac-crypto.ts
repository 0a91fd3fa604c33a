import { readDate } from './dates.js';
import { decoded } from './decoded.js';
import { entry, Parts } from './entry.js';
import type { Findings, ListReader } from './findings.js';
import { fieldRows } from './table.js';

const ETHER = /^0x[\da-f]{40}$/i;
/** Letters, digits, and the colon of some notations; addresses of all listed currencies fit. */
const ADDRESS = /^[A-Za-z\d:]{20,128}$/;

/** An address under which it is kept: case means nothing in those of Ethereum. */
const idOf = (currency: string, address: string): string =>
  `${currency}:${ETHER.test(address) ? address.toLowerCase() : address}`;

function wallet(
  currency: string,
  address: string,
  more: { at: string; findings: Findings; holder?: string; added?: string },
) {
  const parts = new Parts(more.findings, more.at);
  parts.identifier('wallet', address, { currency });
  if (more.holder) {
    parts.name(more.holder, 'primary');
    parts.link('held by', more.holder);
  }
  const listed = readDate(more.added ?? '');
  return entry({
    list: 'ofac-crypto',
    id: idOf(currency, address),
    kind: 'wallet',
    ...parts.all(),
    dates: { listed, delisted: null, updated: null },
    place: more.at,
  });
}

/**
 * Reads a table of listed ether addresses with their holders (CSV): `address,name`, or `date_added,address,name` as it was before. The
 * name is that of the holder whom OFAC lists.
 */
export const ofacCryptoCsv: ListReader = async function* (bytes, place, findings) {
  const seen = new Set<string>();
  for await (const { fields, place: at } of fieldRows(bytes, place, findings, {
    needed: ['address', 'name'],
    known: ['date_added'],
  })) {
    const { address = '', name = '', date_added: added } = fields;
    if (!ETHER.test(address)) {
      findings.skip(at, `"${address.slice(0, 60)}" is no ether address`);
      continue;
    }
    if (added === undefined)
      findings.note('this edition has no column date_added; its entries have no day', place);
    const found = wallet('ETH', address, {
      at,
      findings,
      holder: name,
      ...(added === undefined ? {} : { added }),
    });
    if (seen.has(found.id)) findings.note('an address stands twice in the table and is given once', at);
    else yield found;
    seen.add(found.id);
  }
};

/** The ticker in names such as `sanctioned_addresses_ETH_2024-09-27.json`. */
const TICKER = /_([A-Z]{3,5})(?=[_.])/;

/** Reads one currency's listed addresses: a JSON list of texts, or one address a line. The currency stands in the file's name. */
export const ofacCryptoList: ListReader = async function* (bytes, place, findings) {
  const currency = TICKER.exec(place)?.[1];
  if (currency === undefined) {
    findings.stop(
      'the name of the file tells no currency; name it like sanctioned_addresses_ETH_2024-09-27.json',
    );
    return;
  }
  let text = '';
  for await (const piece of decoded(bytes, place, findings)) text += piece;
  const addresses = text.trim().startsWith('[') ? jsonList(text, findings) : text.split(/\r?\n/);
  const seen = new Set<string>();
  for (const [i, found] of addresses.entries()) {
    const at = `${place}:${i + 1}`;
    const address = typeof found === 'string' ? found.trim() : '';
    if (address === '' && found === '') continue;
    if (!ADDRESS.test(address)) findings.skip(at, `${JSON.stringify(found)?.slice(0, 60)} is no address`);
    else if (seen.has(idOf(currency, address)))
      findings.note('an address stands twice and is given once', at);
    else yield wallet(currency, address, { at, findings });
    seen.add(idOf(currency, address));
  }
};

function jsonList(text: string, findings: Findings): unknown[] {
  try {
    return JSON.parse(text) as unknown[];
  } catch {
    findings.stop('the JSON breaks off or is damaged');
    return [];
  }
}
