import { readDate } from './dates.js';
import type { Parts } from './entry.js';

/** Words before a number that tell what it identifies; the first that fits counts. */
const NUMBERS: readonly [RegExp, string][] = [
  [/\bIMO$/, 'imo'],
  [/^Vessel Registration Identification$/, 'imo'],
  [/^MMSI$|^Maritime Mobile Service Identity$/, 'mmsi'],
  [/^(?:Diplomatic |Stateless Person )?Passport(?: No\.?| Number)?$/, 'passport'],
  [/^SWIFT\/BIC$/, 'swift'],
  [/^Legal Entity Number$/, 'lei'],
  [/Tax ID|^NIT|^RUC|^RIF|^RFC|^V\.A\.T\./, 'tax'],
  [
    /Registration|Registry|C\.R\. No|Company Number|Folio Mercantil|Matricula|Unified Social Credit/,
    'registration',
  ],
  [
    /National ID|Cedula|^D\.N\.I|^C\.U\.|Identity Card|^I\.F\.E|^C\.U\.R\.P|^Identification Number|Citizen's Card|SSN/,
    'national-id',
  ],
  [/(?: No\.?| Number| ID| #)$/, 'other'],
];

const NUMBERED =
  /^(?:alt\. )?((?:[A-Z][\w.'/-]*|Card|of|to|and)(?: [\w.'/&()-]+?)*?(?: IMO| No\.?| Number| ID| #)?|SWIFT\/BIC|MMSI) #? ?([A-Z]{0,4}[-/ ]?\d[^()]*?)(?: \(([^)]+)\))?(?: issued (.+?))?(?: expires (.+))?$/;
const WALLET = /^(?:alt\. )?Digital Currency Address - ([A-Z\d]{2,6}) (\S+)$/;
const NAMED = /^(a\.k\.a\.|f\.k\.a\.|n\.k\.a\.) '(.*)'$/;
const BIRTH = /^(?:alt\. )?DOB (.+)$/;
const LINK = /^\(?(Linked To): (.+?)\)?$/;

/** Fields that stand as words and then a value. */
const FIELDS: readonly [RegExp, string][] = [
  [/^(?:alt\. )?POB (.+)$/, 'birth place'],
  [/^Gender (.+)$/, 'gender'],
  [/^Secondary sanctions risk: ?(.+)$/i, 'secondary sanctions'],
  [/^Transactions Prohibited For .+?: ?(.+)$/, 'prohibited transactions'],
  [/^Additional Sanctions Information - (.+)$/, 'additional sanctions'],
  [/^Organization Established Date (.+)$/, 'established'],
  [/^Organization Type: (.+)$/, 'organization type'],
  [/^Target Type:? (.+)$/, 'target type'],
  [/^(?:alt\. )?(?:Phone Number|Phone|Fax):? (.+)$/, 'phone'],
  [/^(?:alt\. )?Email Address:? (.+)$/, 'email'],
  [/^(?:alt\. )?Website:? (.+)$/, 'website'],
  [/^(?:alt\. )?Former Vessel Flag (.+)$/, 'former flag'],
  [/^(?:alt\. )?Vessel Flag (.+)$/, 'flag'],
  [/^(?:alt\. )?Vessel (?:Year of Build|Build Date) (.+)$/, 'built'],
  [/^Vessel Type (.+)$/, 'vessel type'],
  [/^Aircraft (.+)$/, 'aircraft'],
  [/^(?:alt\. )?Executive Order (.+)$/, 'executive order'],
  [/^(?:For more information .+)$/, 'see'],
  [/^((?:Listing|Effective) Date \(.+)$/, 'directive dates'],
];

/**
 * Takes the remarks of an OFAC entry apart: identifiers, wallets, weak aliases (between quotation marks), links, dates and places of
 * birth, states. What has no form that is known stands under `unread`.
 */
export function readOfacRemarks(text: string, parts: Parts): void {
  for (const piece of text.replace(/\.\s*$/, '').split(/; (?=\S)/)) {
    const remark = piece.trim();
    if (remark !== '' && !readRemark(remark, parts)) parts.remark('unread', remark);
  }
}

function readRemark(remark: string, parts: Parts): boolean {
  const wallet = WALLET.exec(remark);
  if (wallet) {
    parts.identifier('wallet', wallet[2] as string, { currency: wallet[1] as string });
    return true;
  }
  const named = NAMED.exec(remark);
  if (named) {
    parts.name(named[2] as string, named[1] === 'f.k.a.' ? 'former' : 'weak');
    return true;
  }
  const birth = BIRTH.exec(remark);
  if (birth) {
    parts.remark('birth date', readDate(birth[1] as string) ?? (birth[1] as string));
    return true;
  }
  const link = LINK.exec(remark);
  if (link) {
    parts.link('linked to', link[2] as string);
    return true;
  }
  const state = /^(?:alt\. )?(nationality|citizen) (.+)$/.exec(remark);
  if (state) {
    parts.country(state[2] as string);
    parts.remark(state[1] as string, state[2] as string);
    return true;
  }
  for (const [form, field] of FIELDS) {
    const match = form.exec(remark);
    if (!match) continue;
    parts.remark(field, match[1] ?? remark);
    return true;
  }
  return readNumber(remark, parts);
}

function readNumber(remark: string, parts: Parts): boolean {
  const match = NUMBERED.exec(remark);
  if (!match) return false;
  const [, word = '', value = '', country] = match;
  const kind = NUMBERS.find(([form]) => form.test(word.trim()))?.[1];
  if (kind === undefined) return false;
  const imo = /^IMO (\d{7})$/.exec(value);
  parts.identifier(
    imo ? 'imo' : kind,
    imo ? (imo[1] as string) : value,
    country === undefined ? {} : { country },
  );
  return true;
}
