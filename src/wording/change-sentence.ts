import { type Runs, say } from '../domain/report/circular.ts';
import type { SourceMatter } from '../domain/report/circular-matter.ts';
import { BASES, type Base } from '../domain/report/source-changes.ts';
import { baseName, beforeCell, changeCell } from './change-sheet.ts';
import { cellRun, plain } from './circular-figures.ts';

/** `与上月（139件）相比，收到工单下降21.58%。` Nothing where the ledger does not hold the earlier period. */
export function changed({ figures }: SourceMatter): Runs {
  return BASES.flatMap((base) => {
    const rate = figures.changes[base]?.of.received.rate;
    if (rate === undefined || rate === null) return [];
    const compared = say`与${plain(baseName(figures, base))}（${cellRun(beforeCell(figures, base, 'received'))}件）相比，收到工单`;
    return Number(rate) === 0
      ? [...compared, plain('持平。')]
      : [...compared, ...direction(rate), ...size(figures, base), plain('。')];
  });
}

const direction = (rate: string): Runs => [plain(rate.startsWith('-') ? '下降' : '上升')];

/** The number of the table without its sign: the word says which way. */
const size = (figures: SourceMatter['figures'], base: Base): Runs => {
  const { value, ...cell } = changeCell(figures, base, 'received');
  return cellRun({ ...cell, value: String(value).replace('-', '') });
};
