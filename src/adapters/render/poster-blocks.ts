import type { Node } from '@takumi-rs/core';
import type {
  BarsPart,
  CountsPart,
  LinesPart,
  Poster,
  PosterPart,
  PosterTile,
  TilesPart,
} from '../../domain/report/poster.ts';
import { bar, clamped, column, fitting, row, type Say, widthOf } from './poster-nodes.ts';
import { COLOURS, INNER, MARGIN, SIZES, WIDTH } from './poster-style.ts';
import { lateSign, rankingLegend, rankingRow } from './ranking-blocks.ts';

/** A piece that is never torn apart. */
export interface Block {
  readonly node: Node;
  /** Stays on one page with the block after it. */
  readonly holds?: boolean;
  /** What is repeated above it where a new page begins with it. */
  readonly heading?: Node;
}

export function headerNode(say: Say, { title, subtitle }: Poster, page = ''): Node {
  const onBand = { color: COLOURS.onBand };
  return column(
    { width: WIDTH, backgroundColor: COLOURS.band, padding: `34px ${MARGIN}px`, gap: 6 },
    row(
      { width: INNER, justifyContent: 'space-between' },
      say(title, { ...onBand, fontSize: SIZES.title, fontWeight: 700, maxWidth: INNER - 140, ...clamped(2) }),
      page === '' ? undefined : say(page, { ...onBand, fontSize: SIZES.subtitle, fontWeight: 700 }),
    ),
    say(subtitle, { ...onBand, fontSize: SIZES.subtitle }),
  );
}

export function blocksOf(say: Say, { parts }: Poster): readonly Block[] {
  const blocks: Block[] = [];
  for (const part of parts) {
    const own = partBlocks(say, part);
    const before = blocks.pop();
    // A remark without a heading speaks of what stands above it.
    if (before) blocks.push({ ...before, holds: before.holds === true || isRemark(part) });
    blocks.push(...own);
  }
  return blocks;
}

const isRemark = (part: PosterPart): boolean => part.part === 'lines' && part.title === undefined;

function partBlocks(say: Say, part: PosterPart): readonly Block[] {
  switch (part.part) {
    case 'tiles':
      return tiles(say, part);
    case 'ranking':
      return table(
        (again) => headingNode(say, part.title + again, rankingLegend(say, part)),
        part.rows.map((one) => rankingRow(say, one)),
      );
    case 'counts':
      return table(
        (again) => column({}, headingNode(say, part.title + again), countsHead(say, part)),
        part.rows.map((one) => countsRow(say, one, part.columns.length)),
      );
    case 'bars':
      return bars(say, part);
    case 'lines':
      return lines(say, part);
  }
}

/** Fewer rows of a table than these, alone on a page, look like a mistake. */
const FEWEST_ROWS = 3;

/** The first rows stay with their heading, the last with each other; a page that begins between them repeats the heading, marked. */
const table = (heading: (again: string) => Node, rows: readonly Node[]): readonly Block[] =>
  underHeading(heading, rows).map((block, index) => {
    // The first block is the heading.
    const after = rows.length - index;
    return { ...block, holds: index < FEWEST_ROWS || (after > 0 && after < FEWEST_ROWS) };
  });

function underHeading(heading: (again: string) => Node, nodes: readonly Node[]): readonly Block[] {
  const repeated = inset(heading('（续）'));
  return [
    { node: inset(heading('')), holds: true },
    ...nodes.map((node) => ({ node: inset(node), heading: repeated })),
  ];
}

const inset = (node: Node): Node => column({ width: WIDTH, paddingLeft: MARGIN, paddingRight: MARGIN }, node);

const headingNode = (say: Say, title: string, beside?: Node): Node =>
  row(
    { width: INNER, justifyContent: 'space-between', marginTop: 32, marginBottom: 6, gap: 20 },
    row(
      { gap: 16 },
      row({ width: 10, height: 42, backgroundColor: COLOURS.band, flexShrink: 0 }),
      say(title, { fontSize: SIZES.heading, fontWeight: 700 }),
    ),
    beside,
  );

const ACROSS = 4;

/** At most four in a row, as even as can be. */
function tiles(say: Say, { title, tiles: all }: TilesPart): readonly Block[] {
  const across = Math.ceil(all.length / Math.ceil(all.length / ACROSS));
  const gap = 16;
  const width = Math.floor((INNER - (across - 1) * gap) / across);
  const lines = Array.from({ length: Math.ceil(all.length / across) }, (_one, index) =>
    all.slice(index * across, (index + 1) * across),
  );
  const head = title === undefined ? [] : [{ node: inset(headingNode(say, title)), holds: true }];
  return [
    ...head,
    ...lines.map((line) => {
      const size = Math.min(...line.map((one) => figureSize(one, width)));
      const nodes = line.map((one) => tile(say, one, { width, size }));
      return { node: inset(row({ width: INNER, gap, marginTop: 16, alignItems: 'stretch' }, ...nodes)) };
    }),
  ];
}

/** Side by side where a tile is wide enough, else the number under its name. */
const WIDE = 400;
const PADDING = 18;

/** Numbers side by side are of one size: the largest in which each stays in its tile. */
function figureSize({ name, value, late }: PosterTile, width: number): number {
  const beside = (late ? 46 : 0) + (width >= WIDE ? 20 + name.length * SIZES.line : 0);
  return fitting(value, SIZES.figure, width - 2 * PADDING - beside);
}

interface TileSize {
  readonly width: number;
  /** Of its number. */
  readonly size: number;
}

const tile = (say: Say, { name, value, note, late }: PosterTile, { width, size }: TileSize): Node => {
  const inner = width - 2 * PADDING;
  const quiet = { fontSize: SIZES.small, color: COLOURS.quiet };
  const number = row(
    { gap: 10 },
    say(value, { fontSize: size, fontWeight: 700, lineHeight: 1.2, ...(late ? { color: COLOURS.late } : {}) }),
    late ? lateSign() : undefined,
  );
  const head =
    width >= WIDE
      ? [row({ width: inner, gap: 20 }, say(name, { fontSize: SIZES.line, color: COLOURS.quiet }), number)]
      : [say(name, { width: inner, ...quiet }), number];
  return column(
    { width, backgroundColor: COLOURS.panel, borderRadius: 14, padding: PADDING },
    ...head,
    note === undefined ? undefined : say(note, { width: inner, ...quiet }),
  );
};

const COUNT = 160;

const countsHead = (say: Say, { columns }: CountsPart): Node =>
  row(
    { width: INNER, borderBottom: `3px solid ${COLOURS.band}`, paddingBottom: 6 },
    row({ flexGrow: 1 }),
    ...columns.map((name) =>
      say(name, { width: COUNT, fontSize: SIZES.small, color: COLOURS.quiet, textAlign: 'right' }),
    ),
  );

const countsRow = (say: Say, { name, counts }: CountsPart['rows'][number], columns: number): Node =>
  row(
    { width: INNER, minHeight: 70, paddingTop: 8, paddingBottom: 8, borderBottom: `2px solid ${COLOURS.rule}` },
    say(name, { width: INNER - columns * COUNT, fontSize: SIZES.row, ...clamped(2) }),
    ...counts.map((count) => say(count, { width: COUNT, fontSize: SIZES.row, fontWeight: 700, textAlign: 'right' })),
  );

function bars(say: Say, { title, rows }: BarsPart): readonly Block[] {
  const nodes = rows.map((one) => barRow(say, one));
  if (title === undefined) return nodes.map((node) => ({ node: inset(node) }));
  return table((again) => headingNode(say, title + again), nodes);
}

const VALUE = 210;

function barRow(say: Say, { name, value, note = '', share }: BarsPart['rows'][number]): Node {
  const room = INNER - VALUE;
  const [bold, quiet] = [
    { fontSize: SIZES.row, fontWeight: 700, ...clamped(2) },
    { fontSize: SIZES.small, color: COLOURS.quiet, ...clamped(2) },
  ];
  const beside = widthOf(name) * SIZES.row + 20 + widthOf(note) * SIZES.small <= room;
  const words =
    note === ''
      ? say(name, { ...bold, width: room })
      : beside
        ? row({ width: room, gap: 20 }, say(name, bold), say(note, quiet))
        : column({ width: room }, say(name, { ...bold, width: room }), say(note, { ...quiet, width: room }));
  return column(
    { width: INNER, paddingTop: 16, paddingBottom: 8, gap: 10 },
    row(
      { width: INNER, justifyContent: 'space-between' },
      words,
      say(value, { width: VALUE, fontSize: SIZES.row, fontWeight: 700, textAlign: 'right' }),
    ),
    bar(share, INNER),
  );
}

/** More than anybody reads; it keeps one endless line from being taller than a page. */
const MOST_LINES = 30;

function lines(say: Say, { title, lines: all, numbered, small }: LinesPart): readonly Block[] {
  const style = small ? { fontSize: SIZES.small, color: COLOURS.quiet } : { fontSize: SIZES.line };
  const nodes = all.map((line, index) =>
    row(
      { width: INNER, marginTop: index === 0 && title === undefined ? 24 : 12, gap: 14, alignItems: 'flex-start' },
      numbered ? numberDisc(say, index + 1) : undefined,
      say(line, { ...style, width: numbered ? INNER - 62 : INNER, ...clamped(MOST_LINES) }),
    ),
  );
  if (title !== undefined) return underHeading((again) => headingNode(say, title + again), nodes);
  return nodes.map((node) => ({ node: inset(node) }));
}

const numberDisc = (say: Say, number: number): Node =>
  row(
    { width: 48, height: 48, borderRadius: 24, backgroundColor: COLOURS.band, justifyContent: 'center', flexShrink: 0 },
    say(`${number}`, { fontSize: SIZES.small, fontWeight: 700, color: COLOURS.onBand, lineHeight: 1 }),
  );
