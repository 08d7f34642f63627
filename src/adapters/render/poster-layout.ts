import type { Node } from '@takumi-rs/core';
import type { Poster } from '../../domain/report/poster.ts';
import { type Block, blocksOf, headerNode } from './poster-blocks.ts';
import type { PosterMachine } from './poster-machine.ts';
import { column, type Say } from './poster-nodes.ts';
import { paged } from './poster-pages.ts';
import { COLOURS, MARGIN, TALLEST, WIDTH } from './poster-style.ts';

/** The trees of the pages, as few as fit. */
export async function layOut(
  machine: Pick<PosterMachine, 'measure'>,
  say: Say,
  poster: Poster,
): Promise<readonly Node[]> {
  const blocks = blocksOf(say, poster);
  const header = headerNode(say, poster, '1/1');
  const headings = [...new Set(blocks.flatMap(({ heading }) => heading ?? []))];
  const { children } = await machine.measure(
    column({ width: WIDTH }, header, ...blocks.map(({ node }) => node), ...headings),
  );
  const heights = children.map(({ height }) => Math.ceil(height));
  const headingHeight = ({ heading }: Block): number =>
    heading ? (heights[1 + blocks.length + headings.indexOf(heading)] ?? 0) : 0;
  const pieces = blocks.map((block, index) => ({
    height: heights[index + 1] ?? 0,
    holds: block.holds === true,
    headingHeight: headingHeight(block),
  }));
  const pages = paged(pieces, TALLEST - (heights[0] ?? 0) - MARGIN);
  return pages.map((indexes, page) => {
    const mark = pages.length === 1 ? '' : `${page + 1}/${pages.length}`;
    const mine = indexes.flatMap((index) => blocks[index] ?? []);
    return column(
      { width: WIDTH, backgroundColor: COLOURS.paper, paddingBottom: MARGIN },
      headerNode(say, poster, mark),
      page === 0 ? undefined : mine[0]?.heading,
      ...mine.map(({ node }) => node),
    );
  });
}
