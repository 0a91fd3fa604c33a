import type { CodedVariable, Document, Span } from '../types.js';
import type { EventCoding, VersionOf } from './stream.js';

/** A coding as files hold it: the names of the variables are those of the codebook. */
export type CodingRow = { readonly id: string; readonly date: string; readonly partner: string } & Readonly<
  Record<CodedVariable, string | null>
> & {
    readonly list_size: number | null;
    readonly list_position: number | null;
    readonly occasion: string | null;
    readonly formulas: readonly string[];
    readonly spans: readonly Span[];
    readonly event: string | null;
    /** What the document is to the first of its group, and that one's id; only where it is not the first. */
    readonly version?: Exclude<VersionOf['kind'], 'first'>;
    readonly version_of?: string;
  };

export function codingRow(
  { id, date }: Document,
  coding: EventCoding,
  version: VersionOf | null = null,
): CodingRow {
  return {
    id,
    date,
    partner: coding.partner,
    ...coding.values,
    list_size: coding.list?.size ?? null,
    list_position: coding.list?.position ?? null,
    occasion: coding.occasion,
    formulas: coding.formulas,
    spans: coding.spans,
    event: coding.event,
    ...(version && version.kind !== 'first' ? { version: version.kind, version_of: version.of } : {}),
  };
}
