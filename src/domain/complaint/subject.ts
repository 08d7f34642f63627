/** A short neutral subject for posts: what it is about, nobody's name, number, door or anger. */
import { normalise, withoutMentions } from './normalise.ts';
import { SURNAMES, withoutNames } from './person-names.ts';
import type { Place } from './place.ts';
import { withoutDoors } from './place.ts';
import { RUDE } from './rude-words.ts';
import { neutralSubject, type SensitiveMatter } from './sensitive-matters.ts';

/** Longest subject, in characters. */
const SUBJECT_LENGTH = 20;

const MOBILE = String.raw`(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)`;

const PRIVATE: readonly RegExp[] = [
  new RegExp(`(?:(?:他|她|我|本人|对方|其)的?)?(?:联系)?(?:电话|手机)号?码?(?:是|为)?[:： ]{0,3}${MOBILE}`, 'gu'),
  new RegExp(`(?:请?联系(?:人|我)?|请?找我)[:： ]{0,3}${MOBILE}`, 'gu'),
  /(?<![0-9])\d{17}[0-9xX](?![0-9])/gu,
  /(?<![0-9])\d{15}(?![0-9])/gu,
  /(?<![0-9])(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?![0-9])/gu,
  /(?<![0-9])0\d{2,3}[- ]\d{7,8}(?![0-9])/gu,
  /(?<![0-9])\d{7,}(?![0-9])(?!-\d{3}(?!\d))/gu,
  /(?:电话|手机号?|联系方式|身份证号?码?|微信号?|qq|姓名)(?:是|为)?[:： ]{0,3}[a-z0-9_-]{5,24}/giu,
  /(?:我叫|本人叫|我是|我姓|本人姓|姓名[:：]?)[\u4e00-\u9fff]{1,3}(?=[,，。;；!！\s]|$)/gu,
  /(?:联系人|联系我|联系电话)[:： ]{0,3}(?=[,，。;；!！\s]|$)/gu,
  /https?:\/\/[^\s\u4e00-\u9fff]{1,200}/giu,
  new RegExp(
    `[${SURNAMES}](?:某某?)?(?:先生|女士|小姐|大姐|师傅|经理|阿姨|叔叔|老师|主任|书记|局长|所长|队长|院长|校长|大爷|大妈|大叔|总)`,
    'gu',
  ),
];
/** “我是5号楼的，” after the name went. */
const LIVES_IN = /(?:我是|我住)([^,，。\s]{0,8}(?:号楼|栋|幢|座))的?[,，。\s]{1,3}/gu;
/** “另外”, “还有”, “我也反映一下”: joins on to what nobody reads here. “还有三天” is no such word. */
const JOINING =
  /^(?:另外|对了|再(?:反映|说|问)(?:一下|一个|一件)?|顺便(?:(?:也|再)?(?:问|说|反映|提)(?:一下|下)?)?|(?:我也?|也)(?:来|想|要)?(?:反映|反应|说|问)(?:一下|下)|还有(?![一二三四五六七八九十两几半多\d]{1,3}(?:天|个(?!事|问题)|人|小时|分|年|月|多|户|家|次)|人|谁|没有|多久|多少|什么)(?:[一]?[个件](?:事情?|问题)?)?)[\s,，:：。.!！、]{0,3}/u;
const GREETING =
  /^(?:(?:尊敬的|敬爱的)?(?:各位)?(?:领导|书记|县长|市长|区长|局长|厅长|主任|社区|居委会|物业|管家|网格员|邻居|大家|小邻|工作人员|相关部门|有关部门)(?:们|同志)?(?:您好|你好|好)|您好|你好|大家好|在吗|请问一下|请问|麻烦问一下|麻烦问下|麻烦|问一下|想问一下|想问|咨询一下|咨询|投诉一下|我要投诉|投诉|我要反映|反映一下|反映|我想反映|举报|我要举报|求助|建议|关于|就是|那个|哎|唉|喂|啊|怎么)[\s,，:：。.!！、]{0,3}/u;
/** “我们3号楼”: a post speaks of the house, not of us. */
const OURS =
  /^(?:我们?|咱们?|俺们?)(?:这边?|这里)?(?=(?:小区|院|楼|单元|\d{1,3}(?:号|栋|幢|座|单元)|[一二三四五六七八九十]{1,3}(?:号楼|单元|栋)))/u;
const EDGES = /^[\s\p{P}\p{S}]{1,40}|[\s\p{P}\p{S}]{1,40}$/gu;

/** Takes greetings off the front, a few in a row at most. */
function withoutGreeting(text: string): string {
  let out = text;
  for (let i = 0; i < 4; i += 1) {
    const next = out.replace(JOINING, '').replace(GREETING, '').replace(OURS, '').replace(EDGES, '');
    if (next === out) return out;
    out = next;
  }
  return out;
}

const informative = (clause: string): boolean => clause.replace(/[\s\p{P}\p{S}\d]/gu, '').length >= 3;

/** Cuts at a clause's end where one lies between 8 and 20 characters, else hard; whole characters only. */
function cut(text: string): string {
  const chars = [...text];
  if (chars.length <= SUBJECT_LENGTH) return text;
  const head = chars.slice(0, SUBJECT_LENGTH).join('');
  const clause = /^.{8,19}(?=[,，。;；、!！?？ ])/u.exec(head)?.[0];
  return clause ?? head;
}

export interface SubjectContext {
  readonly place?: Place;
  /** A building alone leads too: it is what was put right. */
  readonly buildingLeads?: boolean;
  readonly botNames?: readonly string[];
  /** Leaf of the category: the subject of some sensitive matters, and of a text that leaves nothing. */
  readonly fallback?: string;
  /** Of a sensitive matter only a neutral subject is said. */
  readonly matter?: SensitiveMatter | undefined;
}

/** At most 20 characters, never empty. The place leads when the words do not name it. */
export function subjectOf(text: string, context: SubjectContext = {}): string {
  const fallback =
    (context.fallback ?? '') === '' || context.fallback === '综合' ? '诉求' : (context.fallback ?? '诉求');
  const place = context.place?.text ?? '';
  const neutral = neutralSubject(context.matter, context.fallback ?? '');
  if (neutral !== undefined) return neutral;
  // Names first: what stands behind a door number is a household's.
  const words = withoutNames(withoutMentions(text.slice(0, 600), context.botNames).normalize('NFKC'));
  let out = withoutDoors(words).replace(/\s+/gu, ' ');
  for (const pattern of PRIVATE) out = out.replace(pattern, '');
  out = out
    .replace(LIVES_IN, '$1')
    .replace(RUDE, '')
    .replace(/\p{Extended_Pictographic}|\u200d|\ufe0f/gu, '')
    .replace(/([,，])(?:\s?[,，]){1,9}/gu, '$1');
  const clauses = out
    .split(/[。!！?？;；\n]/u)
    .map((clause) => withoutGreeting(clause.replace(EDGES, '')))
    .filter(informative);
  const said = (clauses[0] ?? '').replace(/_x000d_/giu, '').trim();
  if (said === '') return cut(place === '' ? fallback : `${place}${fallback}`);
  const leads =
    place !== '' &&
    !normalise(cut(said)).includes(normalise(place)) &&
    (context.buildingLeads === true || context.place?.by !== 'building') &&
    [...place].length <= 10;
  return chinese(cut(leads ? `${place}${startsWithPart(said, place)}` : said).replace(EDGES, ''));
}

const FULL: Readonly<Record<string, string>> = {
  ',': '，',
  '?': '？',
  '!': '！',
  ';': '；',
  ':': '：',
  '(': '（',
  ')': '）',
};

/** Chinese punctuation again; times (10:30) and numbers (1,000) keep theirs. */
const chinese = (text: string): string =>
  text.replace(/(?<!\d)[,?!;:()]|[,?!;:()](?!\d)/gu, (mark) => FULL[mark] ?? mark);

/** Without the part of the place the words already begin with (“3号楼电梯” after “文化小区3号楼”). */
function startsWithPart(said: string, place: string): string {
  for (let length = Math.min(place.length, said.length); length > 1; length -= 1) {
    if (place.endsWith(said.slice(0, length))) return said.slice(length);
  }
  return said;
}
