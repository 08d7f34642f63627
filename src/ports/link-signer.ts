import type { Moment } from '../domain/time/moment.ts';

/** What a signed link stands for. */
export interface LinkClaim {
  /** What it may be used for: `review`, … A token of one purpose is worthless for another. */
  readonly purpose: string;
  /** Whom or what it is bound to: a person's id, a ticket's number. */
  readonly subject: string;
  /** From this moment on it is worthless. */
  readonly expires: Moment;
}

/** What a token is found to be. */
export type LinkCheck =
  | { readonly valid: true; readonly claim: LinkClaim }
  | { readonly valid: false; readonly why: 'forged' | 'expired' };

/** Makes links that only we can have made, and that end: the way to a page without a sign-in, for one person. */
export interface LinkSigner {
  /** The whole address: the public one of the service, `path` (`/review`), and the token as `t`. */
  link(path: string, claim: LinkClaim): string;
  /** Never throws, whatever the token is. */
  check(token: string, purpose: string, now: Moment): LinkCheck;
}
