import { leafOf } from '../domain/complaint/category.ts';
import { FIGURE_DEFINITIONS, type FigureCode } from '../domain/figures/figure-table.ts';
import type { Figure, Figures } from '../domain/figures/measure.ts';
import { percent } from '../domain/figures/percent.ts';
import type { PrintedCell, Proof } from '../domain/report/printed-sheet.ts';
import type { Share } from '../domain/report/topic-trend.ts';

const definitionOf = (code: FigureCode) => FIGURE_DEFINITIONS.find((one) => one.code === code);

/** `办结率：办结 ÷ 收到` */
export function howCounted(code: FigureCode): string {
  const definition = definitionOf(code);
  return definition ? `${definition.name}：${definition.formula}` : code;
}

export const figureTitle = (code: FigureCode): string => definitionOf(code)?.name ?? code;

/**
 * A figure as a cell: a count as a number, a rate as the text `98.34%`, so that what is read is exactly what was counted and no
 * program rounds it anew. What has no denominator, or cannot be known, is an empty cell without a proof.
 */
export function figureCell(
  code: FigureCode,
  figure: Figure,
  decimals: number,
  style: 'number' | 'total' = 'number',
): PrintedCell {
  const { value, numerator, denominator, tickets } = figure;
  if (value === null) return { value: null, style };
  // No ticket stands behind what the office file alone tells.
  const proven = definitionOf(code)?.kind === 'accounts' && denominator === null ? '' : code;
  const proof: Proof = { figure: proven, how: howCounted(code), numerator, denominator, tickets };
  if (denominator === null)
    return { value, style, proof: { ...proof, numerator: proven === '' ? Number(value) : tickets.length } };
  return { value: rateText(numerator ?? 0, denominator, decimals), style, proof };
}

/** What stands above or below the line of a rate, as a cell of its own. */
export function partCell(
  code: FigureCode,
  { numerator, denominator, tickets }: Figure,
  what: 'numerator' | 'denominator',
  style: 'number' | 'total' = 'number',
): PrintedCell {
  const part = what === 'numerator' ? numerator : denominator;
  if (part === null) return { value: null, style };
  const how = `${howCounted(code)}（${what === 'numerator' ? '分子' : '分母'}）`;
  const proof: Proof = { figure: code, how, numerator, denominator, tickets };
  return { value: part, style, proof: what === 'numerator' ? { ...proof, part: what } : proof };
}

/** Numerators may hold hundredths (a 基本满意 counts 0.6). */
export const rateText = (numerator: number, denominator: number, decimals: number): string =>
  `${percent(Math.round(numerator * 100), denominator * 100, decimals)}%`;

/** `本期收到的诉求类型为“咨询”`: what a line of kinds or topics counts. */
export const kindHow = (title: string, name: string): string => `本期收到的${title}为“${name}”`;

export const UNNAMED = '未写明';

/** The last part of a category as it is read; imported tickets may name none. */
export const categoryName = (category: string): string => leafOf(category) || UNNAMED;

/** With a line for the tickets that name none, so that the lines are all there is. */
export function wholeShares(shares: readonly Share[], { received }: Pick<Figures, 'received'>): readonly Share[] {
  const named = new Set(shares.flatMap((share) => share.tickets));
  const tickets = received.tickets.filter((ticket) => !named.has(ticket));
  if (shares.length === 0 || tickets.length === 0) return shares;
  const of = received.tickets.length;
  return [...shares, { name: UNNAMED, count: tickets.length, of, tickets, share: percent(tickets.length, of) }];
}

/** Count and share of a kind, side by side. */
export function shareCells(share: Share, how: string, decimals: number): readonly PrintedCell[] {
  const proof: Proof = { figure: 'received', how, numerator: share.count, denominator: null, tickets: share.tickets };
  return [
    { value: share.count, style: 'number', proof },
    {
      value: rateText(share.count, share.of, decimals),
      style: 'number',
      proof: { ...proof, how: `${how}，占收到总数`, denominator: share.of },
    },
  ];
}
