import { describe, expect, it } from 'vitest';
import type { Poster } from '../../src/domain/report/poster.ts';
import { illustrate } from '../../src/flows/illustrate.ts';
import type { Fault } from '../../src/flows/service.ts';
import { aPost } from '../builders/a-post.ts';

const poster = (title: string): Poster => ({ title, subtitle: '', parts: [] });

function aStudio(draw: (poster: Poster) => number) {
  const drawn: string[] = [];
  const faults: Fault[] = [];
  return {
    drawn,
    faults,
    report: (fault: Fault) => void faults.push(fault),
    studio: {
      press: {
        draw: async (given: Poster) => {
          drawn.push(given.title);
          const pages = draw(given);
          return {
            unknown: [],
            pictures: Array.from({ length: pages }, (_one, page) => Buffer.from(`${given.title}${page}`)),
          };
        },
      },
      media: { save: async (bytes: Uint8Array) => `${Buffer.from(bytes)}.png` },
    },
  };
}

describe('the pictures of posts', () => {
  it('are named in the order of their pages, and drawn once for equal posters', async () => {
    const studio = aStudio(() => 2);
    const drafts = await illustrate(studio, [
      { draft: aPost({ dedupeKey: 'a' }), poster: poster('staff') },
      { draft: aPost({ dedupeKey: 'b' }), poster: poster('staff') },
      { draft: aPost({ dedupeKey: 'c' }), poster: undefined },
    ]);
    expect(drafts.map(({ dedupeKey, images }) => [dedupeKey, images])).toEqual([
      ['a', ['staff0.png', 'staff1.png']],
      ['b', ['staff0.png', 'staff1.png']],
      ['c', undefined],
    ]);
    expect(studio.drawn).toEqual(['staff']);
  });

  it('never keep the words back: what cannot be drawn is reported once', async () => {
    const studio = aStudio(() => {
      throw new Error('no such machine');
    });
    const posts = [1, 2].map((nth) => ({ draft: aPost({ dedupeKey: `${nth}` }), poster: poster('staff') }));
    const drafts = await illustrate(studio, posts);
    expect(drafts).toEqual(posts.map(({ draft }) => draft));
    expect(studio.faults.map(({ where }) => where)).toEqual(['poster']);
  });

  it('are left out where nothing draws', async () => {
    const draft = aPost({});
    expect(await illustrate({ report: () => {} }, [{ draft, poster: poster('staff') }])).toEqual([draft]);
  });
});
