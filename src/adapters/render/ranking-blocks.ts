import type { Node } from '@takumi-rs/core';
import type { RankingPart, RankingRow } from '../../domain/report/poster.ts';
import { bar, clamped, column, row, type Say, shape } from './poster-nodes.ts';
import { ARROW_DOWN, ARROW_UP, inkOfMedal, LAST_PLATE, medal, UNCHANGED, WARNING } from './poster-shapes.ts';
import { COLOURS, INNER, SIZES } from './poster-style.ts';

/** Widths of the columns: place, name with numbers, rate with its bar, change. */
const PLACE = 84;
const RATE = 180;
const CHANGE = 124;
const GAP = 16;
const NAME = INNER - PLACE - RATE - CHANGE - 2 * GAP;

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

export const rankingRow = (say: Say, given: RankingRow): Node =>
  row(
    { width: INNER, minHeight: 92, paddingTop: 8, paddingBottom: 8, borderBottom: `2px solid ${COLOURS.rule}` },
    row({ width: PLACE, flexShrink: 0 }, placeMark(say, given)),
    column(
      { width: NAME, flexShrink: 0 },
      say(given.name, { width: NAME, fontSize: SIZES.row, fontWeight: 700, ...clamped(2) }),
      say(given.detail, { width: NAME, fontSize: SIZES.small, color: COLOURS.quiet, ...clamped(2) }),
    ),
    column(
      { width: RATE, flexShrink: 0, marginLeft: GAP, gap: 6 },
      say(given.rate, { width: RATE, fontSize: SIZES.row, fontWeight: 700, textAlign: 'right' }),
      bar(given.share, RATE),
    ),
    row({ width: CHANGE, flexShrink: 0, marginLeft: GAP, justifyContent: 'flex-end', gap: 8 }, ...changed(say, given)),
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
      number({ position: 'absolute', left: 0, top: 16, fontSize: 30, color: COLOURS.late }),
    );
  return row(over, number({}));
}

function changed(say: Say, { change }: RankingRow): readonly Node[] {
  if (!change) return [];
  const sign = change.by === 0 ? UNCHANGED : change.by > 0 ? ARROW_UP : ARROW_DOWN;
  const colour = change.by === 0 ? COLOURS.quiet : change.by > 0 ? COLOURS.gain : COLOURS.late;
  return [shape(sign, [24, 27]), say(change.words, { fontSize: SIZES.small, color: colour })];
}

/** The sign before what is late. */
export const lateSign = (): Node => shape(WARNING, [36, 34]);
