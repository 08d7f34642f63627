import type { AccountId, ChannelName, PersonId } from '../domain/base/ids.ts';
import type { Moment } from '../domain/time/moment.ts';

/** A code that was given out. The six digits themselves are kept nowhere. */
export interface BindingCode {
  readonly person: PersonId;
  readonly salt: string;
  readonly hash: string;
  /** Who asked for it. */
  readonly by: PersonId;
  readonly expiresAt: Moment;
}

/** Wrong codes of one account in a row. */
export interface Misses {
  readonly count: number;
  readonly lastAt: Moment;
}

/** Codes by which people bind their accounts, one at a time per person. */
export interface BindingCodes {
  /** The person's earlier code is worth nothing from then on. */
  put(code: BindingCode): Promise<void>;
  /** Codes that are neither used nor run out, by person. */
  pending(now: Moment): Promise<readonly BindingCode[]>;
  /** Takes the person's code away: used, or he has left. True for the one caller who took it. */
  take(person: PersonId): Promise<boolean>;
  misses(channel: ChannelName, account: AccountId): Promise<Misses | undefined>;
  /** Remembers how often an account has been wrong. */
  setMisses(channel: ChannelName, account: AccountId, misses: Misses): Promise<void>;
}
