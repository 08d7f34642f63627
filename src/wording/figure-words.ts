import type { FigureCode } from '../domain/figures/figure-table.ts';
import { FIGURE_DEFINITIONS } from '../domain/figures/figure-table.ts';
import type { FigureValue, FigureValues } from '../domain/figures/measure.ts';

/** The Chinese name of a figure. */
export const figureName = (code: FigureCode): string =>
  FIGURE_DEFINITIONS.find((one) => one.code === code)?.name ?? code;

/** `94.12%`; without a denominator a dash, never 0 % or 100 %. */
export const rate = (figure: FigureValue): string => (figure.value === null ? '—' : `${figure.value}%`);

/** `按期办结率94.12%（112/119）`: a rate with its name and proof; empty without a denominator. */
export function provenRate(code: FigureCode, figures: FigureValues): string {
  const { value, numerator, denominator } = figures[code];
  return value === null ? '' : `${figureName(code)}${value}%（${numerator}/${denominator}）`;
}

/** `甲、乙、丙`, and of a long list the first few: `甲、乙等9个单位`. */
export const someOf = (names: readonly string[], most: number, counted = '个单位'): string =>
  names.length <= most ? names.join('、') : `${names.slice(0, most).join('、')}等${names.length}${counted}`;

/** Joins the sentences that say something. */
export const sentences = (parts: readonly string[], between = '；'): string =>
  parts.filter((part) => part !== '').join(between);
