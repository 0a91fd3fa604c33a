import { type AST, RegExpParser } from '@eslint-community/regexpp';

/** Most texts that one pattern may stand for; beyond that it is searched as a pattern. */
const MOST = 4096;

/**
 * All texts that a pattern matches, shortest first and without repeats, or undefined where they are without end or too many,
 * or where RE2 spells something in its own way (`\A`, `[[:alpha:]]`). A pattern without unbounded repetition stands for
 * finitely many texts, which can be looked up word by word.
 */
export function expand(pattern: string): string[] | undefined {
  const parsed = parse(pattern);
  const texts = parsed && ofAlternatives(parsed.alternatives);
  return texts && [...new Set(texts)].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
}

function parse(pattern: string): AST.Pattern | undefined {
  try {
    return new RegExpParser().parsePattern(pattern, undefined, undefined, { unicode: true });
  } catch {
    return undefined;
  }
}

function ofAlternatives(alternatives: readonly AST.Alternative[]): string[] | undefined {
  return union(alternatives.map(({ elements }) => concatenation(elements.map(ofElement))));
}

function ofElement(element: AST.Element): string[] | undefined {
  switch (element.type) {
    case 'Character':
      return [element.raw.startsWith('\\') ? String.fromCodePoint(element.value) : element.raw];
    case 'CharacterClass':
      return ofClass(element);
    case 'Group':
    case 'CapturingGroup':
      return ofAlternatives(element.alternatives);
    case 'Quantifier':
      return repeated(element);
    default:
      return undefined;
  }
}

function ofClass({ negate, elements }: AST.CharacterClass): string[] | undefined {
  if (negate) return undefined;
  return union(
    elements.map((element) => {
      if (element.type === 'Character') return [String.fromCodePoint(element.value)];
      if (element.type !== 'CharacterClassRange') return undefined;
      const { min, max } = element;
      return Array.from({ length: max.value - min.value + 1 }, (_, i) => String.fromCodePoint(min.value + i));
    }),
  );
}

function repeated({ min, max, element }: AST.Quantifier): string[] | undefined {
  if (max > MOST) return undefined;
  const once = ofElement(element);
  const counts = Array.from({ length: max - min + 1 }, (_, i) => min + i);
  return union(counts.map((count) => concatenation(Array.from({ length: count }, () => once))));
}

function union(parts: readonly (readonly string[] | undefined)[]): string[] | undefined {
  const all: string[] = [];
  for (const part of parts) {
    if (!part || all.length + part.length > MOST) return undefined;
    all.push(...part);
  }
  return all;
}

function concatenation(parts: readonly (readonly string[] | undefined)[]): string[] | undefined {
  let texts = [''];
  for (const part of parts) {
    if (!part || texts.length * part.length > MOST) return undefined;
    texts = texts.flatMap((text) => part.map((more) => text + more));
  }
  return texts;
}
