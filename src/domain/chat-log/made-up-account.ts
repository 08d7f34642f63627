import type { AccountId } from '../base/ids.ts';

const PREFIX = 'import-';
const DIGITS = 16;

/**
 * Stands for a resident of whom a copied log shows no account: the same for the same person of a group, and no platform's. The nickname
 * cannot be read from it.
 */
export const madeUpAccount = (digest: (text: string) => string, group: string, name: string): AccountId =>
  `${PREFIX}${digest(`${group}\n${name}`).slice(0, DIGITS)}`;

/** Whether nobody can be called by this account. */
export const isMadeUpAccount = (account: AccountId): boolean => account.startsWith(PREFIX);
