import type { CircularState } from '../domain/report/circular-state.ts';
import type { Commendation } from '../domain/report/commendation.ts';
import type { FrozenSource } from '../domain/report/frozen-source.ts';
import type { Moment } from '../domain/time/moment.ts';
import { COMMENDATION_NAMES, causesLine } from './commendation.ts';
import { when } from './times.ts';

/** Names of the fields of the page, as faults name them too. */
export const PARAGRAPHS_FIELD = '自拟段落';
export const COMMEND_FIELD = '点名名单';
export const CASE_FIELD = '典型案例 ';

export const circularHeading = (name: string): string => `${name}通报`;
export const STATE_WORDS: Readonly<Record<CircularState, string>> = {
  draft: '初稿，待派单员送审',
  submitted: '已送审，待领导批准',
  issued: '已印发',
  dropped: '本期不发',
};
/** `第2稿，3月2日10:15由戴派单保存` */
export const revisionLine = (revision: number, by: string | undefined, at: Moment, now: Moment): string =>
  `第${revision}稿，${when(at, now)}${by === undefined ? '自动生成' : `由${by}保存`}`;
export const issuedLine = (number: string, by: string | undefined, at: Moment, now: Moment): string =>
  `${number}，${when(at, now)}${by === undefined ? '' : `经${by}批准`}印发，此后不变。`;
export const sentBackLine = (reason: string): string => `领导退回：${reason}`;

export const FIGURES_HEAD = '主要数字';
export const FILES_HEAD = '下载';
export const FILE_NAMES = {
  document: '通报（Word）',
  topics: '给领导的诉求热点报告（Word）',
  workbook: '台账（Excel）',
  proof: '每个数的出处（JSON）',
  topicsProof: '诉求热点报告每个数的出处（JSON）',
} as const;
export const NO_FILES = '这一稿没有生成文件。';
export const refusalsHead = (count: number): string => `有${count}处要先改，改好才能送审`;
export const EDIT_HEAD = '补充和确认';
export const PARAGRAPHS_HINT = '每行一段；用标题指明放在哪一节，如“# 存在的问题”。数字写成引用，不要手写：';
export const COMMEND_HINT =
  '审定的表扬和批评，每行一个：表扬 单位 原因，或 批评 单位 原因。不点名就空着，并勾选下面一项。';
/** `建议批评供电所：在办超期3件` */
export const proposalLine = ({ kind, causes }: Commendation, unit: string): string =>
  `建议${COMMENDATION_NAMES[kind]}${unit}：${causesLine(causes)}`;
export const COMMEND_CONFIRMED = '名单已审定（空着就是本期不点名）';
export const CASES_HINT = '要写进去的工单编号，用空格分开；不写就选延期、重办最多的。';
export const CASES_LABEL = '典型案例';
export const SAVE = '保存并重新生成';
export const SUBMIT = '送审';
export const DROP = '本期不发';
/** Behind a second tap: an issue that was dropped is not drafted again. */
export const DROP_HINT = '这一期不再拟，初稿留着备查。';
export const DROP_SURE = '确定不发';
/** What was typed and would be printed nowhere. */
export const UNCONFIRMED = '点名名单写了，还没有勾选“名单已审定”：请勾选后保存，或者清空名单。';
export const APPROVE = '批准印发';
export const SEND_BACK = '退回';
export const REASON_LABEL = '退回原因（退回时必填）';

/** How a figure of each source is quoted: `{{12345.received}}`. */
export const referenceExamples = (sources: readonly FrozenSource[]): readonly string[] =>
  sources.slice(0, 3).map(({ source, name }) => `${name}收到 {{${source}.received}}`);

export const SAVED = '已保存，并按最新的数重新生成。';
export const CIRCULAR_FAULTS = {
  forged: '链接不完整或不对。请从原来那条消息里重新点开。',
  expired: '链接已过期。请在工作群回“存疑”，从待确认页面重新打开，或看最近一期通报。',
  missing: '没有找到这一期通报，或者它还没有印发。',
  changed: '别人刚保存过新的一稿，您写的还在下面，没有保存。请对照新稿再保存一次。',
  settled: '这一期已经送审或处理完了，不能再改。',
  notYours: '通报稿由派单员修改。',
} as const;
export const NOT_KEPT = '您写的没有保存，可以从这里复制';
export const circularCorrectionsHead = (count: number): string => `印发以后有${count}个数需要更正`;
