import { sankey, sankeyJustify, sankeyLinkHorizontal } from 'd3-sankey';
import { parseHTML } from 'linkedom';
import type { ServiceKind, StoredResult, TracedFlow } from '../types.js';
import { percent } from '../wording.js';

const WIDTH = 960;
const MARGIN = { top: 46, right: 210, bottom: 64, left: 20 };
/** Accounts shown of each hop; the others are drawn as one. */
const SHOWN = 12;
const ROW = 24;

/** Colours that stay apart for readers who do not see all hues (Okabe and Ito 2008). */
const COLOURS: Readonly<Record<'source' | 'account' | 'stopped' | ServiceKind, string>> = {
  source: '#D55E00',
  account: '#777777',
  stopped: '#999999',
  mixer: '#CC79A7',
  bridge: '#E69F00',
  exchange: '#0072B2',
  gambling: '#009E73',
  payment: '#56B4E9',
  wallet: '#56B4E9',
  market: '#56B4E9',
  lending: '#56B4E9',
  swap: '#F0E442',
};

interface Node {
  readonly id: string;
  readonly label: string;
  readonly colour: string;
}

interface Link {
  readonly source: string;
  readonly target: string;
  readonly value: number;
}

/**
 * Where traced value went, as a Sankey of accounts by hop: widths are value under the method chosen. Of each hop the largest accounts are
 * drawn and the others as one; transfers back to an earlier hop cannot be drawn and are named below.
 */
export function flowFigure(result: StoredResult): string {
  const onward = result.flows.filter(({ hops: [from, to] }) => to > from);
  const places = placesOf(result, onward);
  const links = linksOf(onward, places);
  const nodes = [...new Map([...places.values()].map((node) => [node.id, node])).values()].filter(({ id }) =>
    links.some(({ source, target }) => source === id || target === id),
  );
  const widest = Math.max(1, ...countsByHop(nodes));
  const height = MARGIN.top + MARGIN.bottom + widest * ROW * 1.4;
  const layout = sankey<Node, Link>()
    .nodeId(({ id }) => id)
    .nodeAlign(sankeyJustify)
    .nodeWidth(12)
    .nodePadding(ROW * 0.6)
    .extent([
      [MARGIN.left, MARGIN.top],
      [WIDTH - MARGIN.right, height - MARGIN.bottom],
    ]);
  const none = { nodes: [], links: [] };
  const graph =
    nodes.length === 0
      ? none
      : layout({ nodes: nodes.map((node) => ({ ...node })), links: links.map((link) => ({ ...link })) });
  return drawn(result, graph, height, result.flows.length - onward.length);
}

const countsByHop = (nodes: readonly Node[]): number[] => {
  const counts = new Map<string, number>();
  for (const { id } of nodes) {
    const hop = id.slice(0, id.indexOf(' '));
    counts.set(hop, (counts.get(hop) ?? 0) + 1);
  }
  return [...counts.values()];
};

/** The node that each account at each hop is drawn as. */
function placesOf(result: StoredResult, flows: readonly TracedFlow[]): Map<string, Node> {
  const sums = new Map<number, Map<string, number>>();
  const add = (hop: number, address: string, value: number) => {
    const ofHop = sums.get(hop) ?? new Map<string, number>();
    sums.set(hop, ofHop.set(address, (ofHop.get(address) ?? 0) + value));
  };
  for (const { from, to, hops, value } of flows) {
    add(hops[0], from, Number(value));
    add(hops[1], to, Number(value));
  }
  const services = new Map(result.reached.map((row) => [row.address, row]));
  return new Map(
    [...sums].flatMap(([hop, byAddress]) => {
      const ranked = [...byAddress].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
      const others = ranked.length - SHOWN;
      return ranked.map(([address], rank): [string, Node] => {
        const service = services.get(address);
        const key = `${hop} ${address}`;
        if (rank >= SHOWN && others > 1)
          return [key, { id: `${hop} others`, label: `${others} other accounts`, colour: COLOURS.account }];
        const label = service ? `${service.service} (${service.kind})` : short(address);
        const colour = hop === 0 ? COLOURS.source : COLOURS[service?.kind ?? 'account'];
        return [key, { id: key, label, colour }];
      });
    }),
  );
}

function linksOf(flows: readonly TracedFlow[], places: ReadonlyMap<string, Node>): Link[] {
  const sums = new Map<string, Link>();
  for (const { from, to, hops, value } of flows) {
    const source = (places.get(`${hops[0]} ${from}`) as Node).id;
    const target = (places.get(`${hops[1]} ${to}`) as Node).id;
    const key = `${source} ${target}`;
    sums.set(key, { source, target, value: (sums.get(key)?.value ?? 0) + Number(value) });
  }
  return [...sums.values()].filter(({ value }) => value > 0);
}

const short = (address: string): string =>
  address.length > 16 ? `${address.slice(0, 8)}...${address.slice(-6)}` : address;

function drawn(
  result: StoredResult,
  { nodes, links }: ReturnType<ReturnType<typeof sankey<Node, Link>>>,
  height: number,
  back: number,
): string {
  const { document } = parseHTML('<html><body></body></html>');
  const make = (name: string, attributes: Readonly<Record<string, string | number>>, text?: string) => {
    const element = document.createElementNS('http://www.w3.org/2000/svg', name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
    if (text !== undefined) element.textContent = text;
    return element;
  };
  const { asset, conservation, method, coverage } = result;
  const title = `Where ${amount(conservation.in)} ${unitOf(asset)} went (${method}): ${percent(coverage.taggedShare)} to tagged services`;
  const svg = make('svg', {
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: `0 0 ${WIDTH} ${height}`,
    width: WIDTH,
    height,
    role: 'img',
    'aria-label': title,
    'font-family': 'system-ui, sans-serif',
    'font-size': 12,
  });
  svg.append(make('rect', { width: WIDTH, height, fill: 'white' }));
  svg.append(make('text', { x: MARGIN.left, y: 24, 'font-size': 15, 'font-weight': 600 }, title));
  const path = sankeyLinkHorizontal<Node, Link>();
  for (const link of links) {
    const line = make('path', {
      d: path(link) as string,
      fill: 'none',
      stroke: (link.target as Node).colour,
      'stroke-opacity': 0.35,
      'stroke-width': Math.max(1, link.width ?? 0),
    });
    const [from, to] = [link.source as Node, link.target as Node];
    line.append(
      make('title', {}, `${from.label} to ${to.label}: ${amount(String(link.value))} ${unitOf(asset)}`),
    );
    svg.append(line);
  }
  for (const { label, colour, value, x0 = 0, x1 = 0, y0 = 0, y1 = 0 } of nodes) {
    svg.append(make('rect', { x: x0, y: y0, width: x1 - x0, height: Math.max(1, y1 - y0), fill: colour }));
    const text = `${label}  ${amount(String(value))}`;
    svg.append(make('text', { x: x1 + 4, y: (y0 + y1) / 2 + 4, fill: '#222' }, text));
  }
  notesOf(result, back).forEach((note, i, { length }) => {
    svg.append(make('text', { x: MARGIN.left, y: height - 12 - 16 * (length - 1 - i), fill: '#555' }, note));
  });
  return `${svg.outerHTML}\n`;
}

function notesOf({ coverage, asset }: StoredResult, back: number): string[] {
  const unseen = `${percent(coverage.unseenShare, 1)} of what followed accounts sent came from outside these transfers.`;
  const last = `${amount(coverage.lastSeen)} ${unitOf(asset)} is with accounts whose own transfers are not in the file.`;
  return back > 0
    ? [unseen, last, `Not drawn: ${back} flows back to accounts that were reached before.`]
    : [unseen, last];
}

const unitOf = ({ symbol, id, decimals }: StoredResult['asset']): string =>
  decimals === null ? `smallest units of ${id}` : symbol || id;

const amount = (value: string): string =>
  Number(value).toLocaleString('en-GB', { maximumSignificantDigits: 6 });
