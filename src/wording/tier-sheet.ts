import type { FigureCode } from '../domain/figures/figure-table.ts';
import { count } from '../domain/figures/measure.ts';
import { type CellStyle, type PrintedTable, text } from '../domain/report/printed-sheet.ts';
import type { SourceFigures } from '../domain/report/source-figures.ts';
import type { TierFigures } from '../domain/report/tier-figures.ts';
import { figureCell, figureTitle } from './figure-cells.ts';

type TierCode = Extract<FigureCode, keyof TierFigures>;
const INVOLVED: readonly TierCode[] = ['unitsInvolved'];
const ACCOUNTS: readonly TierCode[] = ['accountsOwed', 'accountsJoined', 'joinRate'];

/** 涉及单位、入驻账号 by tier. Accounts are left out where nobody knows of them, the table where there is nothing to tell. */
export function tierTable({ tiers, total, ledger }: SourceFigures, decimals: number): readonly PrintedTable[] {
  const known = total.accountsOwed.value !== null;
  if (tiers.length === 0 || (!known && count(total, 'unitsInvolved') === 0)) return [];
  const codes = known ? [...INVOLVED, ...ACCOUNTS] : INVOLVED;
  const cells = (figures: Pick<SourceFigures['total'], TierCode>, style: CellStyle & ('number' | 'total')) =>
    codes.map((code) => figureCell(code, figures[code], decimals, style));
  return [
    {
      title: known ? '涉及单位和入驻账号' : '涉及单位',
      columns: ['层级', ...codes.map(figureTitle)],
      rows: [
        ...tiers.map((tier) => [text(tier.tier), ...cells(tier, 'number')]),
        [text('合计', 'total'), ...cells(total, 'total')],
      ],
      notes: known ? [`入驻：在“${ledger.name}”平台开通了单位账号；名单由办公室维护。`] : [],
    },
  ];
}
