import { describe, expect, it } from 'vitest';
import type { Poster } from '../../../src/domain/report/poster.ts';
import { type Illustration, illustrated } from '../../../src/flows/reporting/illustrate.ts';
import type { Fault } from '../../../src/flows/service.ts';
import { aPost } from '../../builders/a-post.ts';

const poster = (title: string): Poster => ({ title, subtitle: '', parts: [] });
const aPosted = (dedupeKey: string, title?: string): Illustration => ({
  draft: aPost({ dedupeKey }),
  poster: title === undefined ? undefined : poster(title),
});

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
const issue = (studio: Parameters<typeof illustrated>[0], posts: readonly Illustration[]) =>
  illustrated(studio, async (illustrate) => illustrate(posts));

describe('the pictures of posts', () => {
  it('are named in the order of their pages, and drawn once for equal posters', async () => {
    const studio = aStudio(() => 2);
    const drafts = await issue(studio, [aPosted('a', 'staff'), aPosted('b', 'staff'), aPosted('c')]);
    expect(drafts.map(({ dedupeKey, images }) => [dedupeKey, images])).toEqual([
      ['a', ['staff0.png', 'staff1.png']],
      ['b', ['staff0.png', 'staff1.png']],
      ['c', undefined],
    ]);
    expect(studio.drawn).toEqual(['staff']);
  });

  it('never keep the words back: the first that cannot be drawn is reported, the others are not tried', async () => {
    const studio = aStudio(() => {
      throw new Error('no such machine');
    });
    const posts = [aPosted('a', 'staff'), aPosted('b', 'leaders')];
    expect(await issue(studio, posts)).toEqual(posts.map(({ draft }) => draft));
    expect(studio.faults.map(({ where }) => where)).toEqual(['poster']);
    expect(studio.drawn).toEqual(['staff']);
  });

  it('are drawn while nothing is open: the issue begins anew with them', async () => {
    let open = 0;
    const seen: number[] = [];
    const studio = aStudio(() => {
      seen.push(open);
      return 1;
    });
    let begun = 0;
    await illustrated(studio, async (illustrate) => {
      begun += 1;
      open += 1;
      try {
        illustrate([aPosted('a', 'staff')]);
      } finally {
        open -= 1;
      }
    });
    expect([begun, seen]).toEqual([2, [0]]);
  });

  it('show what is said: figures that changed while they were drawn are drawn anew, but not for ever', async () => {
    const studio = aStudio(() => 1);
    let version = 0;
    const changing = (until: number) =>
      illustrated(studio, async (illustrate) => {
        version = Math.min(version + 1, until);
        return illustrate([aPosted('a', `v${version}`)])[0]?.images;
      });
    expect(await changing(2)).toEqual(['v20.png']);
    expect(studio.faults).toEqual([]);
    version = 0;
    expect(await changing(9)).toBeUndefined();
    expect(studio.faults).toHaveLength(1);
  });

  it('are left out where nothing draws', async () => {
    const post = aPosted('a', 'staff');
    expect(await issue({ report: () => {} }, [post])).toEqual([post.draft]);
  });

  it('hide no other fault', async () => {
    const fails = illustrated(
      aStudio(() => 1),
      () => Promise.reject(new Error('database')),
    );
    await expect(fails).rejects.toThrow('database');
  });
});
