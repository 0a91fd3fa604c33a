import type { EntityGraph } from '../types.js';
import { EDGE_FIELDS, edgeFields, NODE_FIELDS, nodeFields } from './graph-fields.js';
import { XmlWriter } from './xml.js';

/** A graph in GEXF 1.2, which Gephi reads and networkx too (1.3 it does not). Days are text, since a list may give no more than a year. */
export function gexf({ nodes, edges }: EntityGraph, note: string): XmlWriter {
  const xml = new XmlWriter();
  xml.open('gexf', { xmlns: 'http://www.gexf.net/1.2draft', version: '1.2' });
  xml.open('meta');
  xml.leaf('creator', {}, 'Tierline');
  xml.leaf('description', {}, note);
  xml.close('meta');
  xml.open('graph', { defaultedgetype: 'directed', mode: 'static' });
  declare(xml, 'node', NODE_FIELDS);
  declare(xml, 'edge', EDGE_FIELDS);
  xml.open('nodes');
  for (const node of nodes) {
    xml.open('node', { id: node.id, label: node.caption });
    values(xml, nodeFields(node));
    xml.close('node');
  }
  xml.close('nodes');
  xml.open('edges');
  for (const edge of edges) {
    xml.open('edge', { id: edge.id, source: edge.from, target: edge.to, label: edge.role });
    values(xml, edgeFields(edge));
    xml.close('edge');
  }
  xml.close('edges');
  xml.close('graph');
  xml.close('gexf');
  return xml;
}

function declare(xml: XmlWriter, kind: string, fields: readonly string[]): void {
  xml.open('attributes', { class: kind });
  for (const title of fields) xml.leaf('attribute', { id: title, title, type: 'string' });
  xml.close('attributes');
}

function values(xml: XmlWriter, fields: readonly (readonly [string, string])[]): void {
  xml.open('attvalues');
  for (const [name, value] of fields) if (value !== '') xml.leaf('attvalue', { for: name, value });
  xml.close('attvalues');
}
