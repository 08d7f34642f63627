import { describe, expect, it } from 'vitest';
import { buildDirectory } from '../../src/domain/office/directory.ts';
import { possibleCommands } from '../../src/domain/ticket/decide.ts';
import { LIFECYCLE_TABLE } from '../../src/domain/ticket/lifecycle-table.ts';
import type { Refusal, RefusalCode } from '../../src/domain/ticket/refusal.ts';
import { TICKET_STATES } from '../../src/domain/ticket/state.ts';
import { parseMoment } from '../../src/domain/time/moment.ts';
import { RESIDENT_REFUSAL, refusalSentence } from '../../src/wording/refusals.ts';
import { UNITS } from '../domain/chat-command/spoken.ts';

const now = parseMoment('2026-03-12T10:00:00+08:00') ?? 0;
const until = parseMoment('2026-03-11T17:00:00+08:00') ?? 0;
const directory = buildDirectory({ units: UNITS, areas: [], groups: [], people: [] });
const about = { ticket: '20260312-012', directory, now };

/** One refusal of every code: the compiler misses none. */
const EXAMPLES: { readonly [C in RefusalCode]: Extract<Refusal, { code: C }> } = {
  notFound: { code: 'notFound', ticket: '0312-099' },
  ambiguous: {
    code: 'ambiguous',
    ticket: '012',
    candidates: [
      { number: '20260312-012', subject: '电梯停运' },
      { number: '20260310-012', subject: '路灯不亮' },
    ],
  },
  ticketNeeded: { code: 'ticketNeeded', command: 'complete' },
  notNow: { code: 'notNow', command: 'contact', state: 'dispatched', possible: ['accept', 'return', 'complete'] },
  notYours: { code: 'notYours', command: 'complete', unit: 'chengjian' },
  notForResidents: { code: 'notForResidents' },
  unitUnknown: { code: 'unitUnknown', text: '城建委' },
  unitInactive: { code: 'unitInactive', unit: 'chengjian' },
  sameUnit: { code: 'sameUnit', unit: 'chengjian' },
  reasonNeeded: { code: 'reasonNeeded', command: 'return' },
  reasonNotListed: {
    code: 'reasonNotListed',
    reasons: ['诉讼仲裁', '信访复议', '纪检', '涉密', '重复无新理由', '非诉求'],
  },
  textNeeded: { code: 'textNeeded', command: 'complete' },
  returnUsed: { code: 'returnUsed' },
  returnTooLate: { code: 'returnTooLate', until },
  nothingWaits: { code: 'nothingWaits', what: 'extension' },
  alreadyWaits: { code: 'alreadyWaits', what: 'return' },
  pauseUsed: { code: 'pauseUsed' },
  urgentNeverWaits: { code: 'urgentNeverWaits', command: 'requestExtension' },
  extensionTooLate: { code: 'extensionTooLate', until },
  extensionsUsed: { code: 'extensionsUsed', times: 2 },
  extensionNotForEnquiries: { code: 'extensionNotForEnquiries' },
  daysOutOfRange: { code: 'daysOutOfRange', most: 5 },
  alreadySigned: { code: 'alreadySigned' },
  answerNeeded: { code: 'answerNeeded' },
  followUpRuns: { code: 'followUpRuns', until: now + 86_400_000 },
  reopenTooLate: { code: 'reopenTooLate', days: 30 },
  secondPersonNeeded: { code: 'secondPersonNeeded', command: 'shelve' },
  mergeIntoItself: { code: 'mergeIntoItself' },
  mergeTargetNeeded: { code: 'mergeTargetNeeded' },
  noSuchSupporter: { code: 'noSuchSupporter' },
  asUrgentAlready: { code: 'asUrgentAlready' },
  notUrgent: { code: 'notUrgent' },
  emergencyStands: { code: 'emergencyStands' },
  alreadyExcluded: { code: 'alreadyExcluded' },
};

const said = (refusal: Refusal, bare = false): string => refusalSentence(refusal, { ...about, bare });
const notNows = TICKET_STATES.flatMap((state) =>
  [...new Set(LIFECYCLE_TABLE.map((row) => row.command))].flatMap((command) =>
    (['handler', 'dispatcher', 'reviewer', 'leader'] as const).map((role): Refusal => {
      const possible = possibleCommands({ state } as Parameters<typeof possibleCommands>[0], [role]);
      return { code: 'notNow', command, state, possible };
    }),
  ),
);
const foreign = [...new Set(LIFECYCLE_TABLE.map((row) => row.command))].flatMap((command): readonly Refusal[] => [
  { code: 'notYours', command, unit: 'chengjian' },
  { code: 'notYours', command, unit: null },
]);

describe('refusals, read aloud', () => {
  it('says each of them', () => {
    expect(Object.values(EXAMPLES).map((refusal) => `${refusal.code}　${said(refusal)}`)).toMatchInlineSnapshot(`
      [
        "notFound　没有找到编号0312-099的件。回“待办”可看本单位的件。",
        "ambiguous　012有2件：0312-012电梯停运、0310-012路灯不亮。请写完整编号。",
        "ticketNeeded　没有看到编号，这样写就行：“办结 0312-012 已更换门机配件，恢复运行”。",
        "notNow　0312-012还没签收，请先回“受理 0312-012”。",
        "notYours　0312-012由其他单位办理，这里不能办结。回“待办”可看本单位的件。",
        "notForResidents　这条指令由办理单位使用。您直接说问题就行，也可以说“进度”或“撤回”。",
        "unitUnknown　没有叫“城建委”的单位，请写单位的全称或常用简称。",
        "unitInactive　区住建局已停用，请改派其他单位。",
        "sameUnit　0312-012现在就由这个单位办理，转办要写另一个单位。",
        "reasonNeeded　退单要写理由，例如“退单 0312-012 不属于本单位职责”。",
        "reasonNotListed　不受理只能用这几种理由：诉讼仲裁、信访复议、纪检、涉密、重复无新理由、非诉求。其他情况请派给单位办理。",
        "textNeeded　办结要写明内容，例如“办结 0312-012 已更换门机配件，恢复运行”。",
        "returnUsed　贵单位已申请退过0312-012，每个单位限一次。请先签收办理，仍有不同意见可回“异议 0312-012 理由”。",
        "returnTooLate　0312-012的退单时间到昨天17:00为止，已经过了。请先签收办理，再回“异议 0312-012 理由”提出意见。",
        "nothingWaits　0312-012没有等待答复的延期申请。回“查询 0312-012”可看办理情况。",
        "alreadyWaits　0312-012已有一份退单申请在等答复，不用再提。",
        "pauseUsed　0312-012已用过一次待补充，不能再停。来不及可回“延期 0312-012 5天 理由”。",
        "urgentNeverWaits　0312-012是紧急件，不能延期。请先联系群众，办好后回“办结 0312-012 结果”。",
        "extensionTooLate　0312-012的延期要在昨天17:00前申请，已经过了。遇不可抗力，写明“不可抗力”和情况，到期前仍可申请。",
        "extensionsUsed　0312-012已延期2次，不能再延。确实办不了的，请派单员考虑挂账。",
        "extensionNotForEnquiries　0312-012是咨询件，不能延期。能答复的部分可以先答，回“办结 0312-012 答复”。",
        "daysOutOfRange　每次可延1到5个工作日，例如“延期 0312-012 5天 理由”。",
        "alreadySigned　0312-012已有单位签收或有其他居民附议，不能直接撤回，已转告办理单位核实。",
        "answerNeeded　要写明是否解决、是否满意，例如“回访 0312-012 已解决，满意”。",
        "followUpRuns　0312-012还在回访，有了回访结果或到明天10:00后才能归档。",
        "reopenTooLate　0312-012归档已超过30天，不能重开。请按新件登记，回“建单 内容”。",
        "secondPersonNeeded　0312-012的挂账要两个人：派单员先提出，分管领导再回“挂账 0312-012”。",
        "mergeIntoItself　0312-012不能并入它自己。请写另一件的编号，例如“并单 0312-012 0312-001”。",
        "mergeTargetNeeded　要写明并到哪一件，例如“并单 0312-012 0312-001”。",
        "noSuchSupporter　0312-012没有可以拆出的附议人。回“查询 0312-012”可看办理情况。",
        "asUrgentAlready　0312-012已经按这个紧急程度在办，不用再加急。",
        "notUrgent　0312-012本来就是一般件，不用降级。",
        "emergencyStands　0312-012涉及安全，要由派单员核实后降级或结束。",
        "alreadyExcluded　0312-012已经剔除，不计入考核，不用再提。",
      ]
    `);
  });

  it('says what is possible in another state', () => {
    const sentences = [
      { code: 'notNow', command: 'complete', state: 'pending', possible: [] },
      { code: 'notNow', command: 'accept', state: 'inProgress', possible: ['complete'] },
      { code: 'notNow', command: 'complete', state: 'completed', possible: [] },
      { code: 'notNow', command: 'dispatch', state: 'inProgress', possible: ['transfer', 'assist', 'shelve'] },
    ] as const;
    expect(sentences.map((refusal) => said(refusal))).toMatchInlineSnapshot(`
      [
        "0312-012还没派单，现在不能办结。回“查询 0312-012”可看办理情况。",
        "0312-012正在办理，不用再签收。办好后回“办结 0312-012 结果”。",
        "0312-012已经办结。回“查询 0312-012”可看办理情况。",
        "0312-012正在办理，现在不能派单，可以转办、协办、挂账。",
      ]
    `);
  });

  it('names who may, where the role is missing and not the unit', () => {
    expect(said({ code: 'notYours', command: 'dispatch', unit: null })).toMatchInlineSnapshot(
      `"派单由派单员操作。回“帮助”可看您能用的指令。"`,
    );
    expect(said({ code: 'notYours', command: 'lower', unit: null })).toBe(
      '降级由派单员、督查员或分管领导操作。回“帮助”可看您能用的指令。',
    );
    expect(said({ code: 'notYours', command: 'accept', unit: null })).toMatchInlineSnapshot(
      `"0312-012还没派单，要先由派单员派给单位。"`,
    );
  });
});

describe('the tone of every refusal', () => {
  const all = [...Object.values(EXAMPLES), ...notNows, ...foreign].map((refusal) => said(refusal));

  it.each(['你', '收悉', '亲', 'undefined', 'null', '您您'])('never says %s', (word) => {
    expect(all.filter((sentence) => sentence.includes(word))).toEqual([]);
  });

  it('asks once in a sentence at most, without emoji, and ends', () => {
    const sentences = all.flatMap((text) => text.split(/(?<=[。？])/u));
    expect(sentences.filter((sentence) => sentence.replaceAll('申请', '').split('请').length > 2)).toEqual([]);
    expect(all.filter((text) => /\p{Extended_Pictographic}/u.test(text) || !text.endsWith('。'))).toEqual([]);
  });

  it('fits on a small screen', () => {
    expect(all.filter((text) => text.length > 80)).toEqual([]);
  });

  it('writes numbers the short way', () => {
    expect(all.filter((text) => text.includes('2026'))).toEqual([]);
  });
});

describe('who hears it', () => {
  it('tells a resident the same one sentence whatever the reason', () => {
    const sentences = Object.values(EXAMPLES).map((refusal) =>
      refusalSentence(refusal, { ...about, audience: 'resident' }),
    );
    expect(new Set(sentences)).toEqual(new Set([RESIDENT_REFUSAL]));
  });

  it('leaves subjects and units out where residents read', () => {
    const bare = Object.values(EXAMPLES).map((refusal) => said(refusal, true));
    expect(bare.filter((text) => /电梯|路灯|住建局/u.test(text))).toEqual([]);
  });
});
