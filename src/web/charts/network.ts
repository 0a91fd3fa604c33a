import type { Body } from '../data/networks.js';

/** What a node of the drawing stands for. */
export type Kind = 'state' | 'organ' | 'body';

export interface NetworkNode {
  readonly id: string;
  readonly kind: Kind;
  readonly label: string;
  /** A body that a record says has ended. */
  readonly ended: boolean;
  /** Links that meet here. */
  readonly degree: number;
}

export interface NetworkLink {
  readonly source: string;
  readonly target: string;
  /** What ties a body to its organ is not always said by a record; being in a state is. */
  readonly stated: boolean;
}

export interface NetworkDrawing {
  readonly nodes: readonly NetworkNode[];
  readonly links: readonly NetworkLink[];
}

/** Bodies between the state they are in and the organ behind them. */
export function networkOf(bodies: readonly Body[]): NetworkDrawing {
  const links = bodies.flatMap(({ id, partner, organ, organBasis }) => [
    { source: `body ${id}`, target: `state ${partner}`, stated: true },
    ...(organ
      ? [{ source: `body ${id}`, target: `organ ${organ.id}`, stated: organBasis === 'stated' }]
      : []),
  ]);
  const degrees = new Map<string, number>();
  for (const { source, target } of links)
    for (const id of [source, target]) degrees.set(id, (degrees.get(id) ?? 0) + 1);
  const nodes = new Map<string, NetworkNode>();
  const add = (id: string, kind: Kind, label: string, ended = false) =>
    nodes.set(id, { id, kind, label, ended, degree: degrees.get(id) ?? 0 });
  for (const { id, name, partner, country, organ, activity } of bodies) {
    add(`state ${partner}`, 'state', country);
    if (organ) add(`organ ${organ.id}`, 'organ', organ.name);
    add(`body ${id}`, 'body', name, activity === 'ended');
  }
  return { nodes: [...nodes.values()], links };
}
