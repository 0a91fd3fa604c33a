import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { type OpenOptions, openPack, replaceFolder, UsageError } from '../index.js';
import type { Context } from './context.js';
import { DOWNLOADS } from './downloads.js';
import { Failure } from './failure.js';
import { pageOf, readPage, WEB } from './page.js';
import type { Resource } from './resource.js';
import { RESOURCES } from './resources.js';
import { closeContext, contextOf } from './workbench.js';
import { Workers } from './workers.js';

export interface PublishOptions extends OpenOptions {
  /** Folder of the compiled web, where it is not that of the package. */
  readonly web?: string;
  /** The compiled module of the threads, where it is not that beside this one. */
  readonly worker?: URL;
}

/** What was published. */
export interface Published {
  readonly directory: string;
  readonly files: number;
  readonly digest: string;
}

/**
 * Writes the workbench of a pack with its data as files, which any web host serves as they are.
 * @throws {UsageError} where the folder holds something that was not published so; {PackError} for a pack with errors.
 */
export async function publish(
  pack: string,
  target: string,
  { web = WEB, worker, ...options }: PublishOptions,
): Promise<Published> {
  const directory = resolve(target);
  const page = await readPage(web);
  const workers = new Workers(worker);
  const context = await contextOf(pack, await openPack(pack, options), 'static', workers);
  let files = 0;
  try {
    await replaceFolder(directory, {
      what: 'published edition',
      isOurs: (entries) => isEdition(directory, entries),
      advice: 'Free space, change the permission, or choose another folder.',
      fill: async (fresh) => {
        await cp(web, fresh, { recursive: true });
        await writeFile(join(fresh, 'index.html'), pageOf(page, context));
        files = await writeData(context, join(fresh, 'data'), options.progress ?? (() => {}));
        await writeFile(join(fresh, LIST), JSON.stringify((await readdir(fresh)).sort()));
      },
    });
  } finally {
    await workers.close();
    await closeContext(context);
  }
  return { directory, files, digest: context.build.info.digest };
}

/** Names what an edition consists of, so that nothing else is ever lost with it. */
const LIST = join('data', 'edition.json');

/** @throws {UsageError} where people have put things of their own beside an edition, such as a CNAME or a .git. */
async function isEdition(directory: string, entries: readonly string[]): Promise<boolean> {
  const list = await readFile(join(directory, LIST), 'utf8').catch(() => undefined);
  if (list === undefined) return false;
  const own = new Set(JSON.parse(list) as string[]);
  const foreign = entries.filter((entry) => !own.has(entry));
  if (foreign.length > 0)
    throw new UsageError(
      `${directory} holds ${foreign.join(', ')} beside the published edition; publish into a folder inside it, or move that away`,
    );
  return true;
}

async function writeData(context: Context, data: string, progress: (stage: string) => void): Promise<number> {
  await context.history.whole((done, of) => progress(`replaying the record, ${done} of ${of} days`));
  let files = 0;
  for (const resource of RESOURCES) {
    progress(`writing ${resource.path}`);
    for (const [path, params] of await pathsOf(resource, context)) {
      const file = join(data, `${path}.json`);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, JSON.stringify(await resource.answer(context, { params, query: {} })));
      files++;
    }
  }
  for (const { path, bytes, names } of DOWNLOADS)
    for (const name of names?.(context) ?? ['']) {
      progress(`writing ${path}`);
      const file = join(data, path.replace(':name', name));
      await mkdir(dirname(file), { recursive: true });
      const made = await unlessMissing(() => bytes(context, name));
      if (made) await writeFile(file, made);
      if (made) files++;
    }
  return files;
}

/** Undefined for a file that this machine cannot make, such as a PDF without a browser. */
async function unlessMissing<T>(make: () => T | Promise<T>): Promise<T | undefined> {
  try {
    return await make();
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

/** The file of a resource, or one for each id. */
async function pathsOf({ path, ids }: Resource, context: Context) {
  const name = /:(\w+)/.exec(path)?.[1];
  if (name === undefined) return [[path, {}]] as const;
  return ((await ids?.(context)) ?? []).map(
    (id) => [path.replace(`:${name}`, fileName(id)), { [name]: id }] as const,
  );
}

/** Ids are letters, digits, dots and hyphens, which every file system and every address takes as they are. */
function fileName(id: string): string {
  if (!/^[A-Za-z0-9][\w.-]*$/.test(id)) throw new Error(`"${id}" cannot be the name of a file`);
  return id;
}
