import { expect, test } from 'vitest';
import { observableId, stixId, uuid5 } from '../../../src/entities/stix/ids.js';
import { NO_DAY, stamp } from '../../../src/entities/stix/objects.js';

test('UUIDs of version 5 are those that are published', () => {
  // RFC 9562, appendix A.4.
  expect(uuid5('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).toBe(
    '2ed6657d-e927-568b-95e1-2665a8aea6a2',
  );
  // STIX 2.1, section 2.9: the example of an address.
  expect(observableId('ipv4-addr', '198.51.100.3')).toBe('ipv4-addr--28bb3599-77cd-5a82-a950-b5bc3caf07c4');
});

test('one name gives one id in each type, and no two types share a UUID', () => {
  expect(stixId('identity', 'un-KPi.033')).toBe(stixId('identity', 'un-KPi.033'));
  expect(stixId('identity', 'a').slice(-36)).not.toBe(stixId('location', 'a').slice(-36));
});

test('a day, month or year is its first moment; what is no day is the fixed moment', () => {
  expect(stamp('2026-02-27')).toBe('2026-02-27T00:00:00.000Z');
  expect(stamp('2026-02')).toBe('2026-02-01T00:00:00.000Z');
  expect(stamp('2026')).toBe('2026-01-01T00:00:00.000Z');
  for (const day of ['', '2026-02-30', '2026-13', '27 Feb 2026', '20260']) expect(stamp(day)).toBe(NO_DAY);
});
