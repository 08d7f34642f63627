/** What a block takes up, in the order of the poster. Pixels. */
export interface Piece {
  readonly height: number;
  /** Stays on one page with the piece after it. */
  readonly holds: boolean;
  /** Height of what is repeated above it where it begins a page. */
  readonly headingHeight: number;
}

/**
 * Lays pieces on as few pages as can be, about as full as each other: a last page with one row on it looks like a mistake. `room`: pixels
 * of a page. Returns the indexes of each page's pieces; there is always a page.
 */
export function paged(pieces: readonly Piece[], room: number): readonly (readonly number[])[] {
  const fewest = filled(pieces, room).length;
  let [low, high] = [0, room];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (filled(pieces, middle).length <= fewest) high = middle;
    else low = middle;
  }
  return filled(pieces, high);
}

function filled(pieces: readonly Piece[], room: number): number[][] {
  const pages: number[][] = [[]];
  let used = 0;
  let index = 0;
  while (index < pieces.length) {
    const together = chain(pieces, index);
    const height = together.reduce((sum, one) => sum + (pieces[one]?.height ?? 0), 0);
    const page = pages.at(-1) ?? [];
    if (page.length > 0 && used + height > room) {
      pages.push([...together]);
      used = height + (pieces[index]?.headingHeight ?? 0);
    } else {
      page.push(...together);
      used += height;
    }
    index += together.length;
  }
  return pages;
}

/** A piece and all that has to stay with it. */
function chain(pieces: readonly Piece[], from: number): readonly number[] {
  let last = from;
  while (pieces[last]?.holds && last + 1 < pieces.length) last += 1;
  return Array.from({ length: last - from + 1 }, (_one, offset) => from + offset);
}
