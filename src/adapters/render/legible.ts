import type { Coverage } from './font-coverage.ts';

/** Stands for a sign that cannot be drawn, as printers do. */
const GETA = '〓';

/** Signs without a shape of their own: joiners, marks of direction, variation selectors, controls. */
const SHAPELESS = /[\p{Cc}\p{Cf}\p{Variation_Selector}]/gu;

const GRAPHEMES = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** Words as they can be drawn; signs no font knows are collected. One picture of several code points becomes one 〓. */
export function legible(words: string, coverage: Coverage, unknown: Set<string>): string {
  // Line breaks are ours to make; a lone surrogate would stop the renderer.
  const text = words.toWellFormed().normalize('NFC').replace(/\s+/gu, ' ');
  let drawn = '';
  for (const { segment } of GRAPHEMES.segment(text)) {
    const shape = segment.replace(SHAPELESS, '');
    const known = [...shape].every((sign) => coverage.has(sign.codePointAt(0) ?? 0));
    if (!known) unknown.add(segment);
    drawn += known ? shape : GETA;
  }
  return drawn;
}
