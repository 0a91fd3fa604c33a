import { describe, expect, test } from 'vitest';
import { listingsInWords, timeInWords } from '../../../../src/web/views/networks/body-words.js';

const listing = (by: string, when: string, kind: string) => ({
  by,
  when,
  kind,
  date: when,
  id: '',
  reason: '',
});

describe('listings and acts', () => {
  test('say what each is: a finding is no listing', () => {
    const listings = [
      listing('USA', '2025-10-14', 'us_311_rule'),
      listing('USA', '2025-05-01', 'us_311_finding'),
      listing('USA', '2025-06-01', 'us_311_finding'),
      listing('UN', '', 'un_designation'),
    ];
    expect(listingsInWords({ listings })).toBe(
      'UN undated (un designation), USA 2025-05-01 (us 311 finding), USA 2025-10-14 (us 311 rule)',
    );
    expect(listingsInWords({ listings: [] })).toBe('on no list read');
  });
});

describe('times', () => {
  test('are told as precisely as the record has them', () => {
    expect(timeInWords({ from: '', until: '', seen: '2020-06' })).toBe('seen 2020-06');
    expect(timeInWords({ from: '2017', until: '', seen: '' })).toBe('since 2017');
    expect(timeInWords({ from: '', until: '', seen: '' })).toBe('no record of when');
  });
});
