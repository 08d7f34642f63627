import { halfWidth } from './number-token.ts';

export interface CellNumber {
  readonly rate: boolean;
  /** Rates in per cent. */
  readonly value: number;
  readonly decimals: number;
}

const COUNT = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?:件|条|个|次|家|项|起|人|户)?$/u;
const RATE = /^([+-]?)(\d+)(\.\d+)?([%‰])$/u;

/** How offices print that there is nothing: blank, or a stroke. */
export const isNone = (cell: string): boolean => /^[\s—–\-－/／无]*$/u.test(cell);

/** Every check reads every cell anew: most of the time of a check went into it. */
const READ = new Map<string, CellNumber | undefined>();
const MOST_READ = 20_000;

/** The number a cell prints; undefined for words, blanks, dashes. */
export function cellNumber(cell: string): CellNumber | undefined {
  if (READ.has(cell)) return READ.get(cell);
  if (READ.size >= MOST_READ) READ.clear();
  const number = readNumber(cell);
  READ.set(cell, number);
  return number;
}

function readNumber(cell: string): CellNumber | undefined {
  const text = halfWidth(cell)
    .replace(/\s/gu, '')
    .replace(/^[↑升]/u, '+')
    .replace(/^[↓降]/u, '-');
  const rate = RATE.exec(text);
  const match = rate ?? COUNT.exec(text);
  if (!match) return undefined;
  const [, sign, whole = '', fraction = ''] = match;
  const perMille = match[4] === '‰';
  const value = Number(whole.replaceAll(',', '') + fraction) * (sign === '-' ? -1 : 1);
  const decimals = Math.max(0, fraction.length - 1) + (perMille ? 1 : 0);
  return { rate: rate !== null, value: perMille ? value / 10 : value, decimals };
}
