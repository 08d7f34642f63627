import { createHmac, timingSafeEqual } from 'node:crypto';
import type { LinkCheck, LinkClaim, LinkSigner } from '../ports/link-signer.ts';

/** `subject.expires.mac`: the subject in base64url, the moment in base 36. The purpose is signed, not written. */
const TOKEN = /^([A-Za-z0-9_-]{1,200})\.([a-z0-9]{1,12})\.([A-Za-z0-9_-]{43})$/;

const areEqual = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

export interface SigningOptions {
  readonly secret: string;
  /** The public address; asked for each link where it is known only once the service listens. */
  readonly base: string | (() => string);
}

/** Links signed with HMAC-SHA-256. `base` is the public address of the service. */
export function createLinkSigner({ secret, base }: SigningOptions): LinkSigner {
  const macOf = ({ purpose, subject, expires }: LinkClaim): Buffer =>
    createHmac('sha256', secret)
      .update(JSON.stringify([purpose, subject, expires]))
      .digest();
  const tokenOf = (claim: LinkClaim): string =>
    [
      Buffer.from(claim.subject).toString('base64url'),
      claim.expires.toString(36),
      macOf(claim).toString('base64url'),
    ].join('.');

  return {
    link: (path, claim) =>
      `${(typeof base === 'string' ? base : base()).replace(/\/+$/, '')}${path}?t=${tokenOf(claim)}`,
    check(token, purpose, now): LinkCheck {
      const [, subject, expires] = TOKEN.exec(token) ?? [];
      if (subject === undefined || expires === undefined) return { valid: false, why: 'forged' };
      const claim = {
        purpose,
        subject: Buffer.from(subject, 'base64url').toString('utf8'),
        expires: Number.parseInt(expires, 36),
      };
      // The whole token, so that it cannot be spelled in two ways.
      if (!areEqual(tokenOf(claim), token)) return { valid: false, why: 'forged' };
      return claim.expires > now ? { valid: true, claim } : { valid: false, why: 'expired' };
    },
  };
}
