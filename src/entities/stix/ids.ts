import { createHash } from 'node:crypto';

/** Our own namespace: the specification keeps its own for cyber-observables alone (STIX 2.1, section 2.9). */
const OURS = '4bf0ed96-cf5d-45a9-aa4d-5f26aa53bf3f';
/** The namespace of cyber-observables (section 2.9). */
const OBSERVABLES = '00abedb4-aa42-466c-9c01-fed23315a9b7';

/** UUID version 5 of a name in a namespace (RFC 9562, section 5.5). */
export function uuid5(namespace: string, name: string): string {
  const bytes = createHash('sha1')
    .update(Buffer.from(namespace.replaceAll('-', ''), 'hex'))
    .update(name)
    .digest()
    .subarray(0, 16);
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** The id of an object of ours. The type goes into the digest, since no two types may share a UUID (section 2.9). */
export const stixId = (type: string, name: string): string =>
  `${type}--${uuid5(OURS, JSON.stringify([type, name]))}`;

/** The id of a cyber-observable by what contributes to it, `value` alone: whoever exports the same gives the same. */
export const observableId = (type: string, value: string): string =>
  `${type}--${uuid5(OBSERVABLES, JSON.stringify({ value }))}`;
