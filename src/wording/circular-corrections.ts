import type { FigureCode } from '../domain/figures/figure-table.ts';
import { type Attachment, type CircularParagraph, label, say } from '../domain/report/circular.ts';
import type { CircularCorrection } from '../domain/report/frozen-source.ts';
import { type PrintedCell, text } from '../domain/report/printed-sheet.ts';
import { seeAttachments } from './circular-figures.ts';
import { figureCell, figureTitle } from './figure-cells.ts';

/** The corrections a circular tells of the one before it. */
export interface PrintedCorrections {
  /** `2026年第3期` */
  readonly number: string;
  readonly corrections: readonly CircularCorrection[];
  /** Full name of a unit by its id. */
  readonly unit: (id: string) => string;
}

/** The figures a reader compares; a ticket that changes moves a dozen others with them. */
const TOLD: readonly FigureCode[] = [
  'received',
  'completed',
  'completionRate',
  'onTimeCompletionRate',
  'overdueCount',
  'extensions',
  'reworks',
];

export const UNPLACED_NAME = '尚未派单或单位已撤销';
const WHOLE = '合计';
const DECIMALS = 2;

/** A sentence and a table at the end: what the circular before printed and what is known now; nothing where it still holds. */
export function correctionParts(
  { number, corrections, unit }: PrintedCorrections,
  attachment: number,
): { readonly paragraphs: readonly CircularParagraph[]; readonly attachments: readonly Attachment[] } {
  const rows = corrections.flatMap((one) => rowOf(one, unit));
  if (rows.length === 0) return { paragraphs: [], attachments: [] };
  const title = '上期通报更正情况';
  const runs = say`${label(`${number}通报`)}印发后，部分数字按最新记录更正${seeAttachments([attachment])}。`;
  const table = { title, columns: ['来源', '单位', '指标', '原印发', '更正为'], rows, leads: true as const };
  return { paragraphs: [{ style: 'body', runs }], attachments: [{ title, tables: [table] }] };
}

function rowOf(one: CircularCorrection, unit: (id: string) => string): readonly (readonly PrintedCell[])[] {
  if (!TOLD.includes(one.code)) return [];
  const then = figureCell(one.code, { ...one.printed, tickets: one.tickets.printed }, DECIMALS);
  const now = figureCell(one.code, { ...one.now, tickets: one.tickets.now }, DECIMALS);
  if (then.value === now.value) return [];
  const of = one.of === undefined || one.of === null ? WHOLE : unit(one.of);
  return [[text(one.source), text(of), text(figureTitle(one.code)), then, now]];
}
