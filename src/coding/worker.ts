import { workerData } from 'node:worker_threads';
import type { Codebook, Coding, Document } from '../types.js';
import { compileCoder } from './code.js';

const coder = compileCoder(workerData as Codebook);

/** Codes a batch of documents in a thread of its own; one list of rows per document. */
export default function codeBatch(documents: readonly Document[]): Coding[][] {
  return documents.map(coder);
}
