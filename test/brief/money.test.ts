import { describe, expect, test } from 'vitest';
import { Citations } from '../../src/brief/citations.js';
import { moneySection } from '../../src/brief/money.js';
import type { Build, EstimateView, NetworkView } from '../../src/types.js';

const body = (name: string, kind: string, organ: string | null, lastSeen: string | null): NetworkView =>
  ({
    name,
    kind,
    organ: organ === null ? null : { id: organ, name: organ, channel: 'party' },
    lastSeen,
    evidence: [],
  }) as unknown as NetworkView;
const estimate = (id: string, amount: number, conflicts: string[]): EstimateView =>
  ({
    id,
    what: 'Crypto stolen',
    author: id,
    amount,
    amountTo: null,
    unit: 'usd',
    share: null,
    denominator: '',
    qualifier: 'about',
    from: '2025',
    until: '2025',
    sources: [],
    conflicts,
  }) as unknown as EstimateView;
const country = (name: string, networks: NetworkView[]) => ({ partner: name, name, networks, coverage: [] });

function section(parts: Partial<Build>): string {
  const build = {
    pack: { evidence: [], sources: [] },
    networks: [],
    estimates: [],
    flows: [],
    ...parts,
  } as unknown as Build;
  return moneySection(build, new Citations(build)).join('\n');
}

describe('money in the brief', () => {
  test('bodies by state, with what is known of organs, and silence told from absence', () => {
    const text = section({
      networks: [
        country('Lao', [
          body('A', 'trading_company', 'Bureau', '2019-02-01'),
          body('B', 'trading_company', null, '2021-05-01'),
          body('C', 'casino', null, null),
        ]),
        country('Brunei', []),
      ],
    });
    expect(text).toContain('3 bodies are on record, the organ behind 1 of them is known.');
    expect(text).toContain('Nothing is on record of Brunei: that is not absence.');
    expect(text).toContain('| Lao | 3 | trading company 2, casino 1 | not known 2, Bureau 1 | 2021-05-01 |');
  });

  test('only estimates that exclude each other, each with what it excludes', () => {
    const estimates = [
      {
        topic: 'theft',
        estimates: [estimate('One', 2e9, ['Two']), estimate('Two', 3e9, ['One']), estimate('Three', 1, [])],
      },
      { topic: 'other', estimates: [estimate('Four', 1e6, [])] },
    ];
    const text = section({ estimates });
    expect(text).toContain('Of 4 estimates on 2 topics');
    expect(text).toContain('| theft | Crypto stolen | One | about $2bn | 2025 | Two: about $3bn |');
    expect(text).not.toContain('Three');
    expect(text).not.toContain('Four');
  });

  test('nothing where the pack has neither', () => {
    expect(section({ networks: [country('Brunei', [])] })).toBe('');
  });
});
