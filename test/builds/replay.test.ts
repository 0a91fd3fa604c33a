import { describe, expect, test } from 'vitest';
import { build, movesBetween, readPack, replay, replayDays } from '../../src/index.js';

const PACK = 'packs/example';

describe('a build of a part', () => {
  test('has the standings, gaps and verdicts of the whole one', async () => {
    const pack = await readPack(PACK);
    const options = { asOf: pack.period.to, seed: pack.model.seed, composite: true } as const;
    const whole = await build(pack, options);
    const standings = await build(pack, { ...options, only: 'standings' });
    const verdicts = await build(pack, { ...options, only: 'verdicts' });
    const places = (of: typeof whole) =>
      of.standings.map(({ id: _, unstable: __, engagement: { spread: ___, ...engagement }, ...rest }) => ({
        ...rest,
        engagement,
      }));
    expect(places(standings)).toEqual(places(whole));
    expect(standings.gaps.map(({ gap }) => gap)).toEqual(whole.gaps.map(({ gap }) => gap));
    expect(movesBetween(whole, verdicts)).toEqual([]);
    expect(verdicts.claims.length).toBeGreaterThan(0);
    expect(new Set([whole, standings, verdicts].map(({ digest }) => digest)).size).toBe(3);
  });
});

describe('the replay of the record', () => {
  test('stops at every year end from the start of the period, then at the day of the build', async () => {
    const pack = await readPack(PACK);
    const days = replayDays(pack, pack.period.to);
    expect(days[0]).toBe(`${pack.period.from.slice(0, 4)}-12-31`);
    expect(days.at(-1)).toBe(pack.period.to);
    expect(days).toEqual([...new Set(days)].sort());
    expect(replayDays(pack, '2020-12-31').slice(-2)).toEqual(['2019-12-31', '2020-12-31']);
  });

  test('says of each day what a build as of that day says, and tells how far it is', async () => {
    const pack = await readPack(PACK);
    const { seed } = pack.model;
    const told: string[] = [];
    const entries = await replay(pack, { asOf: pack.period.to, seed }, (done, of) =>
      told.push(`${done}/${of}`),
    );
    expect(told).toEqual(entries.map((_, i) => `${i}/${entries.length}`));
    const middle = entries[Math.floor(entries.length / 2)] as (typeof entries)[number];
    const { standings } = await build(pack, { asOf: middle.asOf, seed, composite: true });
    expect(middle.model).toBe('composite');
    expect(
      middle.partners.map(({ partner, tier, engagement }) => [partner, tier, engagement.median]),
    ).toEqual(standings.map(({ partner, tier, engagement }) => [partner, tier, engagement.median]));
  });
});
