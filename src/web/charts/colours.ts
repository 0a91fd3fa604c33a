import { useSyncExternalStore } from 'react';

/** The value of a token of style/tokens.css as it is now; drawings on a canvas cannot take variables. */
export const token = (name: `--${string}`): string =>
  getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function subscribe(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  const system = matchMedia('(prefers-color-scheme: dark)');
  system.addEventListener('change', changed);
  return () => {
    observer.disconnect();
    system.removeEventListener('change', changed);
  };
}

/** Changes when the colours do, so that a canvas is drawn anew. */
export const useColours = (): string => useSyncExternalStore(subscribe, () => token('--paper'));
