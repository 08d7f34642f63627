import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Piece, paged } from '../../../src/adapters/render/poster-pages.ts';

const piece = fc.record({
  height: fc.integer({ min: 1, max: 100 }),
  holds: fc.constant(false),
  headingHeight: fc.constantFrom(0, 30),
});
const ROOM = 400;

const heightOf = (pieces: readonly Piece[], page: readonly number[], isFirst: boolean): number =>
  page.reduce((sum, index) => sum + (pieces[index]?.height ?? 0), 0) +
  (isFirst ? 0 : (pieces[page[0] ?? 0]?.headingHeight ?? 0));

describe('paging', () => {
  it('shows every piece once, in order, and no page is too tall', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const pages = paged(pieces, ROOM);
        expect(pages.flat()).toEqual(pieces.map((_one, index) => index));
        for (const [nth, page] of pages.entries()) expect(heightOf(pieces, page, nth === 0)).toBeLessThanOrEqual(ROOM);
      }),
    );
  });

  it('leaves no page with a single row where rows could be shared out', () => {
    const rows = Array.from({ length: 41 }, () => ({ height: 10, holds: false, headingHeight: 0 }));
    expect(paged(rows, ROOM).map((page) => page.length)).toEqual([21, 20]);
  });

  it('keeps a heading with its first row', () => {
    const rows = [
      { height: 380, holds: false, headingHeight: 0 },
      { height: 15, holds: true, headingHeight: 0 },
      { height: 50, holds: false, headingHeight: 0 },
    ];
    expect(paged(rows, ROOM)).toEqual([[0], [1, 2]]);
  });

  it('has a page even for nothing', () => {
    expect(paged([], ROOM)).toEqual([[]]);
  });
});
