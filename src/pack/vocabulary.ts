/** The closed vocabularies of the ledgers; docs/pack-format.md explains each word. */

export const LEVELS = [
  'head_of_state',
  'head_of_government',
  'party_leader',
  'royal',
  'politburo',
  'foreign_minister',
  'minister',
  'vice_minister',
  'working',
  'other',
] as const;

export const CHANNELS = [
  'party',
  'state',
  'foreign_ministry',
  'parliament',
  'military',
  'royal',
  'society',
  'business',
  'unknown',
] as const;

export const INITIATORS = ['actor', 'partner', 'both', 'unknown'] as const;

export const LINKS = ['direct', 'indirect', 'none'] as const;

export const REGIMES = ['FATF', 'FinCEN', 'OFAC', 'UN1718', 'EU', 'domestic', 'other'] as const;

export const AMOUNT_QUALIFIERS = ['at_least', 'about', 'up_to', 'exact'] as const;

export const SOURCE_KINDS = [
  'official',
  'list',
  'dataset',
  'un_document',
  'court',
  'wire',
  'news',
  'state_media',
  'think_tank',
  'academic',
  'reference',
  'industry',
  'rehost',
  'blog',
  'article',
] as const;

export const RELIABILITIES = ['A', 'B', 'C', 'D', 'E', 'F'] as const;

export const NETWORK_KINDS = [
  'joint_venture',
  'casino',
  'exchange',
  'payment_firm',
  'marketplace',
  'bank',
  'front_company',
  'trading_company',
  'transport_company',
  'vessel',
  'it_worker_body',
  'worker_group',
  'restaurant',
  'embassy',
] as const;

export const ORGAN_BASES = ['stated', 'inferred', 'recalled'] as const;

export const ESTIMATE_UNITS = ['usd', 'usd_per_year', 'persons'] as const;
