import { isMap, isSeq, LineCounter, parseDocument, type YAMLMap } from 'yaml';
import { oneLine } from '../text.js';

/** One item of a pack: its fields as written, and the line it starts on. */
export interface PackItem {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly line: number;
}

/** The header of a pack and the items below one of its keys; a sentence where the text is no such pack. */
export type YamlPack = { readonly header: Readonly<Record<string, unknown>>; readonly items: PackItem[] };

/**
 * Reads a pack in which every scalar stays a text: YAML 1.1 would make a number of an address `0x...` without
 * quotation marks and a moment of a day. Anchors are refused, so that nothing in it can unfold.
 */
export function readYamlPack(text: string, key: 'tags' | 'actors'): YamlPack | string {
  const lines = new LineCounter();
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines, uniqueKeys: true });
  const [failure] = document.errors;
  if (failure) return `not YAML: ${oneLine(failure.message.split('\n')[0] as string)}`;
  if (!isMap(document.contents)) return `no map of fields; a pack has a title, a creator and ${key}`;
  const list = document.contents.get(key);
  if (!isSeq(list)) return `no list of ${key}`;
  try {
    const { [key]: _, ...header } = document.toJS({ maxAliasCount: 0 }) as Record<string, unknown>;
    const items = list.items.map((item) => ({
      fields: isMap(item)
        ? ((item as YAMLMap).toJS(document, { maxAliasCount: 0 }) as PackItem['fields'])
        : {},
      line: lines.linePos((item as { range?: [number, number, number] }).range?.[0] ?? 0).line,
    }));
    return { header, items };
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    return 'anchors and aliases are not read; write every value out';
  }
}

/** A field that is a text, without blanks around it; empty for anything else. */
export function oneText(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

/** A field that is a list of texts, or one text. */
export function allTexts(value: unknown): string[] {
  const all = Array.isArray(value) ? value : [value];
  return all.map(oneText).filter((text) => text !== '');
}
