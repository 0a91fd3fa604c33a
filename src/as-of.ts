import { publicFlows } from './chain/known.js';
import { publicEstimates } from './estimates/known.js';
import { knownNetworks } from './networks/known.js';
import type { Day, Pack, PartnerCode } from './types.js';

/** The pack as it could have been known on a day; undated facts belong to the present only. */
export function publishedBy(pack: Pack, asOf: Day): Pack {
  const present = asOf >= pack.period.to;
  const evidence = pack.evidence.filter(({ published }) =>
    published === null ? present : published <= asOf,
  );
  return {
    ...pack,
    codings: pack.codings.filter(({ date }) => date <= asOf),
    evidence,
    networks: knownNetworks(pack.networks, pack.organs, evidence),
    estimates: publicEstimates(pack.estimates, evidence, asOf),
    flows: publicFlows(pack.flows, evidence, asOf),
  };
}

/** What partners are called. */
export function namesOf({ partners }: Pack): (partner: PartnerCode) => string {
  const names = new Map(partners.map(({ code, name }) => [code, name]));
  return (partner) => names.get(partner) ?? partner;
}

/** The partners that tables are about, by code, in the order of the pack. */
export const reportedOf = ({ partners }: Pack) =>
  partners.filter(({ reported }) => reported).map(({ code }) => code);
