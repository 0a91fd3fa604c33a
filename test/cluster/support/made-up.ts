/** Documents that greet the state, one line of JSON each. */
export const documents = (count: number) =>
  Array.from({ length: count }, (_, i) =>
    JSON.stringify({
      id: `d${i}`,
      date: `2011-0${1 + (i % 9)}-${10 + (i % 19)}`,
      title: `Greetings to Lao President ${i}`,
      body: 'Kim Yong Nam sent a message of greeting to Lao President Choummaly Sayasone. ',
      lang: 'en',
    }),
  ).join('\n');

/** Finds all of them, some days at a time. */
export const SCAN = { pattern: '(?-s) (?:lao) ', languages: ['en'], slice: 300 };

/** A tree: every account sends to three more, in time. */
export function tree(levels: number): string {
  const rows = ['from,to,amount,block'];
  let block = 0;
  let level = ['a'];
  for (let i = 0; i < levels; i++) {
    const next = level.flatMap((from) => [0, 1, 2].map((n) => `${from}${n}`));
    for (const to of next) rows.push(`${to.slice(0, -1)},${to},${10 ** (levels - i)},${block++}`);
    level = next;
  }
  return rows.join('\n');
}
