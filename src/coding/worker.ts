import { workerData } from 'node:worker_threads';
import type { Codebook, Coding, Document } from '../types.js';
import { compileCoder, type States } from './code.js';

const { codebook, states } = workerData as { codebook: Codebook; states: States };
const coder = compileCoder(codebook, states);

/** Codes a batch of documents in a thread of its own; one list of rows per document. */
export default function codeBatch(documents: readonly Document[]): Coding[][] {
  return documents.map(coder);
}
