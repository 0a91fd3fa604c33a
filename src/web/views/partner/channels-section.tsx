import * as Plot from '@observablehq/plot';
import { useMemo } from 'react';
import { PlotFigure } from '../../charts/plot.js';
import type { PartnerPage } from '../../data/partner.js';
import { Empty } from '../../parts/empty.js';
import { Figure } from '../../parts/figure.js';
import { joined, words } from '../../parts/words.js';
import { type Institution, institutions, survival } from './channels.js';
import { Section } from './section.js';

/** Through which institutions the relation runs, and which of them went on when the leader of the actor changed. */
export function Channels({ page: { name, code, channels, windows } }: { readonly page: PartnerPage }) {
  const change = windows.find(({ kind }) => kind === 'mourning')?.from ?? null;
  const year = change?.slice(0, 4) ?? '9999';
  const rows = useMemo(() => institutions(channels, year), [channels, year]);
  const options = useMemo(
    () =>
      (width: number): Plot.PlotOptions => ({
        height: 60 + 34 * rows.length,
        marginLeft: 110,
        marginRight: 8,
        x: { type: 'utc', label: null, ticks: width < 500 ? 4 : 8 },
        y: { domain: rows.map(({ channel }) => words(channel)), label: null, tickSize: 0 },
        r: { range: [0, 13] },
        marks: [
          change === null
            ? null
            : Plot.ruleX([new Date(change)], { stroke: 'var(--ink-3)', strokeDasharray: '3 3' }),
          Plot.dot(
            channels.filter(({ ledger }) => ledger === 'coded'),
            {
              x: (d) => new Date(`${d.year}-07-01`),
              y: (d) => words(d.channel),
              r: 'events',
              stroke: 'var(--accent)',
              strokeOpacity: 0.7,
            },
          ),
          Plot.dot(
            channels.filter(({ ledger }) => ledger !== 'coded'),
            {
              x: (d) => new Date(`${d.year}-07-01`),
              y: (d) => words(d.channel),
              r: 'events',
              fill: 'var(--accent)',
              fillOpacity: 0.75,
            },
          ),
        ],
      }),
    [channels, rows, change],
  );
  return (
    <Section
      id="channels"
      title="Channels, and what outlives a leader"
      aside={
        <p>
          Silence in a year may mean that nothing was read: state media are held for some years only. Changes
          of leader on the other side are not in the record as such.
        </p>
      }
    >
      {rows.length === 0 ? (
        <Empty>No event names the institution it ran through.</Empty>
      ) : (
        <Figure
          id={`channels-${code}`}
          title={finding(name, rows, change)}
          note={`Filled: journeys and messages by the ledgers. Rings: acts that state media tell of. Area grows with the events of a year.${change ? ' Dashed: the death of Kim Jong Il.' : ''}`}
          cells={{
            head: ['ledger', 'year', 'institution', 'events'],
            rows: channels.map(({ ledger, year: of, channel, events }) => [ledger, of, channel, events]),
          }}
        >
          <PlotFigure
            options={options}
            label={`Events between the actor and ${name} by institution and year`}
          />
        </Figure>
      )}
    </Section>
  );
}

function finding(name: string, rows: readonly Institution[], change: string | null): string {
  if (change === null) return `Institutions through which the relation with ${name} runs`;
  const { went, silent } = survival(rows);
  const year = change.slice(0, 4);
  if (went.length === 0 && silent.length === 0)
    return `No channel is on record from before the change of leader in ${year}`;
  const gone = silent.length > 0 ? `; of ${joined(silent.map(words))} nothing is on record since` : '';
  if (went.length === 0)
    return `No channel on record before ${year} is on record after it${gone && `: ${joined(silent.map(words))}`}`;
  return `${went.length} of ${went.length + silent.length} channels outlived the change of leader in ${year}: ${joined(went.map(words))}${gone}`;
}
