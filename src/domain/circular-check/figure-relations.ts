/** The rows of a table of figures against each other: rates against their counts, sums, differences. */
import type { Finding } from './finding.ts';
import { type CountCode, countCodeIn, RATE_NAMES, type RateCode, sumOf, type Terms } from './measure-names.ts';
import { judgeRate, rateText } from './printed-rate.ts';
import { type FigureRow, figureFinding, figureOf, partOf, wordsOf } from './read-figures.ts';

export const figureRelations = (figures: readonly FigureRow[]): readonly Finding[] => [
  ...figures.flatMap((figure) => [...ownRatio(figure), ...againstCounts(figure, figures)]),
  ...RELATIONS.flatMap((relation) => broken(relation, figures)),
];

/** 数值 = 分子 ÷ 分母. */
function ownRatio(figure: FigureRow): readonly Finding[] {
  const [numerator, denominator] = [partOf(figure, '分子'), partOf(figure, '分母')];
  if (!figure.value.rate || numerator === undefined || denominator === undefined) return [];
  const ratio = { numerator, denominator };
  if (denominator > 0 && numerator <= denominator && judgeRate(figure.value, ratio) === 'right') return [];
  const counted = denominator > 0 ? rateText(ratio, figure.value.decimals) : '';
  return [figureFinding(figure, 'rate', { counted, basis: `${numerator}÷${denominator}` })];
}

/** Rates whose counts are of the same tickets as the rows that carry their names; on time is counted over others. */
const OF_ROWS: readonly RateCode[] = [
  'completionRate',
  'extensionRate',
  'reworkRate',
  'returnRate',
  'satisfactionRate',
];

/** 分子 and 分母 are what the rows of their names print, where a row prints them. */
function againstCounts(figure: FigureRow, figures: readonly FigureRow[]): readonly Finding[] {
  const rate = RATE_NAMES.find(({ said }) => said.test(figure.name));
  if (!figure.value.rate || !rate || !OF_ROWS.includes(rate.code)) return [];
  const known = (code: CountCode): number | undefined => {
    const named = figures.filter((one) => one.code === code);
    return named.length === 1 ? named[0]?.value.value : named.find(({ name }) => /数$/u.test(name))?.value.value;
  };
  const parts = [partOf(figure, '分子'), partOf(figure, '分母')];
  const isPrinted = (value: number, at: number): boolean => parts[at] === undefined || isSame(parts[at], value);
  // Who prints a row of 基本满意 counts it in, and 口径 may name the whole: 重办条数 ÷ 收到.
  const halves = rate.code === 'satisfactionRate' && known('basicallySatisfied') !== undefined;
  const below = countCodeIn(/÷(.+)$/u.exec(wordsOf(figure, '口径'))?.[1] ?? '');
  const ways = rate.ways.filter(
    ([, bottom]) =>
      (!halves || bottom.basicallySatisfied !== undefined) &&
      (!below || isOver(bottom, below, wordsOf(figure, '口径'))),
  );
  const ratios = ways.flatMap(([top, bottom]) => {
    const [numerator, whole] = [sumOf(top, known), sumOf(bottom, known)];
    return numerator === undefined || !whole ? [] : [{ numerator: tenths(numerator), denominator: whole }];
  });
  const fits = ratios.some(
    (ratio) =>
      judgeRate(figure.value, ratio) === 'right' && isPrinted(ratio.numerator, 0) && isPrinted(ratio.denominator, 1),
  );
  const [first] = ratios;
  if (!first || fits) return [];
  const counted = rateText(first, figure.value.decimals);
  return [figureFinding(figure, 'rate', { counted, basis: `${first.numerator}÷${first.denominator}` })];
}

/** “办结 ÷ 收到” is over those alone, not over those and the backlog. */
const isOver = (bottom: Terms, code: CountCode, words: string): boolean =>
  bottom[code] !== undefined && (Object.keys(bottom).length === 1 || /÷[^；]*[＋+（]|÷.*回答/u.test(words));

/** Binary fractions leave crumbs. */
const tenths = (value: number): number => Math.round(value * 10) / 10;
const isSame = (one: number | undefined, other: number): boolean => Math.abs((one ?? 0) - other) < 0.05;

interface Relation {
  readonly of: CountCode;
  readonly sign: '+' | '-';
  readonly parts: readonly [CountCode, CountCode];
}

const RELATIONS: readonly Relation[] = [
  { of: 'overdue', sign: '+', parts: ['completedLate', 'openOverdue'] },
  { of: 'open', sign: '-', parts: ['received', 'completed'] },
];

function broken({ of, sign, parts }: Relation, figures: readonly FigureRow[]): readonly Finding[] {
  const whole = figureOf(figures, of);
  const [one, other] = parts.map((code) => figureOf(figures, code)?.value.value);
  if (!whole || one === undefined || other === undefined) return [];
  const counted = sign === '+' ? one + other : one - other;
  if (counted === whole.value.value) return [];
  const rule = sign === '+' ? 'listSum' : 'figureDifference';
  return [figureFinding(whole, rule, { counted: String(counted), basis: `${one}${sign}${other}` })];
}
