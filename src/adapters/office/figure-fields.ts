import { z } from 'zod';
import { meant } from '../../domain/base/near-miss.ts';
import { FIGURE_DEFINITIONS, type FigureCode } from '../../domain/figures/figure-table.ts';
import { SCORED_RATES, type ScoreWeights } from '../../domain/figures/score.ts';
import { AIMED_AT, type Targets } from '../../domain/figures/target.ts';
import { named } from './office-fields.ts';

/** Tables of the office file by figure: `{ onTimeCompletionRate: 98, 满意率: 90% }`. A figure is written as its code or as it is called. */

interface Numbers {
  /** How it is written. */
  readonly example: string;
  readonly figures: readonly FigureCode[];
  /** Said of a figure that is none of them. */
  readonly others: string;
  readonly numberOf: (said: string, code: FigureCode) => number | undefined;
  readonly expected: (code: FigureCode) => string;
}

const nameOf = (code: FigureCode): string => FIGURE_DEFINITIONS.find((one) => one.code === code)?.name ?? code;
const isCount = (code: FigureCode): boolean =>
  FIGURE_DEFINITIONS.some((one) => one.code === code && one.kind === 'count');

function numbersBy<T>({ example, figures, others, numberOf, expected }: Numbers) {
  return named(z.unknown(), example).transform((given, context): T => {
    const read: Record<string, number> = {};
    const fault = (key: string, message: string): void => context.addIssue({ code: 'custom', path: [key], message });
    for (const [key, said] of Object.entries(given)) {
      const code = figures.find((one) => one === key || nameOf(one) === key);
      const number = code && typeof said === 'string' ? numberOf(said.normalize('NFKC').trim(), code) : undefined;
      if (code === undefined) fault(key, unknownWords(key, figures, others));
      else if (code in read) fault(key, `“${nameOf(code)}”写了两次`);
      else if (number === undefined) fault(key, `“${nameOf(code)}”${expected(code)}`);
      else read[code] = number;
    }
    return read as T;
  });
}

function unknownWords(key: string, figures: readonly FigureCode[], others: string): string {
  const names = figures.map(nameOf).join('、');
  const isKnown = FIGURE_DEFINITIONS.some(({ code, name }) => code === key || name === key);
  return isKnown
    ? `里的“${key}”${others}，可写 ${names}`
    : `里没有“${key}”这个指标，可写 ${names}${meant(key, [...figures, ...figures.map(nameOf)])}`;
}

const PER_CENT = /^(\d{1,3}(?:\.\d{1,2})?)\s*%?$/u;
const WHOLE = /^\d{1,6}$/u;

function perCent(said: string): number | undefined {
  const number = Number(PER_CENT.exec(said)?.[1]);
  return number <= 100 ? number : undefined;
}

/** `{ onTimeCompletionRate: 98, openOverdue: 0 }` */
export const targetNumbers = numbersBy<Targets>({
  example: '{ onTimeCompletionRate: 98, satisfactionRate: 90 }',
  figures: AIMED_AT,
  others: '不设目标',
  numberOf: (said, code) => (isCount(code) ? (WHOLE.test(said) ? Number(said) : undefined) : perCent(said)),
  expected: (code) =>
    isCount(code) ? '的目标应当是件数，写作 0 或 5' : '的目标应当是 0 到 100 之间的百分数，写作 98 或 98.5',
});

/** `{ onTimeCompletionRate: 40, responseRate: 20 }` */
export const scoreWeights = numbersBy<ScoreWeights>({
  example: '{ onTimeCompletionRate: 40, responseRate: 20, resolutionRate: 20, satisfactionRate: 20 }',
  figures: SCORED_RATES,
  others: '不能计入综合得分',
  numberOf: (said) => (/^\d{1,3}$/u.test(said) && Number(said) > 0 ? Number(said) : undefined),
  expected: () => '的权重应当是 1 到 999 之间的整数；不计入的指标不要写',
}).refine((weights) => Object.keys(weights).length > 0, { error: '至少写一个指标' });
