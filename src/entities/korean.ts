/**
 * Korean family names: how North Korea writes each, then how McCune-Reischauer, the Revised Romanisation and passports of the South do.
 * A spelling that stands for several names goes with the first.
 */
const FAMILIES = `
ri lee yi rhee li rhie ree i yee
kim gim ghim
pak park bak bahk bag
choe choi chey che
jong chong jung chung jeong cheong
jo cho joh
kang gang kahng
jang chang zang
yun yoon youn
im rim lim yim
han hahn
o oh
so seo suh
sin shin
kwon gwon kweon
hwang whang
an ahn
song soong sung seong
ryu yu yoo ryoo you lyu
jon chon jun chun jeon cheon
hong
ko go koh
mun moon
ryang yang lyang
son sohn
pae bae
paek baek baik paik baeg
ho heo hur huh
nam
sim shim
ro no noh roh rho lo
ha hah
kwak gwak gwag
cha tcha
ju joo chu
u woo wu
ku koo gu
ra na rah nah la
min
jin chin
ji chi jee
om eom um
chae chai
won weon
pang bang
kong gong
hyon hyun hyeon
ham hahm
pyon byun byeon pyun
ryom yom yeom youm
to do doh
sok seok suk seog
maeng
myong myung myeong
thae tae
ki gi kee
kil gil
tong dong
phyo pyo
yo yeo
ok og
in
`;

const BY_SPELLING = new Map<string, string>();
for (const line of FAMILIES.trim().split('\n')) {
  const [first = '', ...others] = line.split(' ');
  for (const spelling of [first, ...others]) if (!BY_SPELLING.has(spelling)) BY_SPELLING.set(spelling, first);
}

/** The family name behind a spelling of it, as North Korea writes it; undefined where it is no Korean one. */
export const familyOf = (token: string): string | undefined => BY_SPELLING.get(token);

/** Letters that the romanisations write differently for one sound; in this order. */
const SOUNDS: readonly [RegExp, string][] = [
  [/ng(?![aeiouyw])/g, 'N'],
  [/k[hk]|gg?|kk/g, 'k'],
  [/t[ht]|dd?/g, 't'],
  [/p[hp]|bb?/g, 'p'],
  [/t?ch|jj?|z/g, 'c'],
  [/s[hs]/g, 's'],
  [/[rl]+/g, 'r'],
  [/yeo|you(?=[nN])/g, 'yo'],
  [/weo/g, 'wo'],
  [/eui/g, 'ui'],
  [/eo/g, 'o'],
  [/eu/g, 'u'],
  [/^woo?|wu/g, 'u'],
  [/oo|ou/g, 'u'],
  [/ee|ie/g, 'i'],
  [/ae|ai|ay/g, 'e'],
  [/oi/g, 'oe'],
  [/hui/g, 'hi'],
  [/ah(?![aeiouyw])/g, 'a'],
  [/oh(?![aeiouyw])/g, 'o'],
  [/(.)\1/g, '$1'],
];

/**
 * One form for all romanisations of a Korean word: aspirates and voicing are dropped (Ch'ol, Cheol, Chol), vowels brought to the
 * letters of the North. What two systems write alike stays alike.
 */
export function koreanForm(token: string): string {
  return SOUNDS.reduce((form, [sound, letter]) => form.replace(sound, letter), token);
}

/** A coarser form, for spellings by ear: Jung for Jong, Chul for Chol, Yong for Ryong, Kyung for Kyong. */
export function koreanEar(form: string): string {
  return form
    .replace(/^r(?=[yi])/, '')
    .replace(/u/g, 'o')
    .replace(/oe/g, 'e');
}
