import { writeFile } from 'node:fs/promises';
import { gexf } from '../entities/gexf.js';
import { graphOf } from '../entities/graph.js';
import { graphml } from '../entities/graphml.js';
import { sourceNote } from '../entities/sources.js';
import { bundleOf } from '../entities/stix/bundle.js';
import { UsageError } from '../error.js';
import type { ListEntities } from './list-entities.js';

export interface WrittenBundle {
  readonly objects: number;
  /** Objects by type, in the order in which the types first come. */
  readonly types: Readonly<Record<string, number>>;
}

export interface WrittenGraph {
  readonly nodes: number;
  readonly edges: number;
  /** Values with characters that XML forbids; each such character stands as U+FFFD. */
  readonly replaced: number;
}

/**
 * Writes entities as a bundle of STIX 2.1, one object a line.
 * @throws {UsageError} where the file cannot be written.
 */
export async function writeStix({ entities, sources }: ListEntities, file: string): Promise<WrittenBundle> {
  const { type, id, objects } = bundleOf(entities, sources);
  const types: Record<string, number> = {};
  const lines = objects.map((object, i) => {
    types[object.type] = (types[object.type] ?? 0) + 1;
    return `${JSON.stringify(object)}${i === objects.length - 1 ? '' : ','}\n`;
  });
  const head = JSON.stringify({ type, id });
  await save(file, [`${head.slice(0, -1)},"objects":[\n`, ...lines, ']}\n']);
  return { objects: objects.length, types };
}

/** How a graph is written, by the end of its file's name. */
const GRAPH_FORMATS = { '.gexf': gexf, '.graphml': graphml } as const;

/** Whether a name ends as that of a graph file does. */
export const isGraphFile = (file: string): boolean => formatOf(file) !== undefined;

const formatOf = (file: string) =>
  Object.entries(GRAPH_FORMATS).find(([end]) => file.toLowerCase().endsWith(end))?.[1];

/**
 * Writes entities and how they stand to one another as GEXF or GraphML, by the end of the name.
 * @throws {UsageError} where the name ends otherwise, or the file cannot be written.
 */
export async function writeGraph({ entities, sources }: ListEntities, file: string): Promise<WrittenGraph> {
  const format = formatOf(file);
  if (format === undefined)
    throw new UsageError(`${file} is no graph file; name one that ends in .gexf or .graphml`);
  const graph = graphOf(entities);
  const { text, replaced } = format(graph, sourceNote(sources));
  await save(file, [text]);
  return { nodes: graph.nodes.length, edges: graph.edges.length, replaced };
}

async function save(file: string, parts: readonly string[]): Promise<void> {
  await writeFile(file, parts).catch(({ code }: NodeJS.ErrnoException) => {
    throw new UsageError(`${file} cannot be written (${code}); choose another place`);
  });
}
