import type { Node } from '@takumi-rs/core';
import type { RankingPart, RankingRow } from '../../domain/report/poster.ts';
import { bar, clamped, column, row, type Say, shape } from './poster-nodes.ts';
import { ARROW_DOWN, ARROW_UP, inkOfMedal, LAST_PLATE, medal, WARNING } from './poster-shapes.ts';
import { COLOURS, INNER, SIZES } from './poster-style.ts';

/** Width of the column of places; names, numbers and bar stand in the other. */
const PLACE = 92;
const RIGHT = INNER - PLACE;
/** `100.00%`, `升12位` with its arrow */
const RATE = 200;
const CHANGE = 170;

/** Explains the marks: the first and the last places are known by their shape. */
export const rankingLegend = (say: Say, { names }: RankingPart): Node | undefined =>
  names.top === undefined && names.bottom === undefined
    ? undefined
    : row(
        { gap: 36 },
        names.top === undefined
          ? undefined
          : row({ gap: 10 }, shape(medal(1), [30, 36]), say(names.top, { fontSize: SIZES.small })),
        names.bottom === undefined
          ? undefined
          : row({ gap: 10 }, shape(LAST_PLATE, [34, 34]), say(names.bottom, { fontSize: SIZES.small })),
      );

/** Name and rate, under them what they come from and the change, and a bar as long as the rate, which also parts the rows. */
export const rankingRow = (say: Say, given: RankingRow): Node =>
  row(
    { width: INNER, paddingTop: 14, paddingBottom: 10 },
    row({ width: PLACE, flexShrink: 0 }, placeMark(say, given)),
    column(
      { width: RIGHT, flexShrink: 0, gap: 2 },
      row(
        { width: RIGHT, justifyContent: 'space-between' },
        say(given.name, { width: RIGHT - RATE, fontSize: SIZES.row, fontWeight: 700, ...clamped(2) }),
        say(given.rate, { width: RATE, fontSize: SIZES.row, fontWeight: 700, textAlign: 'right' }),
      ),
      row(
        { width: RIGHT, justifyContent: 'space-between' },
        say(given.detail, { width: RIGHT - CHANGE, fontSize: SIZES.small, color: COLOURS.quiet, ...clamped(2) }),
        row({ width: CHANGE, flexShrink: 0, justifyContent: 'flex-end', gap: 8 }, ...changed(say, given)),
      ),
      row({ marginTop: 8 }, bar(given.share, RIGHT)),
    ),
  );

function placeMark(say: Say, { mark, place }: RankingRow): Node {
  const over = { position: 'relative', width: 64, height: 72, justifyContent: 'center' } as const;
  const number = (style: Record<string, string | number>): Node =>
    say(place, { fontSize: SIZES.row, fontWeight: 700, lineHeight: 1, textAlign: 'center', width: 64, ...style });
  if (mark === 'top')
    return row(
      over,
      shape(medal(Number(place)), [60, 72], { position: 'absolute', left: 2, top: 0 }),
      number({ position: 'absolute', left: 0, top: 29, color: inkOfMedal(Number(place)) }),
    );
  if (mark === 'bottom')
    return row(
      over,
      shape(LAST_PLATE, [64, 64], { position: 'absolute', left: 0, top: 6 }),
      number({ position: 'absolute', left: 0, top: 16, fontSize: 32, color: COLOURS.late }),
    );
  return row(over, number({}));
}

/** Who has kept his place needs no sign. */
function changed(say: Say, { change }: RankingRow): readonly Node[] {
  if (!change) return [];
  const words = (color: string): Node => say(change.words, { fontSize: SIZES.small, color });
  if (change.by === 0) return [words(COLOURS.quiet)];
  const [sign, colour] = change.by > 0 ? [ARROW_UP, COLOURS.gain] : [ARROW_DOWN, COLOURS.late];
  return [shape(sign, [26, 29]), words(colour)];
}

/** The sign before what is late. */
export const lateSign = (): Node => shape(WARNING, [36, 34]);
