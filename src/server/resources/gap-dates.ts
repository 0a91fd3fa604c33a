import Type from 'typebox';
import { resource } from '../resource.js';
import { count, maybeText, text } from '../shapes.js';

const Side = Type.Object({
  n: count('Records.'),
  from: maybeText('First day that a record is about; null where none has a date.'),
  until: maybeText('Last day.'),
});

export const gapDates = resource({
  path: 'gap-dates',
  summary: 'Of which days the records on both sides of the gap are: what stands on paper, and what was done.',
  response: Type.Object({
    partners: Type.Array(Type.Object({ partner: text(), formal: Side, actual: Side })),
  }),
  answer: async ({ build, pack, store }) => {
    const roles = new Map(pack.indicators.map(({ id, role }) => [id, role]));
    const rows = await store.query(
      'SELECT o.indicator, o.partner, l.parent FROM observations o JOIN lineage l ON l.child = o.id',
    );
    const formal = new Set(
      rows
        .filter(({ indicator }) => roles.get(String(indicator)) === 'formal')
        .map(({ partner, parent }) => `${partner} ${parent}`),
    );
    const days = new Map(pack.evidence.map((row) => [row.id, row]));
    const spanOf = (ids: readonly string[]) => {
      const dated = ids.flatMap((id) => days.get(id) ?? []);
      const ends = (key: 'firstDay' | 'lastDay') => dated.flatMap((row) => row[key] ?? []).sort();
      return { n: ids.length, from: ends('firstDay')[0] ?? null, until: ends('lastDay').at(-1) ?? null };
    };
    return {
      partners: build.gaps.map(({ partner, evidence }) => {
        const onPaper = (id: string) => formal.has(`${partner} ${id}`);
        return {
          partner,
          formal: spanOf(evidence.filter(onPaper)),
          actual: spanOf(evidence.filter((id) => !onPaper(id))),
        };
      }),
    };
  },
});
