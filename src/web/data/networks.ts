import type { EstimateTopic, NetworkCountry, NetworkView, PartnerCode, StoredFlow } from '../../types.js';
import { resource } from './queries.js';

export const networksQuery = resource<{ readonly countries: readonly NetworkCountry[] }>('networks');
export const estimatesQuery = resource<{ readonly topics: readonly EstimateTopic[] }>('estimates');

export const flowsQuery = resource<{ readonly flows: readonly StoredFlow[] }>('flows');

/** A body with the name of the state it is in. */
export type Body = NetworkView & { readonly country: string };

/** A filter on bodies; `none` asks for those whose organ is not known. */
export interface BodyFilter {
  readonly country?: PartnerCode | undefined;
  readonly organ?: string | undefined;
}

export function bodiesOf(countries: readonly NetworkCountry[], { country, organ }: BodyFilter): Body[] {
  return countries
    .filter(({ partner }) => country === undefined || partner === country)
    .flatMap(({ name, networks }) => networks.map((body) => ({ ...body, country: name })))
    .filter((body) => organ === undefined || (body.organ?.id ?? 'none') === organ);
}

export interface OrganCount {
  readonly id: string;
  readonly name: string;
  readonly bodies: number;
  readonly states: number;
}

/** Organs by the number of bodies behind which they stand, the most first. */
export function organsOf(bodies: readonly Body[]): OrganCount[] {
  const byOrgan = new Map<string, Body[]>();
  for (const body of bodies)
    if (body.organ) byOrgan.set(body.organ.id, [...(byOrgan.get(body.organ.id) ?? []), body]);
  return [...byOrgan]
    .map(([id, mine]) => ({
      id,
      name: mine[0]?.organ?.name as string,
      bodies: mine.length,
      states: new Set(mine.map(({ partner }) => partner)).size,
    }))
    .sort((a, b) => b.bodies - a.bodies || (a.name < b.name ? -1 : 1));
}

/** What the bodies show of the organs, where any is known. */
export function networksFinding(bodies: readonly Body[]): string {
  if (bodies.length === 0) return 'No body on record';
  const known = bodies.filter(({ organ }) => organ !== null).length;
  const [most] = organsOf(bodies);
  const count = `An organ is known behind ${known} of ${bodies.length} ${bodies.length === 1 ? 'body' : 'bodies'}`;
  if (!most || most.bodies < 2) return count;
  const where = most.states === 1 ? 'one state' : `${most.states} states`;
  return `${count}; ${most.name} stands behind most, ${most.bodies} in ${where}`;
}
