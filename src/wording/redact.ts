import { SURNAMES, withoutNames } from '../domain/complaint/person-names.ts';
import { withoutDoors } from '../domain/complaint/place.ts';

const TITLES = '先生|女士|小姐|大姐|大哥|大爷|大妈|大叔|阿姨|叔叔|奶奶|爷爷|老伯|同志';
/** A digit of a number written in groups, with spaces or dashes between. */
const D = String.raw`(?:\d[ -]?)`;
const alone = (pattern: string): RegExp => new RegExp(String.raw`(?<!\d)(?:${pattern})(?!\d)`, 'gu');

interface Rule {
  readonly pattern: RegExp;
  readonly instead: string;
}

/** Chinese punctuation stands as private characters while the rules run: folding to half-width would lose it. */
const MARKS = '，；：！？（）';
const masked = (text: string): string =>
  text.replaceAll(/[，；：！？（）]/gu, (mark) => String.fromCodePoint(0xe100 + MARKS.indexOf(mark)));
const unmasked = (text: string): string =>
  text.replaceAll(/[\uE100-\uE106]/gu, (mark) => MARKS.charAt((mark.codePointAt(0) ?? 0) - 0xe100));

/** What must not be read in a group. A card in its groups of four first, then telephones: two of them in a row look like a card. */
const RULES: readonly Rule[] = [
  { pattern: alone(String.raw`[3-6]\d{3}(?:[ -]\d{4}){2,3}(?:[ -]\d{1,4})?`), instead: '（卡号略）' },
  { pattern: alone(String.raw`(?:\+?86[ -]?)?1[ -]?[3-9][ -]?${D}{8}\d`), instead: '（电话略）' },
  { pattern: alone(String.raw`0\d{2,3}[ )\uE106-]{0,2}[2-9]\d{2,3}[ -]?\d{4}`), instead: '（电话略）' },
  { pattern: alone(String.raw`[48]00[ -]?\d{3,4}[ -]?\d{3,4}`), instead: '（电话略）' },
  { pattern: alone(String.raw`${D}{17}[\dXx]`), instead: '（证件号略）' },
  { pattern: alone(String.raw`${D}{15,18}\d`), instead: '（卡号略）' },
  { pattern: alone(String.raw`\d{7,}`), instead: '（号码略）' },
  {
    pattern:
      /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Za-z][\s·.•-]?[A-Za-z0-9]{4,5}[A-Za-z0-9挂学警港澳](?![A-Za-z0-9])/gu,
    instead: '（车牌略）',
  },
  { pattern: /(?:微信号?|QQ号?|wechat)[\s:\uE102是为]{0,3}[A-Za-z0-9_-]{5,24}/giu, instead: '（账号略）' },
  { pattern: /[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,64}\.[A-Za-z]{2,8}/gu, instead: '（邮箱略）' },
  { pattern: /@[^\s@,。:!?;、“”()\uE100-\uE106]{1,20}/gu, instead: '' },
  { pattern: new RegExp(`[${SURNAMES}][\\u4e00-\\u9fff]{0,2}?(?:某某?)?(?:${TITLES})`, 'gu'), instead: '居民' },
];

/** Ticket numbers, dates and times are not telephones: they are set aside while the rules run. */
const KEPT = /(?<![\d-])(?:\d{8}|\d{4})-\d{3}(?![\d-])|(?<!\d)20\d{2}-\d{1,2}-\d{1,2}(?!\d)/gu;
const PLACEHOLDER = /\uE000(\d+)\uE001/gu;

/**
 * The text as it may stand in a group post: no telephone, identity, card, plate or door number, no @nickname, nobody's name after
 * “我叫” or before 先生/女士. `known` numbers (the office's own telephone, emergency numbers) stay.
 */
export function redact(text: string, known: readonly string[] = []): string {
  const kept: string[] = [];
  const setAside = (found: string): string => `\uE000${kept.push(found) - 1}\uE001`;
  let out = masked(text.replaceAll(/[\uE000-\uE1FF\u200B-\u200F\u2060\uFEFF\u00AD]/gu, '')).normalize('NFKC');
  for (const number of known) if (number !== '') out = out.replaceAll(number, setAside);
  out = out.replace(KEPT, setAside);
  out = withoutNames(out);
  for (const { pattern, instead } of RULES) out = out.replace(pattern, masked(instead));
  out = withoutDoors(out)
    .replaceAll('\uE105\uE106', '')
    .replaceAll(/[ \t]{2,}/gu, ' ');
  return unmasked(out.replace(PLACEHOLDER, (_found, place: string) => kept[Number(place)] ?? '')).trim();
}
