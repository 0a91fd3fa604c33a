import Type from 'typebox';
import { Failure } from '../failure.js';
import { channelsOf } from '../partner/channels.js';
import { actsOf, formulasOf, ranksOf } from '../partner/media.js';
import { ENFORCEMENT, RELATIONS, rowsOf } from '../partner/rows.js';
import { visitsOf } from '../partner/visits.js';
import { resource } from '../resource.js';
import { Claim, Gap, maybeNumber, nullable, Row, Standing, text, texts } from '../shapes.js';

export const partner = resource({
  path: 'partners/:code',
  summary: 'Everything of one state on one page.',
  params: Type.Object({
    code: Type.String({ minLength: 1, maxLength: 12, description: 'ISO 3166-1 alpha-3, such as VNM.' }),
  }),
  response: Type.Object({
    code: text(),
    iso2: text(),
    name: text(),
    standing: Standing,
    gap: nullable(Gap),
    hangsOn: Type.Object({
      unstable: Type.Array(Row, { description: 'Without which the tier is another.' }),
      leftOut: Type.Array(Row, { description: 'What each piece of the record moves.' }),
      sensitivity: Type.Array(Row, { description: 'Of its ranks by the composite.' }),
    }),
    observations: Type.Array(
      Type.Object({
        id: text(),
        indicator: text(),
        title: text(),
        measure: text(),
        unit: text(),
        value: maybeNumber(),
        n: Type.Integer(),
      }),
    ),
    visits: Type.Array(Row, {
      description:
        'One per event, oldest first; `since` are the days from the last comparable one, whose id is `comparable`.',
    }),
    channels: Type.Array(Row, { description: 'Events by ledger, year and institution.' }),
    windows: Type.Array(Row, {
      description: 'Times in which texts tell by other rules: mourning and congresses.',
    }),
    acts: Type.Array(Row, { description: 'Events that state media tell of, by year and kind.' }),
    formulas: Type.Array(Row, { description: 'Fixed phrases used of it, the commonest first.' }),
    ranks: Type.Array(Row, { description: 'Who state media name: events by side and rank.' }),
    relations: Type.Array(Row, { description: 'Rows of relations, ties and messages, oldest first.' }),
    enforcement: Type.Array(Row, {
      description: 'Rows of measures, external acts and findings, oldest first.',
    }),
    networks: Type.Array(Row),
    coverage: Type.Array(Row, { description: 'Why silence on networks is no absence.' }),
    greetings: Type.Array(Row),
    lists: Type.Array(Row, { description: 'Blocks of lists in which it stands, with its own rates.' }),
    claims: Type.Array(Claim, { description: 'Statements that rest on records of it.' }),
    evidence: texts('Ids of all records of it, oldest first.'),
  }),
  answer: async ({ build, pack, store }, { params: { code } }) => {
    const standing = build.standings.find(({ partner: of }) => of === code);
    if (!standing) {
      const codes = build.standings.map(({ partner: of }) => of);
      throw new Failure(
        'unknown_id',
        `no partner is called "${code}"`,
        `the partners are ${codes.join(', ')}`,
      );
    }
    const mine = <T extends { readonly partner: string }>(rows: readonly T[]) =>
      rows.filter(({ partner: of }) => of === code);
    const rows = pack.evidence.filter(({ partner: of }) => of === code);
    const ids = new Set(rows.map(({ id }) => id));
    const network = mine(build.networks)[0];
    return {
      code,
      iso2: pack.partners.find((state) => state.code === code)?.iso2 ?? '',
      name: standing.name,
      standing,
      gap: mine(build.gaps)[0] ?? null,
      hangsOn: {
        unstable: standing.unstable,
        leftOut: build.model.name === 'latent' ? mine(pack.fit?.leftOut ?? []) : [],
        sensitivity: mine(build.sensitivity.ranks),
      },
      observations: await store.query(
        `SELECT o.id, o.indicator, i.title, i.measure, i.unit, o.value, o.n FROM observations o JOIN indicators i ON i.id = o.indicator
         WHERE o.partner = $code ORDER BY i.measure, o.indicator`,
        { code },
      ),
      visits: await visitsOf(store, code),
      channels: await channelsOf(store, code),
      windows: pack.windows.filter(({ partner: of }) => of === null || of === code),
      acts: await actsOf(store, code),
      formulas: await formulasOf(store, code),
      ranks: await ranksOf(store, code),
      relations: await rowsOf(store, RELATIONS, code),
      enforcement: await rowsOf(store, ENFORCEMENT, code),
      networks: network?.networks ?? [],
      coverage: network?.coverage ?? [],
      greetings: mine(build.greetings),
      lists: build.lists.flatMap(({ states, ...block }) =>
        mine(states).map((state) => ({ ...block, state })),
      ),
      claims: build.claims.filter(({ evidence }) => evidence.some((id) => ids.has(id))),
      evidence: rows
        .toSorted((a, b) => compare(a.firstDay ?? '', b.firstDay ?? '') || compare(a.id, b.id))
        .map(({ id }) => id),
    };
  },
  ids: ({ build }) => build.standings.map(({ partner: code }) => code),
});

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
