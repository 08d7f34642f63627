import type { FigureCode } from '../domain/figures/figure-table.ts';
import type { FigureValues } from '../domain/figures/measure.ts';
import type { Directory } from '../domain/office/directory.ts';
import type { UnitOverdue } from '../domain/report/leader-digest.ts';
import { type BarsPart, shareOf } from '../domain/report/poster.ts';
import { figureName, rate } from './figure-words.ts';
import { holderName, longestWords } from './leader-digest.ts';

/** Each rate that has a denominator, with its fraction. */
export const rateBars = (figures: FigureValues, codes: readonly FigureCode[]): BarsPart['rows'] =>
  codes
    .filter((code) => figures[code].value !== null)
    .map((code) => {
      const { numerator, denominator } = figures[code];
      return {
        name: figureName(code),
        note: `${numerator}/${denominator}`,
        value: rate(figures[code]),
        share: shareOf(numerator, denominator),
      };
    });

/** Units with overdue tickets, the bars against the longest of them. `counter`: what stands behind the number. */
export function overdueBars(
  units: readonly UnitOverdue[],
  { directory, counter }: { readonly directory: Directory; readonly counter: string },
): BarsPart['rows'] {
  const most = Math.max(1, ...units.map((one) => one.count));
  return units.map((one) => ({
    name: holderName(one, directory),
    note: longestWords(one),
    value: `${one.count}${counter}`,
    share: shareOf(one.count, most),
  }));
}
