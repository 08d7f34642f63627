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

export const bar = (share: number, width: number): Node =>
  row(
    { width, height: 16, backgroundColor: COLOURS.track, borderRadius: 8, flexShrink: 0 },
    share > 0
      ? row({
          width: Math.max(6, Math.round(share * width)),
          height: 16,
          backgroundColor: COLOURS.bar,
          borderRadius: 8,
        })
      : undefined,
  );
