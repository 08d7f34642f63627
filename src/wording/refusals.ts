import type { TicketNumber } from '../domain/base/ids.ts';
import { rowOf } from '../domain/chat-command/grammar.ts';
import type { Directory } from '../domain/office/directory.ts';
import { unitLabel } from '../domain/office/directory.ts';
import type { StaffRole } from '../domain/office/person.ts';
import type { CommandName } from '../domain/ticket/command.ts';
import type { Refusal, RefusalCode } from '../domain/ticket/refusal.ts';
import type { TicketState } from '../domain/ticket/state.ts';
import { shortNumber } from '../domain/ticket/ticket-number.ts';
import type { Moment } from '../domain/time/moment.ts';
import { anyOf } from './role-list.ts';
import { COMMAND_NAMES } from './state-names.ts';
import { when } from './times.ts';

export interface RefusalAbout {
  /** The ticket meant, where there is one. */
  readonly ticket?: TicketNumber | undefined;
  readonly directory: Directory;
  readonly now: Moment;
  /** Residents get one sentence whatever the reason. */
  readonly audience?: 'staff' | 'resident';
  /** Said where residents read: no subjects, no names of units. */
  readonly bare?: boolean;
  /** Of a sensitive ticket: what was written is not repeated. */
  readonly secret?: boolean | undefined;
}

export const RESIDENT_REFUSAL = '这条指令由办理单位使用。您直接说问题就行，也可以说“进度”或“撤回”。';

type Of<C extends RefusalCode> = Extract<Refusal, { code: C }>;
type Sentence<C extends RefusalCode> = (refusal: Of<C>, about: RefusalAbout) => string;

const WAITING = {
  return: '退单申请',
  extension: '延期申请',
  objection: '异议',
  shelving: '挂账申请',
  exclusion: '剔除申请',
} as const;

/** `0312-012`, or “这一件” where no number is known. */
const number = (about: RefusalAbout): string => (about.ticket ? shortNumber(about.ticket) : '这一件');
const example = (about: RefusalAbout, words: string): string =>
  `“${words.replace('编号', about.ticket ? shortNumber(about.ticket) : '编号')}”`;
const name = (command: CommandName): string => COMMAND_NAMES[command];

/** Each reason not to do something → one sentence that says what is possible now. */
const SENTENCES: { readonly [C in RefusalCode]: Sentence<C> } = {
  notFound: ({ ticket }) => `没有找到编号${ticket}的件。回“待办”可看本单位的件。`,
  ambiguous: ambiguous,
  ticketNeeded: ({ command }) => `没有看到编号，这样写就行：“${rowOf(command)?.example ?? `${name(command)} 编号`}”。`,
  notNow: notNow,
  notYours: notYours,
  notForResidents: () => RESIDENT_REFUSAL,
  unitUnknown: ({ text }, about) =>
    text === ''
      ? `没有看到单位名称，在${number(about)}后面写上单位就行，例如${example(about, '派单 编号 单位')}。`
      : `${about.bare || about.secret ? '没有这个单位' : `没有叫“${text}”的单位`}，请写单位的全称或常用简称。`,
  unitInactive: ({ unit }, about) =>
    about.bare ? '这个单位已停用，请改派其他单位。' : `${unitLabel(about.directory, unit)}已停用，请改派其他单位。`,
  sameUnit: (_r, about) => `${number(about)}现在就由这个单位办理，转办要写另一个单位。`,
  reasonNeeded: ({ command }, about) =>
    `${name(command)}要写理由，例如${example(about, rowOf(command)?.example.replace('0312-012', '编号') ?? `${name(command)} 编号 理由`)}。`,
  reasonNotListed: ({ reasons }) => `不受理只能用这几种理由：${reasons.join('、')}。其他情况请派给单位办理。`,
  textNeeded: ({ command }, about) =>
    `${name(command)}要写明内容，例如${example(about, rowOf(command)?.example.replace('0312-012', '编号') ?? `${name(command)} 编号 内容`)}。`,
  returnUsed: (_r, about) =>
    `贵单位已申请退过${number(about)}，每个单位限一次。请先签收办理，仍有不同意见可回${example(about, '异议 编号 理由')}。`,
  returnTooLate: ({ until }, about) =>
    `${number(about)}的退单时间到${when(until, about.now)}为止，已经过了。请先签收办理，再回${example(about, '异议 编号 理由')}提出意见。`,
  nothingWaits: ({ what }, about) =>
    `${number(about)}没有等待答复的${WAITING[what]}。回${example(about, '查询 编号')}可看办理情况。`,
  alreadyWaits: ({ what }, about) => `${number(about)}已有一份${WAITING[what]}在等答复，不用再提。`,
  pauseUsed: (_r, about) =>
    `${number(about)}已用过一次待补充，不能再停。来不及可回${example(about, '延期 编号 5天 理由')}。`,
  urgentNeverWaits: ({ command }, about) =>
    `${number(about)}是紧急件，不能${name(command)}。请先联系群众，办好后回${example(about, '办结 编号 结果')}。`,
  extensionTooLate: ({ until }, about) =>
    `${number(about)}的延期要在${when(until, about.now)}前申请，已经过了。遇不可抗力，写明“不可抗力”和情况，到期前仍可申请。`,
  extensionsUsed: ({ times }, about) => `${number(about)}已延期${times}次，不能再延。确实办不了的，请派单员考虑挂账。`,
  extensionNotForEnquiries: (_r, about) =>
    `${number(about)}是咨询件，不能延期。能答复的部分可以先答，回${example(about, '办结 编号 答复')}。`,
  daysOutOfRange: ({ most }, about) =>
    `每次可延1到${most}个工作日，例如${example(about, `延期 编号 ${most}天 理由`)}。`,
  alreadySigned: (_r, about) => `${number(about)}已有单位签收或有其他居民附议，不能直接撤回，已转告办理单位核实。`,
  answerNeeded: (_r, about) => `要写明是否解决、是否满意，例如${example(about, '回访 编号 已解决，满意')}。`,
  followUpRuns: ({ until }, about) => `${number(about)}还在回访，有了回访结果或到${when(until, about.now)}后才能归档。`,
  reopenTooLate: ({ days }, about) => `${number(about)}归档已超过${days}天，不能重开。请按新件登记，回“建单 内容”。`,
  secondPersonNeeded: ({ command }, about) => secondPerson(command, about),
  mergeIntoItself: (_r, about) =>
    `${number(about)}不能并入它自己。请写另一件的编号，例如${example(about, '并单 编号 0312-001')}。`,
  mergeTargetNeeded: (_r, about) => `要写明并到哪一件，例如${example(about, '并单 编号 0312-001')}。`,
  noSuchSupporter: (_r, about) =>
    `${number(about)}没有可以拆出的附议人。回${example(about, '查询 编号')}可看办理情况。`,
  asUrgentAlready: (_r, about) => `${number(about)}已经按这个紧急程度在办，不用再加急。`,
  notUrgent: (_r, about) => `${number(about)}本来就是一般件，不用降级。`,
  emergencyStands: (_r, about) => `${number(about)}涉及安全，要由派单员核实后降级或结束。`,
  alreadyExcluded: (_r, about) => `${number(about)}已经剔除，不计入考核，不用再提。`,
};

/** The sentence for a refusal: polite, short, and with the way on. */
export function refusalSentence(refusal: Refusal, about: RefusalAbout): string {
  if (about.audience === 'resident') return RESIDENT_REFUSAL;
  return (SENTENCES[refusal.code] as (refusal: Refusal, about: RefusalAbout) => string)(refusal, about);
}

function ambiguous({ ticket, candidates }: Of<'ambiguous'>, about: RefusalAbout): string {
  const listed = candidates.map((one) =>
    about.bare ? shortNumber(one.number) : `${shortNumber(one.number)}${one.subject}`,
  );
  return `${ticket}有${candidates.length}件：${listed.join('、')}。请写完整编号。`;
}

/** What a state is waiting for, so that the sentence can name the next step. */
const STANDS: Readonly<Record<TicketState, string>> = {
  pending: '还没派单',
  dispatched: '还没签收',
  inProgress: '正在办理',
  waiting: '在等诉求人补充',
  shelved: '已挂账',
  replied: '已答复，正在审核',
  completed: '已经办结',
  closed: '已经归档',
  cancelled: '已作废',
};
const ENDED: readonly TicketState[] = ['completed', 'closed'];
/** Steps not worth naming: nobody says them, or they are always possible. */
const UNSAYABLE: readonly CommandName[] = [
  'addMessage',
  'recallMessage',
  'support',
  'absorb',
  'remind',
  'escalate',
  'raise',
  'lower',
  'correct',
  'exclude',
];

function notNow({ command, state, possible }: Of<'notNow'>, about: RefusalAbout): string {
  const stands = `${number(about)}${STANDS[state]}`;
  if (command === 'accept' && state === 'inProgress')
    return `${stands}，不用再签收。办好后回${example(about, '办结 编号 结果')}。`;
  if (state === 'dispatched' && possible.includes('accept')) return `${stands}，请先回${example(about, '受理 编号')}。`;
  if (command === 'complete' && ENDED.includes(state))
    return `${stands}。回${example(about, '查询 编号')}可看办理情况。`;
  const steps = possible.filter((one) => !UNSAYABLE.includes(one)).slice(0, 4);
  if (steps.length === 0) return `${stands}，现在不能${name(command)}。回${example(about, '查询 编号')}可看办理情况。`;
  return `${stands}，现在不能${name(command)}，可以${steps.map(name).join('、')}。`;
}

const UNIT_ROLES: readonly StaffRole[] = ['handler', 'head', 'gridWorker'];

function notYours({ command, unit }: Of<'notYours'>, about: RefusalAbout): string {
  const who = rowOf(command)?.who ?? [];
  const ofUnit = who.some((role) => UNIT_ROLES.includes(role));
  if (ofUnit && unit === null) return `${number(about)}还没派单，要先由派单员派给单位。`;
  if (ofUnit) return `${number(about)}由其他单位办理，这里不能${name(command)}。回“待办”可看本单位的件。`;
  const roles = anyOf(who);
  return roles === ''
    ? `${name(command)}由系统自动处理，不用您操作。`
    : `${name(command)}由${roles}操作。回“帮助”可看您能用的指令。`;
}

function secondPerson(command: 'shelve' | 'exclude', about: RefusalAbout): string {
  const [first, second] = command === 'shelve' ? ['派单员', '分管领导'] : ['派单员', '审核员'];
  return `${number(about)}的${name(command)}要两个人：${first}先提出，${second}再回${example(about, `${name(command)} 编号`)}。`;
}
