import type { Node } from '@takumi-rs/core';
import { COLOURS, SIZES } from './poster-style.ts';

type Style = Record<string, string | number>;

/** Makes text nodes; what cannot be drawn is replaced on the way. */
export type Say = (words: string, style?: Style) => Node;

export const sayThrough =
  (legible: (words: string) => string): Say =>
  (words, style = {}) => ({
    type: 'text',
    text: legible(words),
    style: { fontSize: SIZES.line, lineHeight: 1.32, color: COLOURS.ink, ...style },
  });

export const column = (style: Style, ...children: readonly (Node | undefined)[]): Node => ({
  type: 'container',
  style: { display: 'flex', flexDirection: 'column', ...style },
  children: children.filter((child) => child !== undefined),
});

export const row = (style: Style, ...children: readonly (Node | undefined)[]): Node => ({
  type: 'container',
  style: { display: 'flex', flexDirection: 'row', alignItems: 'center', ...style },
  children: children.filter((child) => child !== undefined),
});

export const shape = (src: string, [width, height]: readonly [number, number], style: Style = {}): Node => ({
  type: 'image',
  src,
  width,
  height,
  style: { width, height, flexShrink: 0, ...style },
});

/** A name of any length: two lines, then …, never cut without a sign. */
export const clamped = (lines: number): Style => ({ lineClamp: lines, textOverflow: 'ellipsis' });

const BAR = 10;

export const bar = (share: number, width: number): Node =>
  row(
    { width, height: BAR, backgroundColor: COLOURS.track, borderRadius: BAR / 2, flexShrink: 0 },
    share > 0
      ? row({
          width: Math.max(BAR, Math.round(share * width)),
          height: BAR,
          backgroundColor: COLOURS.bar,
          borderRadius: BAR / 2,
        })
      : undefined,
  );

/** Widths of bold signs as shares of their size, rather too wide than too narrow. */
const WIDTHS: Readonly<Record<string, number>> = { '.': 0.32, ',': 0.32, '%': 0.97, '-': 0.36 };
export const widthOf = (words: string): number =>
  [...words].reduce((sum, sign) => sum + (WIDTHS[sign] ?? (sign > '\u02ff' ? 1 : 0.62)), 0);

/** The largest size, up to the one wanted, in which words stay on one line of so many pixels. */
export const fitting = (words: string, size: number, width: number): number =>
  Math.min(size, Math.floor(width / Math.max(1, widthOf(words))));
