import anyAscii from 'any-ascii';

/**
 * Letters of other scripts by the Latin capital they look like, first of each pair the Latin one. Source: confusables.txt of Unicode
 * Technical Standard 39, the capitals, and small letters that look like small capitals.
 */
const PAIRS: readonly [string, string][] = [
  // Cyrillic
  ['AABBCEEHHIIJKKMMOOPPSTTUXXYYQW', 'АаВвСЕеНнІіЈКкМмОоРрЅТтՍХхУуԚԜ'],
  // Greek
  ['ABEZHIKMNOOPTYXV', 'ΑΒΕΖΗΙΚΜΝΟοΡΤΥΧν'],
  // Cherokee
  ['ABCDEGHJKLMPSTVWZR', 'ᎪᏴᏟᎠᎬᏀᎻᎫᏦᏞᎷᏢᏚᎢᏙᎳᏃᎡ'],
  // Lisu
  ['ABCDEFGHIJKLMNOPRSTUVWXYZ', 'ꓮꓐꓚꓓꓰꓝꓖꓧꓲꓙꓗꓡꓟꓠꓳꓑꓣꓢꓔꓴꓦꓪꓫꓬꓜ'],
];

const LATIN = new Map(
  PAIRS.flatMap(([latin, others]) => [...others].map((letter, i) => [letter, latin[i] as string] as const)),
);

/** A symbol as the eye takes it: Latin capitals and digits only. Letters that look like no Latin one stand by their sound. */
export function seenAs(symbol: string): string {
  const latin = [...symbol.normalize('NFKC')].map((letter) => LATIN.get(letter) ?? anyAscii(letter));
  return latin
    .join('')
    .toUpperCase()
    .replace(/[^A-Z\d]/g, '');
}
