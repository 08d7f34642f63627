/** 距截止天数: the days from a date of the row to the cut-off the circular names. */
import { dayNumberOf, parseDay, startOfDay } from '../time/moment.ts';
import { type CircularBlock, cellPlace } from './circular-document.ts';
import type { Finding } from './finding.ts';
import { columnsOf, numberAt, type TableView } from './table-view.ts';

const CUT_OFF = /(?:统计截至|截至|截止时点[:：])(\d{4})年(\d{1,2})月(\d{1,2})日/u;
const DATE = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/u;

export function dayCounts(document: readonly CircularBlock[], views: readonly TableView[]): readonly Finding[] {
  const said = document.flatMap((block) => (block.kind === 'paragraph' ? (CUT_OFF.exec(block.text) ?? []) : []));
  const end = numberOf(said.slice(0, 4));
  if (end === undefined) return [];
  return views.flatMap((view) => {
    const column = columnsOf(view, 'count').find(({ name }) => /^距截止天数$/u.test(name));
    return column
      ? view.units.flatMap((row): readonly Finding[] => {
          const printed = numberAt(view, row.index, column)?.value;
          const dates = (view.table.rows[row.index] ?? []).flatMap((cell) => numberOf(DATE.exec(cell) ?? []) ?? []);
          const [from, ...more] = dates;
          if (printed === undefined || from === undefined || more.length > 0) return [];
          const counted = Math.max(0, end - from);
          if (counted === printed) return [];
          return [
            {
              rule: 'dayCount',
              kind: 'error',
              place: cellPlace(view.table, row.index, column.index),
              quote: `${row.name} ${printed}`,
              printed: String(printed),
              counted: String(counted),
              basis: said.slice(1, 4).join('-'),
            },
          ];
        })
      : [];
  });
}

function numberOf([, year, month, date]: readonly (string | undefined)[]): number | undefined {
  if (year === undefined || month === undefined || date === undefined) return undefined;
  const day = parseDay(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`);
  return day === undefined ? undefined : dayNumberOf(startOfDay(day));
}
