import type { Tag } from '../../src/types.js';

/** A tag of an address in ether, from a crawl, that says nothing but what is given. */
export const tagOf = (address: string, more: Partial<Tag> = {}): Tag => ({
  address,
  currency: 'ETH',
  label: 'somebody',
  category: '',
  concepts: [],
  abuse: '',
  actor: '',
  confidence: 'web_crawl',
  level: 50,
  clusterDefiner: false,
  source: '',
  lastmod: '',
  pack: 'a pack',
  place: '',
  ...more,
});
