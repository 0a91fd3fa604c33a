import type { EntityGraph } from '../types.js';
import { EDGE_FIELDS, edgeFields, NODE_FIELDS, nodeFields } from './graph-fields.js';
import { XmlWriter } from './xml.js';

/** A graph in GraphML, as networkx, igraph, yEd and Cytoscape read it. */
export function graphml({ nodes, edges }: EntityGraph, note: string): XmlWriter {
  const xml = new XmlWriter();
  xml.open('graphml', { xmlns: 'http://graphml.graphdrawing.org/xmlns' });
  declare(xml, 'node', ['caption', ...NODE_FIELDS]);
  declare(xml, 'edge', ['role', ...EDGE_FIELDS]);
  xml.open('graph', { id: 'entities', edgedefault: 'directed' });
  xml.leaf('desc', {}, note);
  for (const node of nodes) {
    xml.open('node', { id: node.id });
    values(xml, 'node', [['caption', node.caption], ...nodeFields(node)]);
    xml.close('node');
  }
  for (const edge of edges) {
    xml.open('edge', { id: edge.id, source: edge.from, target: edge.to });
    values(xml, 'edge', [['role', edge.role], ...edgeFields(edge)]);
    xml.close('edge');
  }
  xml.close('graph');
  xml.close('graphml');
  return xml;
}

function declare(xml: XmlWriter, kind: string, fields: readonly string[]): void {
  for (const name of fields)
    xml.leaf('key', { id: `${kind}_${name}`, for: kind, 'attr.name': name, 'attr.type': 'string' });
}

function values(xml: XmlWriter, kind: string, fields: readonly (readonly [string, string])[]): void {
  for (const [name, value] of fields) if (value !== '') xml.leaf('data', { key: `${kind}_${name}` }, value);
}
