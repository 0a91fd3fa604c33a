/** How the workbench was opened: by `tierline serve`, or as files written by `tierline publish`. */
export type Edition = 'server' | 'static';

/** Both editions are the same files but for one line of the page. */
export const edition: Edition =
  document.querySelector('meta[name="tierline-edition"]')?.getAttribute('content') === 'static'
    ? 'static'
    : 'server';

/** Where a resource of the build stands. The static edition holds each as a file, named by its path. */
export function resourceUrl(path: string): string {
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  if (edition === 'server') return `/api/${encoded}`;
  return /\.\w+$/.test(path) ? `data/${encoded}` : `data/${encoded}.json`;
}
