import type { Evidence, Network } from '../types.js';

const DIPLOMACY = new Set(['visits', 'relations', 'ties', 'messages']);

/** A body and a row of the diplomatic ledgers on the same state that names it, or a person listed for it. */
export interface NamedTwice {
  readonly network: string;
  readonly row: string;
}

/** Names of two words or more are looked for, letter by letter, case and hyphens aside: one word names too much. */
export function namedTwice(networks: readonly Network[], evidence: readonly Evidence[]): NamedTwice[] {
  const rows = evidence
    .filter(({ ledger }) => DIPLOMACY.has(ledger))
    .map(({ id, partner, summary, own }) => ({
      id,
      partner,
      text: plain(`${summary} ; ${own['persons'] ?? ''}`),
    }));
  return networks.flatMap(({ id, name, aliases, partner }) => {
    const names = [name, ...aliases].map(plain).filter((one) => one.trim().includes(' '));
    return rows
      .filter((row) => row.partner === partner && names.some((one) => row.text.includes(one)))
      .map((row) => ({ network: id, row: row.id }));
  });
}

/** Words between single blanks, with a blank at both ends so that only whole words match. */
const plain = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
