import { expect, test } from 'vitest';
import { eventsBehind } from '../../src/fits/record-latent.js';
import { Lineage } from '../../src/trace/lineage.js';
import type { PanelCell } from '../../src/types.js';
import { latentItem, latentOutcome, latentSpec } from '../support/latent.js';

const cell = (day: string, evidence: string[], series = 'visits'): PanelCell => ({
  series,
  partner: 'XAA',
  day,
  version: '',
  value: 1,
  size: 1,
  noise: 0,
  evidence,
});

test('counted are the distinct events of the window whose mean is told, of the measure asked for', () => {
  const spec = latentSpec([latentItem('votes')], [latentOutcome('visits'), latentOutcome('text_visits')]);
  const panel = [
    cell('2004-05-01', ['old-1', 'old-2']),
    cell('2011-12-31', ['old-3']),
    cell('2012-01-01', ['new-1']),
    cell('2015-08-01', ['new-1', 'new-2'], 'text_visits'),
    cell('2015-08-01', ['vote-1'], 'votes'),
  ];
  const reporting = { states: [0], from: 24, seed: 1 };
  const events = eventsBehind(new Lineage([], []), spec, { panel, reporting });
  expect(events('engagement', 'XAA')).toBe(2);
  expect(events('affinity', 'XAA')).toBe(1);
  expect(events('engagement', 'XBB')).toBe(0);
});
