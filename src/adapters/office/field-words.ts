import { nearMiss } from '../../domain/base/near-miss.ts';
import { fieldFor } from './enum-words.ts';

/** `name:甲镇` or `name：甲镇`: a field and its value run together, because the blank after the colon is missing. */
export function gluedField(
  written: string,
  known: readonly string[],
): { readonly key: string; readonly value: string } | undefined {
  const match = /^([\p{L}\p{N}_-]+)\s*[:：]\s*(.*)$/su.exec(written);
  const [, key = '', value = ''] = match ?? [];
  return known.includes(key) ? { key, value: value.split(/\s/u)[0] ?? '' } : undefined;
}

/** Tables of the product's own: a field more in them was meant to set something. Elsewhere an office may keep notes of its own. */
const CLOSED: ReadonlySet<unknown> = new Set(['calendar', 'limits', 'reminders', 'schedule', 'ranking', 'sources']);

/** What to say of a field nobody knows, if anything; `given` tells which fields are there already. */
export function unknownFieldWords(
  key: string,
  known: readonly string[],
  { given, section }: { readonly given: object; readonly section: unknown },
): string | undefined {
  const meant = fieldFor(key, known) ?? nearMiss(key, known);
  if (meant === undefined)
    return CLOSED.has(section) ? `不认识字段“${key}”，现在不起作用；可写的有 ${known.join('、')}` : undefined;
  if (meant in given) return `不认识字段“${key}”，现在不起作用；要写的也许是“${meant}”，但已经有了`;
  return `不认识字段“${key}”，是不是“${meant}”？现在不起作用`;
}
