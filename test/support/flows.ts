import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const GOOD = fileURLToPath(new URL('../../schemas/examples/good/flows.small.yml', import.meta.url));

/** What tests change of it. */
export interface FlowFile {
  readonly result: {
    readonly held: unknown[];
    readonly conservation: object;
    readonly coverage: object;
    readonly around: { readonly moved: { readonly what: string }[] };
  };
}

/** The file of a trace for the example pack: 105 units of which 60 came to a mixer; fields may be changed. */
export function flowFile(change: (flow: FlowFile) => void = () => {}): string {
  const flow = parse(readFileSync(GOOD, 'utf8')) as FlowFile;
  Object.assign(flow, { sources: ['panel-2021'], evidence: ['f-b-2019'] });
  change(flow);
  return JSON.stringify(flow);
}
