/** Digits that may be typed into a sentence, because nothing was counted to get them. First match wins. */
const ALLOWED: readonly RegExp[] = [
  // Dates: 2023年10月20日, 2023年上半年, 10月, 20日（not 5日内）, 2023-10-20.
  /(?<!\d)\d{4}年(?:(?:1[0-2]|0?[1-9])月(?:(?:3[01]|[12]\d|0?[1-9])日)?|第[1-4]季度)?(?![\d内])/gu,
  /(?<!\d)(?:1[0-2]|0?[1-9])月(?:(?:3[01]|[12]\d|0?[1-9])日)?(?![\d内])/gu,
  /(?<![\d满每超近])(?:3[01]|[12]\d|0?[1-9])日(?![\d内均])/gu,
  /(?<!\d)\d{4}-(?:1[0-2]|0?[1-9])-(?:3[01]|[12]\d|0?[1-9])(?!\d)/gu,
  // Times of the day, behind a date or alone: 18:00.
  /(?<!\d)(?:2[0-4]|1\d|0?\d)[:：][0-5]\d(?!\d)/gu,
  // Numberings: 1. at the beginning, （1）, 第5条, 附件2, 〔2023〕15号.
  /^\s*\d{1,2}[.．、](?!\d)/gu,
  /[（(]\d{1,2}[)）]/gu,
  /第\d{1,3}(?=[期章条款项号批届])/gu,
  /附件\s?\d{1,2}(?!\d)/gu,
  /[〔[]\d{4}[〕\]]\d{1,4}号/gu,
];

const NUMBERS: readonly RegExp[] = [
  /\p{Nd}+(?:[.,．，]\p{Nd}+)*[%％‰]?/gu,
  // Numbers in words are numbers, too.
  /[〇零一二两三四五六七八九十百千万]*[二两三四五六七八九十百千万][〇零一二两三四五六七八九十百千万]*(?=件(?!件)|宗|户(?!籍)|个单位|个百分点)/gu,
  /百分之[〇零一二两三四五六七八九十百点]+/gu,
  /[两二三四五六七八九]成(?=[以多左]|[，。；])/gu,
];

/** Behind a name that holds a digit there must be no counter, or it is a number after all: 12345热线, but not 12345件. */
const COUNTED = String.raw`(?!\s*[\p{Nd}.．,%％件条起次户个篇宗人天])`;

const quoted = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|]/gu, String.raw`\$&`);

/** Numbers in a text that nobody counted; `names` are those that hold a digit of their own (sources, units). In the order of the text. */
export function typedNumbers(text: string, names: readonly string[] = []): readonly string[] {
  const known = names
    .filter((name) => /\p{Nd}/u.test(name))
    .toSorted((a, b) => b.length - a.length)
    .map((name) => new RegExp(String.raw`(?<!\p{Nd})${quoted(name)}${COUNTED}`, 'gu'));
  let left = text;
  for (const allowed of [...ALLOWED, ...known]) left = left.replaceAll(allowed, (found) => '□'.repeat(found.length));
  return NUMBERS.flatMap((pattern) => [...left.matchAll(pattern)])
    .toSorted((a, b) => a.index - b.index)
    .map(([found]) => found);
}
