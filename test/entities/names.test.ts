import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldName, namesWithin } from '../../src/entities/fold.js';
import { familyOf, koreanForm } from '../../src/entities/korean.js';
import { NameIndex } from '../../src/entities/name-index.js';

describe('Korean romanisations', () => {
  test.each([
    ['Ri Rhee Lee Yi', 'ri'],
    ['Pak Park Bak', 'pak'],
    ['Kim Gim', 'kim'],
    ["Choe Choi Ch'oe", 'choe'],
    ['Jong Chong Jung Jeong', 'jong'],
    ['Paek Baek Paik', 'paek'],
    ['So Seo Suh', 'so'],
  ])('%s are the family %s', (spellings, family) => {
    const found = spellings.split(' ').map((name) => familyOf(foldName(name).tokens[0] as string));
    expect(new Set(found)).toEqual(new Set([family]));
  });

  test('no spelling of a common name is a family of Viet Nam or of the Malays', () => {
    for (const name of ['nguyen', 'tran', 'pham', 'abdullah', 'santos'])
      expect(familyOf(name)).toBeUndefined();
  });

  test.each([
    ["Ch'ol Cheol Chol Jol", 'cor'],
    ['Hyok Hyeok', 'hyok'],
    ['Kwang Gwang', 'kwaN'],
    ['Un Eun', 'un'],
    ['Su Soo', 'su'],
  ])('%s have the form %s', (spellings, form) => {
    expect(
      new Set(spellings.split(' ').map((name) => koreanForm(foldName(name).tokens[0] as string))),
    ).toEqual(new Set([form]));
  });

  test('what sounds different stays apart', () => {
    const forms = ['song', 'sang', 'chol', 'chul', 'il', 'ok', 'ho', 'hui', 'myong', 'min'].map(koreanForm);
    expect(new Set(forms).size).toBe(forms.length);
  });
});

describe('folding', () => {
  test('scripts, accents, hyphens and marks of aspiration', () => {
    expect(foldName('김철-수').tokens).toEqual(['gim', 'cheol', 'su']);
    expect(foldName('Nguyễn Văn Đức').tokens).toEqual(['nguyen', 'van', 'duc']);
    expect(foldName("CH'OE, So’k-min")).toEqual({
      tokens: ['choe', 'sok', 'min'],
      family: ['choe'],
      transliterated: false,
    });
    expect(foldName('BETA CO., LTD.').family).toBeNull();
  });

  test('names within a name', () => {
    expect(namesWithin('Daedong Credit Bank (DCB)')).toEqual(['Daedong Credit Bank', 'DCB']);
    expect(namesWithin('Pan Systems (S) Pte').map((name) => foldName(name).tokens.join(' '))).toEqual([
      'pan systems s pte',
    ]);
    expect(namesWithin('PAK Kwang Hun 박광훈')).toEqual(['PAK Kwang Hun', '박광훈']);
  });

  test('any text folds to plain words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        for (const token of foldName(text).tokens) expect(token).toMatch(/^[a-z\d]+$/);
      }),
    );
  });
});

const listed: readonly [string, 'primary' | 'weak' | 'former'][] = [
  ['KIM, Sok Chol', 'primary'],
  ['RI Yong Ho', 'primary'],
  ['KOREA TAESONG TRADING COMPANY', 'primary'],
  ['HIDDEN COBRA', 'weak'],
  ['MPS', 'weak'],
  ['LYONGAKSAN GENERAL TRADING CORPORATION', 'former'],
  ['김영철', 'primary'],
  ['CHON MYONG 1', 'primary'],
];
const index = new NameIndex<string>();
for (const [name, kind] of listed) index.add(name, { name, kind });

describe('a name against listed ones', () => {
  test.each([
    ['kim sok-chol', 'KIM, Sok Chol', 1, 'the same letters'],
    ['Sok Chol KIM', 'KIM, Sok Chol', 0.97, 'in another order'],
    ['Kim Sokchol', 'KIM, Sok Chol', 0.97, 'parted otherwise'],
    ['Sokchol Kim', 'KIM, Sok Chol', 0.97, 'in another order'],
    ['Trading Company Taesong Korea', 'KOREA TAESONG TRADING COMPANY', 0.97, 'in another order'],
    ['GIM Seok-cheol', 'KIM, Sok Chol', 0.95, 'another romanisation'],
    ['김석철', 'KIM, Sok Chol', 0.95, 'transliterated'],
    ['Rhee Yong-ho', 'RI Yong Ho', 0.95, 'another romanisation'],
    ['Yong Ho Lee', 'RI Yong Ho', 0.95, 'another romanisation'],
    ['Kim Yeong-cheol', '김영철', 0.95, 'transliterated'],
    ['Kim Suk Chul', 'KIM, Sok Chol', 0.9, 'by ear'],
    ['Korea Daesong Trading Corp.', 'KOREA TAESONG TRADING COMPANY', 0.93, 'without its legal form'],
    ['Korea Taesung Trading Company', 'KOREA TAESONG TRADING COMPANY', 0.87, 'one letter differs'],
    ['Kim Sik Chol', 'KIM, Sok Chol', 0.8, 'one letter of a syllable differs'],
    ['Hidden Cobra', 'HIDDEN COBRA', 0.95, 'calls this alias weak'],
    ['Lyongaksan General Trading Corp', 'LYONGAKSAN GENERAL TRADING CORPORATION', 0.93, 'a former name'],
    ['Kim S. C.', 'KIM, Sok Chol', 0.7, 'initials'],
  ])('%s is %s (%d): %s', (query, name, score, reason) => {
    const [hit] = index.find(query);
    expect([hit?.of, hit?.score]).toEqual([name, score]);
    expect(hit?.reasons.join('; ')).toContain(reason);
  });

  test.each([
    'Kim',
    'Kim Sok',
    'Ri Yong Chol',
    'Nguyen Van Anh',
    'Lee Kim Song',
    'Kim Chol Sok',
    'Chol Kim Sok',
    'KIM, Chol-sok',
    'Kim Cheol Seok',
    'Sok, Kim Chol',
    'Chon Myong 2',
    'MPX',
    'Korea Trading Company',
    '',
    '---',
  ])('"%s" is none of them', (query) => {
    expect(index.find(query)).toEqual([]);
  });

  test('syllables of a given name in another order are another name, the family name first or last', () => {
    const syllable = fc.constantFrom('chol', 'sok', 'su', 'il', 'myong', 'hyok', 'guo', 'zhi');
    fc.assert(
      fc.property(fc.constantFrom('kim', 'wang'), syllable, syllable, (family, one, two) => {
        fc.pre(one !== two);
        const own = new NameIndex<string>();
        own.add('it', { name: `${family}, ${one} ${two}`, kind: 'primary' });
        for (const same of [`${family} ${one} ${two}`, `${one}-${two} ${family}`, `${family} ${one}${two}`])
          expect(own.find(same)).toHaveLength(1);
        for (const other of [`${family} ${two} ${one}`, `${two} ${one} ${family}`, `${one} ${family} ${two}`])
          expect(own.find(other)).toEqual([]);
      }),
    );
  });

  test('case, hyphens and the family name at the other end never part a name from itself', () => {
    const words = fc.array(fc.constantFrom('kim', 'pak', 'sok', 'chol', 'yong', 'ho'), {
      minLength: 2,
      maxLength: 4,
    });
    fc.assert(
      fc.property(words, fc.constantFrom(' ', '-'), fc.boolean(), (name, between, upper) => {
        const own = new NameIndex<string>();
        own.add('it', { name: name.join(' '), kind: 'primary' });
        const turned = [...name.slice(1), name[0]].join(between);
        expect(own.find(upper ? turned.toUpperCase() : turned)[0]?.score).toBeGreaterThanOrEqual(0.97);
      }),
    );
  });
});
