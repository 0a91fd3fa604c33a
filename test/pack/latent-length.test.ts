import { describe, expect, test } from 'vitest';
import { refuseLength } from '../../src/pack/latent-length.js';

describe('the length of a fit', () => {
  test('may be what latent.yml may ask for', () => {
    expect(() => refuseLength({})).not.toThrow();
    expect(() => refuseLength({ chains: 2, draws: 100, threads: 1 })).not.toThrow();
    expect(() => refuseLength({ chains: 16, draws: 10000, threads: 64 })).not.toThrow();
    expect(() => refuseLength({ chains: 1, draws: 50 }, { chains: 1, draws: 1 })).not.toThrow();
  });

  test.each([
    [{ chains: 1 }, 'chains: 1 are too few to judge a fit by; give at least 2'],
    [{ draws: 99 }, 'draws: 99 are too few to judge a fit by; give at least 100'],
    [{ chains: 17 }, 'chains: 17 are more than latent.yml may ask for; give at most 16'],
    [{ draws: 999999999 }, 'draws: 999999999 are more than latent.yml may ask for; give at most 10000'],
    [{ threads: 0 }, 'threads: 0 is no number of chains at once; give at least 1'],
    [{ threads: 1.5 }, 'threads: 1.5 is no number of chains at once'],
  ])('%j is refused', (length, message) => {
    expect(() => refuseLength(length)).toThrow(message);
  });
});
