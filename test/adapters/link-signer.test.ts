import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLinkSigner } from '../../src/adapters/link-signer.ts';
import { MONDAY_MORNING as NOW } from '../builders/moments.ts';

const links = createLinkSigner({ secret: 'one', base: 'https://linli.example/' });
const claim = { purpose: 'review', subject: 'p-派单', expires: NOW + 1000 };
const tokenOf = (link: string): string => new URL(link).searchParams.get('t') ?? '';
const token = tokenOf(links.link('/review', claim));

describe('a signed link', () => {
  it('leads to the page at the public address, and holds no more than whom and until when', () => {
    expect(links.link('/review', claim)).toMatch(
      /^https:\/\/linli\.example\/review\?t=[A-Za-z0-9_-]+\.[a-z0-9]+\.[A-Za-z0-9_-]{43}$/u,
    );
  });

  it('is believed until it expires', () => {
    expect(links.check(token, 'review', NOW)).toEqual({ valid: true, claim });
    expect(links.check(token, 'review', NOW + 999)).toEqual({ valid: true, claim });
    expect(links.check(token, 'review', NOW + 1000)).toEqual({ valid: false, why: 'expired' });
  });

  it('serves no other purpose, and no other service', () => {
    expect(links.check(token, 'ticket', NOW)).toEqual({ valid: false, why: 'forged' });
    const other = createLinkSigner({ secret: 'two', base: '' });
    expect(other.check(token, 'review', NOW)).toEqual({ valid: false, why: 'forged' });
  });

  it('cannot be given to somebody else, nor made to last longer', () => {
    const [subject = '', expires = '', mac = ''] = token.split('.');
    const leader = Buffer.from('p-leader').toString('base64url');
    const later = (NOW + 10_000_000).toString(36);
    for (const forged of [`${leader}.${expires}.${mac}`, `${subject}.${later}.${mac}`, `${subject}.${expires}.`])
      expect(links.check(forged, 'review', NOW)).toEqual({ valid: false, why: 'forged' });
  });

  it('does not mix up where one field ends and the next begins', () => {
    const near = tokenOf(links.link('/x', { purpose: 'a', subject: 'b","c', expires: NOW + 1000 }));
    expect(links.check(near, 'a","b', NOW).valid).toBe(false);
  });

  it('is refused, never believed and never a fault, when any character is changed', () => {
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.stringMatching(/^[A-Za-z0-9_.-]$/u), (at, instead) => {
        fc.pre(token.charAt(at) !== instead);
        const changed = token.slice(0, at) + instead + token.slice(at + 1);
        expect(links.check(changed, 'review', NOW).valid).toBe(false);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (any) => {
        expect(links.check(any, 'review', NOW)).toEqual({ valid: false, why: 'forged' });
      }),
    );
  });
});
