import { describe, expect, it } from 'vitest';
import { importedEvent } from '../../src/domain/ledger/imported-event.ts';
import type { EventData, EventName, TicketEvent } from '../../src/domain/ticket/event.ts';
import { historyLine } from '../../src/wording/ticket-history.ts';
import { aLedgerRow, IMPORT_RULES } from '../builders/a-ledger-row.ts';
import { storyOf } from '../builders/a-ticket.ts';
import { at } from '../builders/moments.ts';

const NOW = at('2026-03-12 10:00');
const DUE = at('2026-03-19 18:00');
const LIMIT = { workingDays: 3 };
const story = storyOf('completed');
const message = story.ticket.messages[0] as (typeof story.ticket.messages)[number];

/** One of each kind; a new kind does not compile without its own. */
const EVENTS: { readonly [K in EventName]: readonly [EventData[K], string] } = {
  opened: [story.events[0]?.data as EventData['opened'], '登记'],
  imported: [
    importedEvent(aLedgerRow({ number: '12-0307', unit: 'u-river' }), IMPORT_RULES).data,
    '从12345热线台账导入，编号12-0307 | 河沿社区，待签收',
  ],
  ledgerChanged: [
    {
      before: {},
      after: { completedAt: NOW, satisfaction: 'basic', asked: true, resolved: true },
      clock: null,
      words: null,
      state: 'completed',
      closedAt: null,
      rungs: [],
    },
    '台账有更新 | 办结时间、满意度、回访结果',
  ],
  declined: [{ reason: '诉讼仲裁' }, '不受理 | 诉讼仲裁'],
  dispatched: [{ unit: 'u-river', rule: '', acceptBy: NOW, respondBy: DUE }, '派给河沿社区 | 请今天10:00前签收'],
  accepted: [{}, '签收'],
  assigned: [{ to: '张工' }, '指派给张工'],
  returnRequested: [{ reason: '不归我管' }, '申请退单 | 不归我管'],
  returnUpheld: [{}, '同意退单 | 等派单员另派'],
  returnRefused: [{ reason: '属地管理' }, '不同意退单 | 属地管理'],
  objected: [{ text: '涉及两个单位' }, '提出异议 | 涉及两个单位'],
  objectionAnswered: [{ text: '由您牵头' }, '答复异议 | 由您牵头'],
  transferred: [{ unit: 'u-river', reason: '属占道', acceptBy: NOW }, '转给河沿社区 | 属占道'],
  assisted: [{ units: ['u-river', 'u-power'] }, '请其他单位协助 | 河沿社区、u-power'],
  contacted: [{ text: '已通话' }, '联系群众 | 已通话'],
  paused: [{ text: '几号楼', until: DUE }, '请诉求人补充，时限暂停 | 几号楼（最迟3月19日18:00）'],
  resumed: [{ text: '', completeBy: DUE }, '恢复办理 | 3月19日18:00前办结'],
  extensionRequested: [{ days: 3, reason: '等配件' }, '申请延期3个工作日 | 等配件'],
  extensionGranted: [
    { days: 3, completeBy: DUE, dueBefore: NOW, reason: '等配件' },
    '同意延期3个工作日 | 改为3月19日18:00前办结',
  ],
  extensionRefused: [{ reason: '可先处置' }, '不同意延期 | 可先处置'],
  shelvingRefused: [{ reason: '可先处置' }, '不同意挂账 | 可先处置'],
  exclusionRefused: [{ reason: '理由不足' }, '不同意不计考核 | 理由不足'],
  replied: [{ text: '已收悉', result: 'resolved', faults: ['太短'] }, '答复待审核 | 已收悉；太短'],
  completed: [{ text: '已疏通', result: 'explained' }, '办结，解释说明 | 已疏通'],
  approved: [{ completedAt: NOW }, '答复通过审核'],
  reworked: [{ reason: '没解决', completeBy: DUE, limit: LIMIT }, '重新办理 | 没解决；3月19日18:00前办结'],
  followUpAsked: [{}, '询问诉求人是否解决、是否满意'],
  followedUp: [{ resolved: true, satisfaction: 'unsatisfied' }, '诉求人回答 | 解决了，不满意'],
  closed: [{ reason: '已回访' }, '归档 | 已回访'],
  reopened: [{ reason: '又坏了', completeBy: DUE, limit: LIMIT }, '重新打开 | 又坏了；3月19日18:00前办结'],
  shelvingRequested: [{ reason: '待改造', days: 30 }, '申请挂账30天 | 待改造'],
  shelved: [{ reason: '待改造', reviewOn: DUE }, '挂账 | 待改造；3月19日18:00再看'],
  unshelved: [{ completeBy: DUE, limit: LIMIT }, '销账，恢复办理 | 3月19日18:00前办结'],
  reminded: [{ rungs: ['a'], level: 0, text: '' }, '提醒 | 提醒值班人员'],
  escalated: [{ rung: 'a', level: 3, text: '' }, '提请督查员过问'],
  raised: [
    { urgency: 'critical', reason: '有人受伤', acceptBy: NOW, respondBy: NOW, completeBy: DUE, limit: LIMIT },
    '升为特急 | 有人受伤',
  ],
  lowered: [
    { reason: '虚惊', acceptBy: null, respondBy: DUE, completeBy: DUE, limit: LIMIT },
    '降为一般 | 虚惊；3月19日18:00前办结',
  ],
  instructed: [{ text: '限三天' }, '领导批示 | 限三天'],
  merged: [{ into: '20260312-009' }, '并入0312-009'],
  absorbed: [{ from: '20260312-010', messages: [], reporters: [] }, '并来0312-010'],
  separated: [{ account: 'wx-1', text: '' }, '一位附议人另立一件'],
  cancelled: [{ reason: '重复' }, '作废 | 重复'],
  exclusionRequested: [{ reason: '天灾' }, '申请不计考核 | 天灾'],
  excluded: [{ reason: '天灾' }, '不计考核 | 天灾'],
  messageAdded: [{ message: { ...message, kind: 'image' } }, '诉求人补充图片'],
  messageRecalled: [{ message: 'm1' }, '撤回一条消息'],
  corrected: [{ text: '全文', subject: '5号楼电梯停运' }, '更正 | 5号楼电梯停运'],
  supported: [{ account: 'wx-2', message: 'm2', at: NOW }, '一位邻居附议'],
};

describe('a ticket’s history', () => {
  it.each(Object.entries(EVENTS))('says %s in words', (event, [data, expected]) => {
    const kept = { ...story.events[0], event, data } as unknown as TicketEvent;
    const { what, detail } = historyLine(kept, { unit: (id) => (id === 'u-river' ? '河沿社区' : id), now: NOW });
    expect([what, detail].filter(Boolean).join(' | ')).toBe(expected);
  });
});
