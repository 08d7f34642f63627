import type { AccountId } from '../../../domain/base/ids.ts';

/** Residents the page offers to speak as; any other string is a resident too. */
export const MADE_UP_RESIDENTS: readonly { readonly account: AccountId; readonly name: string }[] = [
  { account: 'sim-resident-1', name: '居民甲' },
  { account: 'sim-resident-2', name: '居民乙' },
  { account: 'sim-resident-3', name: '居民丙' },
];
