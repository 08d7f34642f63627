import { sensitiveRow } from '../domain/complaint/sensitive-matters.ts';
import type { Emergency } from '../domain/complaint/verdict.ts';
import type { OfficeIdentity } from '../domain/policy/office-policy.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';
import { shortNumber } from '../domain/ticket/ticket-number.ts';

/** A number of the office file with its name in front, or nothing where the office gave none. */
const own = (office: OfficeIdentity, key: string, name: string): string => {
  const number = office.emergency[key];
  return number ? `和${name}${number}` : '';
};

const DESPAIR =
  '(?:不想再?活|活不下去|没法活|不活了|想死|去死|死了|自杀|自残|轻生|寻短见|跳[楼河江桥]|跳下|结束生命|了结|喝农药|服毒|割腕|上吊|一死了之|死给你)';
const HOW =
  '(?:自己|真的?|实在|已经|现在|今天|今晚|马上|一个人|再也|一点也?|有点|总是?|一直|天天|每天|觉得|感觉|[都也就好很太快想要去]|还?不如|宁愿|准备|打算|只[能有好想]){0,5}';
const OWN = new RegExp(`(?:我|本人|俺)${HOW}(?:(?:[站坐]?在|从).{0,8})?${HOW}${DESPAIR}`, 'u');
/** Without a subject it is the writer himself, unless somebody else is spoken of. */
const UNSAID =
  /(?:^|[，。！？；\s,.!?;])(?:真的?|实在|已经|[都也就好])*(?:不想再?活|活不下去|想死|不如死|死了算了|一死了之|死给你)/u;
const OTHERS =
  /[他她]|有个?人|邻居|老人|孩子|女儿|儿子|老公|老婆|丈夫|妻子|我[妈爸弟哥姐妹爷奶]|同学|朋友|租客|男[子的]|女[子的]|小伙|姑娘|大[妈爷叔]|阿姨|住户/u;

/** Whether the writer speaks of his own life (“我不想活了”), not of somebody else's. */
const speaksOfHimself = (said: string): boolean => OWN.test(said) || (UNSAID.test(said) && !OTHERS.test(said));

/** What to do first, and whom to call; the words of the message are not repeated. */
const ADVICE: Readonly<Record<Emergency, (office: OfficeIdentity, said: string) => string>> = {
  fire: () => '请马上离开，不要坐电梯，烟大就捂住口鼻弯腰走；到了外面再打119。',
  gas: (office) => `请先离开，不要开关电器，也不要在屋里打电话；到室外再打119${own(office, 'gas', '燃气抢修')}。`,
  liftTrapped: (office) => `请按轿厢里的紧急呼叫按钮，不要扒门；同时打119${own(office, 'lift', '电梯应急救援')}。`,
  collapse: () => '请马上离开，不要回去拿东西；有人受困或受伤就打119和120。',
  selfHarm: (_office, said) =>
    speaksOfHimself(said)
      ? '请先和身边的人待在一起，不要一个人；马上打110或120，也可以打12356。'
      : '请陪在他身边，不要让他独处；有危险马上打110或120，想找人说说话可以打心理援助热线12356。',
  missingPerson: () => '请马上打110报警，不用等24小时；说清年龄、衣着和最后出现的地方。',
  lockedIn: () => '请马上打110，也可以打119请人开锁；里面的人没有反应就打120。',
  injured: () => '请马上打120，说清地点；不要随意搬动伤者，有别的危险再打110。',
  danger: () => '请先保证自己安全，马上打110；有人受伤打120。',
};

/** Safety advice (wording 17). It says that people are being told, never that they come. `said`: the resident's words, normalised. */
function emergencyAdvice(emergency: Emergency, office: OfficeIdentity, said = ''): string {
  const name = office.botNames[0] ?? '小助手';
  return `${ADVICE[emergency](office, said)}正在通知值班人员。${name}不能代替报警。`;
}

/** Life in danger: first what to do, then that it is registered. */
export const emergencyReceipt = (
  ticket: Ticket,
  about: { readonly emergency: Emergency; readonly said: string },
  office: OfficeIdentity,
): string =>
  `${emergencyAdvice(about.emergency, office, about.said)}${furtherHelp(ticket, about.emergency)}已登记，编号${shortNumber(ticket.number)}。`;

/** Violence at home and against children have numbers of their own; despair has its own in the advice. */
const furtherHelp = ({ matter }: Ticket, emergency: Emergency): string =>
  emergency === 'danger' ? (sensitiveRow(matter)?.elsewhere ?? '') : '';

/** To who reports what others have reported: first what to do all the same; whether somebody has answered is said as it is. */
export function emergencyKnown(
  ticket: Ticket,
  about: { readonly emergency: Emergency; readonly said: string },
  office: OfficeIdentity,
): string {
  const called = ticket.alarm?.answered ? '值班人员已收到。' : '正在通知值班人员。';
  const name = office.botNames[0] ?? '小助手';
  return `${ADVICE[about.emergency](office, about.said)}这件事已登记（${shortNumber(ticket.number)}），您的话一并记上了。${called}${name}不能代替报警。`;
}

/** Once a person has signed or called, and not before (wording 17). */
export const emergencyReceived = (ticket: Ticket): string =>
  `值班人员已收到您反映的情况（${shortNumber(ticket.number)}）。情况有变化，请马上打110、119或120。`;

/** To who says that it is over: his words are passed on, the alarm is ended by a person of the office. */
export const allClearHeard = (ticket: Ticket): string =>
  `记下了（${shortNumber(ticket.number)}），已转告值班人员核实。情况有变化，请马上打110、119或120。`;

/** A critical ticket as it stands when staff are called: with whom it is, or how it comes to somebody. */
export type CriticalStanding = { readonly unit: string } | 'byRule' | 'byHand' | 'nowhere';

/** Who reads the call: only the unit that has the ticket can sign for it. */
export type CallReader = 'unit' | 'dispatcher' | 'leader';

/** To staff when a critical ticket opens, and again while nobody has answered. */
export const criticalCall = (about: {
  readonly at: string;
  readonly title: string;
  readonly number: string;
  readonly again: boolean;
  readonly place: string;
  readonly standing: CriticalStanding;
  readonly reader: CallReader;
  /** On duty for the unit: whom to urge. */
  readonly duty?: string | undefined;
  /** The unit has signed already: it answers by calling. */
  readonly signed?: boolean;
}): string =>
  `${about.again ? '【特急，还没有人接手】' : '【特急】'}${about.at}${about.title}${about.title.includes(about.place) ? '' : `，地点${about.place}`}。${callOf(about)}`;

const CALLS: Readonly<Record<Extract<CriticalStanding, string>, string>> = {
  byRule: '请马上核实情况。正在按规则派单，规则派不了的由派单员立即派单。',
  byHand: '请马上核实情况，由派单员立即派单。',
  nowhere: '还没有派单，由派单员立即派单，并马上核实情况。',
};

function callOf(about: Parameters<typeof criticalCall>[0]): string {
  const { standing, number, again, reader, duty, signed } = about;
  if (typeof standing === 'string') return CALLS[standing];
  const { unit } = standing;
  const who = duty === undefined || duty === unit ? unit : `${unit}（值班${duty}）`;
  const answer = signed ? `联系后回“联系 ${number} 情况”` : `接手后回“受理 ${number}”`;
  const asks: Readonly<Record<CallReader, string>> = {
    unit: `请${unit}马上联系群众核实，${answer}；派单员负责督促，要换单位就回“转办 ${number} 单位 原因”。`,
    dispatcher: `请督促${who}马上联系群众核实，可以回“催办 ${number}”，要换单位就回“转办 ${number} 单位 原因”。`,
    leader: `请督促${who}马上联系群众核实，可以回“督办 ${number} 要求”。`,
  };
  return again ? asks[reader] : `已派给${unit}。${asks[reader]}`;
}
