/** Days in what is said of duty: found without knowing what day it is, so that the rest is the name. */

const WEEK = '(?:周|星期|礼拜)';
/** One day, or a named stretch: `3月5日`, `5日`, `明天`, `下周一`, `本周末`, `下周`, `国庆假期`. */
const DAYS = [
  '(?:20\\d\\d年)?\\d{1,2}月\\d{1,2}[日号]?',
  '\\d{1,2}[日号]',
  '\\d{1,2}/\\d{1,2}',
  '大后天|后[天日]|今[天日晚]|明[天日晚]',
  `(?:这个?|本|下个?)?${WEEK}(?:[一二三四五六日天]|末)`,
  `(?:这个?|本|下个?)${WEEK}`,
  '(?:元旦|春节|清明节?|五一|劳动节|端午节?|中秋节?|国庆节?)(?:假期|放假|长假|期间|节)*',
  '(?:放假|假期|长假|节假日)(?:期间)?',
].join('|');
const RANGE = new RegExp(`(?:${DAYS})(?:\\s?(?:至|到|-|~)\\s?(?:${DAYS}))?`, 'gu');

/** Where days stand in folded words, each a day or `from至to`, in their order. */
export const dayWordsIn = (folded: string): readonly { readonly from: number; readonly to: number }[] =>
  [...folded.matchAll(RANGE)].map((match) => ({ from: match.index, to: match.index + match[0].length }));

/** The two ends of one of them. */
export function endsOf(words: string): readonly [string, string] {
  const [first = '', last = first] = words.split(/\s?[至到~-]\s?/u);
  return [first, last];
}
