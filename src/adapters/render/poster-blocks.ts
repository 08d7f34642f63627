import type { Node } from '@takumi-rs/core';
import type { BarsPart, CountsPart, LinesPart, Poster, PosterPart, TilesPart } from '../../domain/report/poster.ts';
import { bar, clamped, column, row, type Say } from './poster-nodes.ts';
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

export const blocksOf = (say: Say, { parts }: Poster): readonly Block[] =>
  parts.flatMap((part) => partBlocks(say, part));

function partBlocks(say: Say, part: PosterPart): readonly Block[] {
  switch (part.part) {
    case 'tiles':
      return tiles(say, part);
    case 'ranking':
      return underHeading(
        (again) => headingNode(say, part.title + again, rankingLegend(say, part)),
        part.rows.map((one) => rankingRow(say, one)),
      );
    case 'counts':
      return underHeading(
        (again) => column({}, headingNode(say, part.title + again), countsHead(say, part)),
        part.rows.map((one) => countsRow(say, one, part.columns.length)),
      );
    case 'bars':
      return bars(say, part);
    case 'lines':
      return lines(say, part);
  }
}

/** The first row stays with its heading; a page that begins further down repeats it, marked. */
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
      row({ width: 10, height: 40, backgroundColor: COLOURS.band, flexShrink: 0 }),
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
    ...lines.map((line) => ({
      node: inset(
        row({ width: INNER, gap, marginTop: 16, alignItems: 'stretch' }, ...line.map((one) => tile(say, one, width))),
      ),
    })),
  ];
}

const tile = (say: Say, { name, value, note, late }: TilesPart['tiles'][number], width: number): Node => {
  const inner = width - 32;
  const size = value.length > 7 ? 44 : SIZES.figure;
  return column(
    { width, backgroundColor: COLOURS.panel, borderRadius: 14, padding: 16 },
    say(name, { width: inner, fontSize: SIZES.small, color: COLOURS.quiet }),
    row(
      { gap: 10 },
      say(value, { fontSize: size, fontWeight: 700, lineHeight: 1.2, ...(late ? { color: COLOURS.late } : {}) }),
      late ? lateSign() : undefined,
    ),
    note === undefined ? undefined : say(note, { width: inner, fontSize: SIZES.small, color: COLOURS.quiet }),
  );
};

const COUNT = 150;

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
  return underHeading((again) => headingNode(say, title + again), nodes);
}

const VALUE = 190;

const barRow = (say: Say, { name, value, note, share }: BarsPart['rows'][number]): Node =>
  column(
    { width: INNER, paddingTop: 10, paddingBottom: 12, borderBottom: `2px solid ${COLOURS.rule}`, gap: 6 },
    row(
      { width: INNER, justifyContent: 'space-between' },
      column(
        { width: INNER - VALUE },
        say(name, { width: INNER - VALUE, fontSize: SIZES.row, fontWeight: 700, ...clamped(2) }),
        note === undefined
          ? undefined
          : say(note, { width: INNER - VALUE, fontSize: SIZES.small, color: COLOURS.quiet, ...clamped(2) }),
      ),
      say(value, { width: VALUE, fontSize: SIZES.row, fontWeight: 700, textAlign: 'right' }),
    ),
    bar(share, INNER),
  );

/** More than anybody reads; it keeps one endless line from being taller than a page. */
const MOST_LINES = 30;

function lines(say: Say, { title, lines: all, numbered, small }: LinesPart): readonly Block[] {
  const style = small ? { fontSize: SIZES.small, color: COLOURS.quiet } : { fontSize: SIZES.line };
  const nodes = all.map((line, index) =>
    row(
      { width: INNER, marginTop: 12, gap: 14, alignItems: 'flex-start' },
      numbered ? numberDisc(say, index + 1) : undefined,
      say(line, { ...style, width: numbered ? INNER - 58 : INNER, ...clamped(MOST_LINES) }),
    ),
  );
  if (title !== undefined) return underHeading((again) => headingNode(say, title + again), nodes);
  return nodes.map((node) => ({ node: inset(node) }));
}

const numberDisc = (say: Say, number: number): Node =>
  row(
    { width: 44, height: 44, borderRadius: 22, backgroundColor: COLOURS.band, justifyContent: 'center', flexShrink: 0 },
    say(`${number}`, { fontSize: SIZES.small, fontWeight: 700, color: COLOURS.onBand, lineHeight: 1 }),
  );
