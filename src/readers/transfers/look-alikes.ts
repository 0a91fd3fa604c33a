import anyAscii from 'any-ascii';

/**
 * Capitals of other scripts below the Latin ones they look like. Source: confusables.txt of Unicode Technical Standard 39, the part of it
 * that symbols of tokens would need.
 */
const SCRIPTS: readonly (readonly [latin: string, others: string])[] = [
  // Cyrillic, and one Armenian letter for U
  ['ABCEHIJKMOPSTUXYQW', 'АВСЕНІЈКМОРЅТՍХУԚԜ'],
  // Greek
  ['ABEZHIKMNOPTYX', 'ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ'],
  // Cherokee
  ['ABCDEGHJKLMPSTVWZR', 'ᎪᏴᏟᎠᎬᏀᎻᎫᏦᏞᎷᏢᏚᎢᏙᎳᏃᎡ'],
  // Lisu
  ['ABCDEFGHIJKLMNOPRSTUVWXYZ', 'ꓮꓐꓚꓓꓰꓝꓖꓧꓲꓙꓗꓡꓟꓠꓳꓑꓣꓢꓔꓴꓦꓪꓫꓬꓜ'],
];

const LATIN = new Map(
  SCRIPTS.flatMap(([latin, others]) => [...others].map((letter, i) => [letter, latin[i] as string] as const)),
);

/** A symbol as the eye takes it: Latin capitals and digits only. Letters that look like no Latin one stand by their sound. */
export function seenAs(symbol: string): string {
  const latin = [...symbol.normalize('NFKC')].map(
    (letter) => LATIN.get(letter.toUpperCase()) ?? anyAscii(letter),
  );
  return latin
    .join('')
    .toUpperCase()
    .replace(/[^A-Z\d]/g, '');
}
