/** The numbers of a sentence that count or measure something: with digits of any width or in Chinese, and with what they count. */
export interface NumberToken {
  readonly kind: 'count' | 'rate' | 'points';
  /** Rates in per cent, also those printed per mille. */
  readonly value: number;
  /** Half of it is how far a right number may be from the printed one; 0 for a plain count. */
  readonly step: number;
  readonly decimals: number;
  readonly unit: string;
  readonly raw: string;
  readonly from: number;
  readonly to: number;
  /** 约, 以上, 余 …: not meant to be exact. */
  readonly hedged: boolean;
}

const COUNTERS =
  '人次|件次|家次|户次|台次|场次|批次|件|条|个|次|家|起|项|宗|户|单|封|篇|份|名|例|笔|人|类|处(?![室长理置罚分在于])|场|台|辆|座|套|批';
const DIGITS =
  '(?<![\\d.A-Za-z第~～—-])(?<number>\\d{1,3}(?:,\\d{3})+(?!\\d)|\\d+)(?<fraction>\\.\\d+)?\\s?(?<scale>[万亿])?(?<more>[余多])?';
const PATTERN = new RegExp(
  `${DIGITS}\\s?(?<unit>个百分点|百分点|%|‰|(?:${COUNTERS})(?!月|工作日|小时|自然日|百分点|星期))(?<above>以上|以下|以内|左右|多|余)?`,
  'gu',
);
const CHINESE = '零〇一二两三四五六七八九十百千万亿';
const WORDS = new RegExp(
  `(?<![第${CHINESE}\\d])(?<number>[${CHINESE}]{1,12})(?<half>半)?(?<more>[余多])?(?<unit>(?:${COUNTERS})(?!月|工作日|小时|自然日|百分点|星期))(?<above>以上|以下|以内|左右)?`,
  'gu',
);
const PER_CENT = new RegExp(`百分之(?<whole>[${CHINESE}]{1,6})(?:点(?<fraction>[零〇一二三四五六七八九]{1,3}))?`, 'gu');
const HEDGE =
  /(?:约|近|逾|超过|超|不足|不到|至少|不少于|不低于|不高于|不超过|高于|低于|大于|小于|最多|达到|确保|力争|目标|要求)[为达在]?$/u;
const SCALES: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 };

/** Digits, letters and signs of full width as plain ones; every character keeps its place. */
export function halfWidth(text: string): string {
  if (!/[０-９Ａ-Ｚａ-ｚ．％]/u.test(text)) return text;
  return text.replace(/[０-９Ａ-Ｚａ-ｚ．％]/gu, (one) => String.fromCharCode(one.charCodeAt(0) - 0xfee0));
}

/** `text` already of half width. In their order. */
export function numberTokens(text: string): readonly NumberToken[] {
  const found = [...text.matchAll(PATTERN)].map((match) => digitsToken(text, match));
  const words = [...text.matchAll(WORDS)].flatMap((match) => wordsToken(text, match));
  const rates = [...text.matchAll(PER_CENT)].map((match) => perCentToken(text, match));
  return [...found, ...words, ...rates].sort((a, b) => a.from - b.from);
}

function digitsToken(text: string, match: RegExpMatchArray): NumberToken {
  const { number = '', fraction = '', scale, unit = '', more, above } = match.groups ?? {};
  const decimals = Math.max(0, fraction.length - 1);
  const times = SCALES[scale ?? ''] ?? 1;
  const perMille = unit === '‰' ? 0.1 : 1;
  const value = Number(number.replaceAll(',', '') + fraction) * times * perMille;
  return {
    ...placed(text, match),
    kind: kindOf(unit),
    value: round(value),
    step: scale || kindOf(unit) !== 'count' ? round(10 ** -decimals * times * perMille) : 0,
    decimals: unit === '‰' ? decimals + 1 : decimals,
    // Petitions are counted by the one and by the other in one sentence.
    unit: unit === '件次' ? '件' : unit,
    hedged: more !== undefined || above !== undefined || hedgedBefore(text, match.index ?? 0),
  };
}

function wordsToken(text: string, match: RegExpMatchArray): readonly NumberToken[] {
  const { number = '', half, unit = '', more, above } = match.groups ?? {};
  const value = chineseNumber(number);
  // “一个”, “一件” are words more often than counts.
  if (value === undefined || (value === 1 && number === '一')) return [];
  const hedged = half !== undefined || more !== undefined || above !== undefined;
  return [{ ...placed(text, match), kind: 'count', value, step: 0, decimals: 0, unit, hedged }];
}

function perCentToken(text: string, match: RegExpMatchArray): NumberToken {
  const { whole = '', fraction = '' } = match.groups ?? {};
  const behind = [...fraction].map((digit) => chineseNumber(digit) ?? 0).join('');
  const value = Number(`${chineseNumber(whole) ?? 0}.${behind === '' ? '0' : behind}`);
  const decimals = behind.length;
  const hedged = hedgedBefore(text, match.index ?? 0) || /^(?:以上|以下|左右|多|余)/u.test(text.slice(endOf(match)));
  return { ...placed(text, match), kind: 'rate', value, step: 10 ** -decimals, decimals, unit: '%', hedged };
}

const kindOf = (unit: string): NumberToken['kind'] =>
  unit === '%' || unit === '‰' ? 'rate' : unit.endsWith('百分点') ? 'points' : 'count';

const endOf = (match: RegExpMatchArray): number => (match.index ?? 0) + match[0].length;

const placed = (text: string, match: RegExpMatchArray): Pick<NumberToken, 'raw' | 'from' | 'to'> => ({
  raw: text.slice(match.index, endOf(match)),
  from: match.index ?? 0,
  to: endOf(match),
});

const hedgedBefore = (text: string, at: number): boolean => HEDGE.test(text.slice(Math.max(0, at - 8), at).trimEnd());

/** Binary fractions leave crumbs. */
const round = (value: number): number => Math.round(value * 1e6) / 1e6;

const ONES = '零一二三四五六七八九';
const PLACES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };

/** `一千四百一十六` → 1416; undefined for what is no number. */
function chineseNumber(words: string): number | undefined {
  let [all, section, digit] = [0, 0, 0];
  for (const word of words.replaceAll('〇', '零').replaceAll('两', '二')) {
    const one = ONES.indexOf(word);
    const place = PLACES[word];
    const scale = SCALES[word];
    if (one >= 0) digit = one;
    else if (place !== undefined) {
      section += (digit === 0 && section === 0 ? 1 : digit) * place;
      digit = 0;
    } else if (scale !== undefined) {
      all = (all + section + digit) * scale;
      [section, digit] = [0, 0];
    } else return undefined;
  }
  return all + section + digit;
}
