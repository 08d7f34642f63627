import type { LedgerRemark } from '../ledger/ledger-row.ts';
import { tight } from '../ledger/plain-text.ts';
import type { SheetRow } from '../ledger/sheet-row.ts';
import { type Column, columnName } from './publicity-cells.ts';

/** The total of all rows; of some of them (小计) nobody says which. */
const WHOLE = /^(?:[合总共]计|合计数|总数)(?:$|[:：(（])/u;

/**
 * What a skipped row of totals says otherwise than the rows. Totals are counted anew, but one that is wrong may as well be a row that is
 * wrong.
 */
export function compareTotals(
  skipped: readonly SheetRow[],
  columns: readonly Column[],
  counted: readonly { readonly counts: readonly number[] }[],
): readonly LedgerRemark[] {
  return skipped
    .filter(({ cells }) => WHOLE.test(tight(cells.find((cell) => tight(cell) !== '') ?? '')))
    .flatMap(({ line, cells }) =>
      columns.flatMap((column, index): readonly LedgerRemark[] => {
        const written = tight(cells[column.at] ?? '');
        const sum = counted.reduce((all, { counts }) => all + (counts[index] ?? 0), 0);
        if (!/^\d{1,9}$/u.test(written) || Number(written) === sum) return [];
        return [
          { line, message: `合计行的${columnName(column)}写的是${written}，各行加起来是${sum}，按${sum}计，请核对` },
        ];
      }),
    );
}
