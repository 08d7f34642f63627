import type { Directory } from '../office/directory.ts';
import { type Piece, slice, trimmed } from './fold.ts';
import { officeRowOf } from './grammar.ts';
import { numbersIn } from './numbers.ts';
import type { OfficeOrder } from './office-order.ts';
import type { Said } from './said.ts';
import { unitsIn } from './unit-names.ts';

interface Heard {
  readonly words: Piece;
  readonly rest: Piece;
  readonly match: RegExpExecArray;
  readonly toBot: boolean;
  readonly directory: Pick<Directory, 'units' | 'people'>;
}

interface Row {
  readonly said: RegExp;
  /** Undefined: talk of colleagues that only begins like it. */
  read(heard: Heard): OfficeOrder | undefined;
}

/** Longest name of a group or person with its unit and role that somebody writes. */
const LONGEST = 60;
const GROUP_WORD = '(?:本群|这个群|此群|该群|咱们?群|我们群)';
const NAMED = `(?:就)?(?:是|叫做?|名(?:称|字)?(?:为|是|叫)|(?:改名|更名|改称)(?:为|叫|成)?|改(?:叫|为|成)|登记为)`;
const GAP = '[\\s:：,，]{0,3}';
const OFF = '关闭?|停(?:止|用)?|结束|取消';
const ON = '打?开启?|启用|开始';

/** In the order of trying. */
const ROWS: readonly Row[] = [
  { said: new RegExp(`^${GROUP_WORD}(?:要|已经?)?(?:分为|分成|拆分?为|拆成)${GAP}`, 'u'), read: splitting },
  { said: new RegExp(`^(?:请)?(?:登记)?${GROUP_WORD}${NAMED}${GAP}`, 'u'), read: naming },
  { said: new RegExp(`^(?:请)?登记(?:一下)?${GROUP_WORD}${GAP}(?:为|是|叫)?${GAP}`, 'u'), read: naming },
  { said: /^(?:绑定|绑)(?:人员|账号|帐号)?/u, read: binding },
  { said: /^(?:新增|添加|增加)(?:人员|一?人)?/u, read: adding },
  { said: /^(?:解绑|解除绑定|离职|注销)(?:人员)?/u, read: unbinding },
  { said: new RegExp(`^(?:试运行|试用)${GAP}(${ON}|${OFF})?$`, 'u'), read: ({ match }) => trial(match[1]) },
  { said: new RegExp(`^(${ON}|${OFF})(?:试运行|试用)$`, 'u'), read: ({ match }) => trial(match[1]) },
  { said: /^(?:转|改为|进入)?正式运行$/u, read: () => ({ order: 'trial', on: false }) },
  { said: new RegExp(`^自动派单${GAP}(.{0,8})$`, 'u'), read: ({ match, toBot }) => automatic(match[1] ?? '', toBot) },
  { said: /^(?:查看|当前|系统|现在的?)?设置$/u, read: () => ({ order: 'settings' }) },
  { said: /^(?:停用|注销群)(?:群)?/u, read: closing },
  {
    said: /^(.{0,40}?)[的,，\s]{0,3}结果(?:以后|今后)?(?:都|改|请)?(?:发到|发给|发在|转到|转发到)/u,
    read: redirecting,
  },
  { said: /^()(?:都|改)?发到/u, read: redirecting },
  { said: /^(.{2,40}群)(?:要|已经?)?(?:分为|分成|拆分?为|拆成)/u, read: splitting },
  { said: /^(?:确认|确定)(?:登记|无误)?/u, read: confirming },
  { said: /^(?:不是|不对|不登记|取消登记)/u, read: rejecting },
  { said: /^(?:改为|改成|改叫|应该?是|应为)/u, read: ({ rest }) => worded('amend', rest) },
];

const END = /[\s。.!！~]{0,4}$/u;

/** Reads what changes the office. Who may say it is asked later; whether anything waits for a “确认” too. */
export function readOffice(words: Piece, toBot: boolean, directory: Heard['directory']): Said | undefined {
  const said = slice(words, 0, words.folded.replace(END, '').length);
  if (said.raw === '' || said.raw.length > LONGEST) return undefined;
  for (const row of ROWS) {
    const match = row.said.exec(said.folded);
    if (!match) continue;
    const order = row.read({ words: said, rest: trimmed(slice(said, match[0].length)), match, toBot, directory });
    if (order) return { kind: 'office', order, row: officeRowOf(order.order), toBot };
  }
  return undefined;
}

const worded = (
  order: 'confirm' | 'reject' | 'amend' | 'bind' | 'addPerson' | 'unbind' | 'nameGroup' | 'closeGroup' | 'splitGroup',
  rest: Piece,
): OfficeOrder | undefined => (/[。！!？?；;\n]/u.test(rest.raw) ? undefined : { order, words: rest.raw });

/** A name, not a sentence about the group: “本群是大家反映问题的地方” is none. */
function naming({ rest, toBot }: Heard): OfficeOrder | undefined {
  const name = rest.folded.replace(/["“”'‘’「」《》]/gu, '');
  const looksLikeName = name.length <= 30 && /群\d{0,2}$|\d号?群/u.test(name) && !/[的,，]/u.test(name);
  return toBot || looksLikeName ? worded('nameGroup', rest) : undefined;
}

const blank = ({ words, match }: Heard): boolean => /[\s:：,，]/u.test(words.folded.charAt(match[0].length));
const known = ({ rest, directory }: Heard): boolean =>
  directory.people.some(({ name }) => name !== '' && rest.raw.startsWith(name));

/** “绑定手机号要怎么弄” is talk; a known name, or a blank and something short like a name, is not. */
function binding(heard: Heard): OfficeOrder | undefined {
  const short = blank(heard) && /^[\p{Script=Han}·]{2,4}(?:\s|$)/u.test(heard.rest.folded);
  return heard.toBot || known(heard) || short ? worded('bind', heard.rest) : undefined;
}

function adding(heard: Heard): OfficeOrder | undefined {
  const { rest, directory, toBot } = heard;
  if (numbersIn(rest.folded)) return undefined;
  const named = blank(heard) && unitsIn(rest.folded, directory).length > 0;
  return toBot || named ? worded('addPerson', rest) : undefined;
}

function unbinding(heard: Heard): OfficeOrder | undefined {
  const meant = heard.toBot || known(heard) || (blank(heard) && heard.rest.raw.length <= 12);
  return meant ? worded('unbind', heard.rest) : undefined;
}

const trial = (word: string | undefined): OfficeOrder => ({
  order: 'trial',
  on: word === undefined ? undefined : !/^(?:关|停|结束|取消)/u.test(word),
});

const AUTOMATIC = [
  ['own-area', /^(?:只派|仅|只)?(?:本?辖区|属地|本社区)$/u],
  ['none', /^(?:关闭?|停(?:止|用)?|不派|人工|取消|无)$/u],
  ['all', /^(?:全部?|全开|所有|打?开启?|启用|都派)$/u],
] as const;

function automatic(word: string, toBot: boolean): OfficeOrder | undefined {
  const to = AUTOMATIC.find(([, pattern]) => pattern.test(word))?.[0];
  return to !== undefined || word === '' || toBot ? { order: 'autoDispatch', to } : undefined;
}

function closing({ rest, toBot }: Heard): OfficeOrder | undefined {
  return toBot || /群/u.test(rest.folded) ? worded('closeGroup', rest) : undefined;
}

function redirecting({ words, match, rest, toBot }: Heard): OfficeOrder | undefined {
  const from = slice(words, 0, (match[1] ?? '').length).raw.trim();
  const to = rest.raw.replace(/[吧了]$/u, '');
  const groups = (from === '' || /群\d{0,2}$/u.test(from)) && (toBot || /群/u.test(to));
  return groups && to !== '' && to.length <= 40 ? { order: 'resultsTo', from, words: to } : undefined;
}

function splitting({ words, rest, toBot }: Heard): OfficeOrder | undefined {
  return toBot || /群/u.test(rest.folded) ? { order: 'splitGroup', words: words.raw } : undefined;
}

const GROUP_OR_PLACE = /^(?!这|那|我|咱|本群|此|该).*群["”’」》]?\d{0,2}$|^第?\d{1,2}个?$/u;

/** “确认” alone, with the group's name, or with its place in the list of what waits; “确认收到” is talk. */
function confirming({ rest, toBot }: Heard): OfficeOrder | undefined {
  return rest.raw === '' || toBot || /群\d{0,2}$/u.test(rest.folded) || GROUP_OR_PLACE.test(rest.folded)
    ? worded('confirm', rest)
    : undefined;
}

/** The same of “不是”; “不是这个群” is talk. */
function rejecting({ rest }: Heard): OfficeOrder | undefined {
  return rest.raw === '' || GROUP_OR_PLACE.test(rest.folded) ? worded('reject', rest) : undefined;
}
