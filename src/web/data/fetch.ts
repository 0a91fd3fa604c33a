import { resourceUrl } from './edition.js';

/** An answer other than the one asked for, in the words that the reader is shown. */
export class ResourceError extends Error {
  override readonly name = 'ResourceError';

  constructor(
    message: string,
    readonly status: number,
    readonly code: string,
    readonly hint: string | null,
  ) {
    super(message);
  }
}

interface ErrorBody {
  readonly error?: { readonly code?: string; readonly message?: string; readonly hint?: string };
}

type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/**
 * One resource of the build as JSON.
 * @throws {ResourceError} in the server's own words, or saying that nothing answered.
 */
export async function fetchResource<T>(path: string, query: Query = {}): Promise<T> {
  const given = Object.entries(query).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, String(value)]],
  );
  const search = given.length > 0 ? `?${new URLSearchParams(given)}` : '';
  return read(await ask(`${resourceUrl(path)}${search}`), path);
}

/** Sends a question that only a running server can answer. @throws {ResourceError} */
export async function postResource<T>(path: string, body: unknown, signal?: AbortSignal): Promise<T> {
  const response = await ask(resourceUrl(path), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    ...(signal ? { signal } : {}),
  });
  return read(response, path);
}

async function ask(url: string, init?: RequestInit): Promise<Response> {
  try {
    const response = await fetch(url, init);
    noteDigest(response.headers.get('x-tierline-digest'));
    return response;
  } catch (cause) {
    if (init?.signal?.aborted) throw cause;
    throw new ResourceError(
      'Nothing answered.',
      0,
      'unreachable',
      'Is "tierline serve" still running? What is on the screen stays.',
    );
  }
}

async function read<T>(response: Response, path: string): Promise<T> {
  if (response.ok) return (await response.json()) as T;
  const { error } = (await response.json().catch(() => ({}))) as ErrorBody;
  throw new ResourceError(
    error?.message ?? `There is no "${path}" in this edition.`,
    response.status,
    error?.code ?? 'not_found',
    error?.hint ?? null,
  );
}

const listeners = new Set<() => void>();
let first: string | null = null;
let latest: string | null = null;

function noteDigest(digest: string | null): void {
  if (digest === null || digest === latest) return;
  first ??= digest;
  latest = digest;
  for (const listener of listeners) listener();
}

/** Whether the pack has been built anew since this page read its first answer. */
export const rebuilt = {
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
  now: () => first !== latest,
};
