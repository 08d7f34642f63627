import type { Figure } from '../domain/figures/measure.ts';
import type { PrintedCell, PrintedTable } from '../domain/report/printed-sheet.ts';
import { text } from '../domain/report/printed-sheet.ts';
import { BASES, type Base, CHANGING, type ChangingCode } from '../domain/report/source-changes.ts';
import type { SourceFigures } from '../domain/report/source-figures.ts';
import { figureCell, figureTitle, howCounted } from './figure-cells.ts';
import { endMinute, shortPeriod, shortPeriodBefore, spanOfDays } from './period-name.ts';

/** 环比、同比 of a source: both counts beside each change. Without an earlier period in the ledger there is no table. */
export function changeTable(figures: SourceFigures): readonly PrintedTable[] {
  const { changes, total, window } = figures;
  const held = BASES.filter((base) => changes[base] !== undefined);
  if (held.length === 0) return [];
  const rows = CHANGING.map((code) => [
    text(figureTitle(code)),
    figureCell(code, total[code], 0),
    ...held.flatMap((base) => [
      beforeCell(figures, base, code),
      moreCell(figures, base, code),
      changeCell(figures, base, code),
    ]),
  ]);
  const title = held.map((base) => CHANGE_NAMES[base]).join('、');
  return [
    {
      title: `${title}（与${held.map((base) => baseName(figures, base)).join('、')}相比）`,
      columns: [
        '指标',
        shortPeriod(window.period),
        ...held.flatMap((base) => [baseName(figures, base), '增减', CHANGE_NAMES[base]]),
      ],
      rows,
      notes: held.flatMap((base) => baseNote(figures, base)),
    },
  ];
}

/** `环比` */
export const CHANGE_NAMES: Readonly<Record<Base, string>> = { previous: '环比', yearBefore: '同比' };

/** `上月`, `上年同期` */
export const baseName = ({ window }: SourceFigures, base: Base): string =>
  base === 'previous' ? shortPeriodBefore(window.period) : '上年同期';

/** Which days the earlier count is of. */
export const baseNote = (figures: SourceFigures, base: Base): readonly string[] => {
  const earlier = figures.changes[base]?.window;
  if (!earlier) return [];
  const name = baseName(figures, base);
  return [
    `${name}：${spanOfDays(earlier.period)}，截止时点${endMinute(earlier.cutOff)}；${CHANGE_NAMES[base]}以${name}的数为基数。`,
  ];
};

/** The earlier count. */
export function beforeCell(figures: SourceFigures, base: Base, code: ChangingCode): PrintedCell {
  const since = figures.changes[base];
  if (!since) return { value: null, style: 'number' };
  const cell = figureCell(code, since.of[code].before, 0);
  return cell.proof
    ? {
        ...cell,
        proof: {
          ...cell.proof,
          how: `${baseName(figures, base)}（${spanOfDays(since.window.period)}）${howCounted(code)}`,
        },
      }
    : cell;
}

/** How many more or, with its sign, fewer: a fall by all tells nothing of how many there were. */
function moreCell(figures: SourceFigures, base: Base, code: ChangingCode): PrintedCell {
  const change = figures.changes[base]?.of[code];
  if (!change) return { value: null, style: 'number' };
  const [now, before] = [countOf(change.now), countOf(change.before)];
  const how = `${figureTitle(code)}增减：本期${now}－${baseName(figures, base)}${before}`;
  return {
    value: now - before,
    style: 'number',
    proof: { figure: '', how, numerator: now - before, denominator: null, tickets: change.tickets },
  };
}

/** `-21.58%`, of which numerator is how many more, denominator the earlier count. */
export function changeCell(figures: SourceFigures, base: Base, code: ChangingCode): PrintedCell {
  const change = figures.changes[base]?.of[code];
  if (!change || change.rate === null) return { value: null, style: 'number' };
  const [now, before] = [countOf(change.now), countOf(change.before)];
  const name = baseName(figures, base);
  return {
    value: `${change.rate}%`,
    style: 'number',
    proof: {
      figure: code,
      how: `${figureTitle(code)}${CHANGE_NAMES[base]}：（本期${now}－${name}${before}）÷${name}${before}`,
      numerator: now - before,
      denominator: before,
      tickets: change.tickets,
    },
  };
}

const countOf = ({ value }: Figure): number => Number(value ?? 0);
