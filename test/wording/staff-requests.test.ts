import { describe, expect, test } from 'vitest';
import type { Ticket } from '../../src/domain/ticket/ticket.ts';
import { extensionGranted, extensionRefused } from '../../src/wording/extension.ts';
import { repliesWaiting } from '../../src/wording/review-request.ts';
import {
  instructed,
  objectionAnswered,
  returnRefused,
  returnUpheld,
  shelvedForUnit,
  supervised,
  urged,
} from '../../src/wording/supervision.ts';
import { aTicket } from '../builders/a-ticket.ts';
import { anOffice } from '../builders/an-office.ts';
import { at } from '../builders/moments.ts';

const now = at('2026-03-12 10:12');
const people = anOffice().people.filter((person) => person.id === 'p-handler');
const ticket = (overrides: Partial<Ticket> = {}): Ticket =>
  aTicket({
    state: 'dispatched',
    number: '20260312-012',
    subject: '文化小区3号楼电梯停运两天',
    acceptBy: at('2026-03-12 11:12'),
    respondBy: at('2026-03-13 09:12'),
    completeBy: at('2026-03-19 18:00'),
    supporters: [
      { account: 'wx-r2', at: now, message: 'm2' },
      { account: 'wx-r3', at: now, message: 'm3' },
    ],
    ...overrides,
  });
const late = ticket({
  state: 'inProgress',
  number: '20260305-007',
  subject: '人民佳苑门口占道经营',
  completeBy: at('2026-03-11 18:00'),
});
const order = { at: now, by: 'p-leader', reason: '本周内解决' };

describe('between unit and dispatcher', () => {
  test('answers', () => {
    expect([
      extensionGranted(ticket({ extensions: 1 }), { days: 5, most: 2 }, people, now),
      extensionRefused(ticket(), '理由不足', people, now),
      returnUpheld(ticket(), people),
      returnRefused(ticket(), '属地首接', people, now),
      objectionAnswered(ticket(), '由你单位牵头', people),
      shelvedForUnit(ticket(), at('2026-04-11 09:00'), people, now),
    ]).toMatchInlineSnapshot(`
      [
        "【同意延期】0312-012 文化小区3号楼电梯停运两天 @林小河 延长5个工作日，至3月19日18:00（第1次，共2次）。请当天向群众说明。",
        "【不同意延期】0312-012 文化小区3号楼电梯停运两天 @林小河 原因：理由不足。仍请在3月19日18:00前办结。",
        "【同意退单】@林小河 0312-012 文化小区3号楼电梯停运两天，贵单位不用再办。",
        "【不同意退单】@林小河 0312-012 文化小区3号楼电梯停运两天，原因：属地首接。今天11:12前签收，请回“受理 0312-012”，先办后议。",
        "【异议答复】@林小河 0312-012 文化小区3号楼电梯停运两天：由你单位牵头。",
        "【挂账】@林小河 0312-012“文化小区3号楼电梯停运两天”已同意挂账，4月11日9:00复核。有条件办时请随时报派单员销账。",
      ]
    `);
  });
  test('urged, supervised, instructed', () => {
    expect([
      urged(ticket(), { by: '戴派单', text: '' }, people, now),
      supervised(late, { by: '杜督办', text: '拖得太久' }, people, now),
      instructed(ticket({ instructions: [order, { ...order, reason: '请主要领导过问' }] }), '凌主任', people),
    ]).toMatchInlineSnapshot(`
      [
        "【催办】@林小河 0312-012 文化小区3号楼电梯停运两天，待签收，3月19日18:00到期。请抓紧办理，并回复进展。",
        "【督办】@林小河 0305-007 人民佳苑门口占道经营，办理中，昨天18:00已到期。杜督办：拖得太久。请在1个工作日内回复原因和预计完成时间。",
        "【批示】@林小河 0312-012 文化小区3号楼电梯停运两天，凌主任批示：请主要领导过问。请按批示办理，并回复落实情况。
      领导批示：本周内解决",
      ]
    `);
  });
});

test('replies that still wait: one in full, several as a list', () => {
  const one = {
    ticket: ticket({ state: 'replied', repliedAt: at('2026-03-11 16:00') }),
    unit: '河沿社区',
  };
  const secret = {
    ticket: ticket({ state: 'replied', number: '20260312-013', sensitive: true, repliedAt: at('2026-03-12 09:00') }),
    unit: '供电所',
  };
  expect([repliesWaiting([one], people, now), repliesWaiting([one, secret], people, now)]).toMatchInlineSnapshot(`
    [
      "【待审核】@林小河 0312-012 文化小区3号楼电梯停运两天，河沿社区昨天16:00已答复，还在等审核。可以就回“通过 0312-012”，不行就回“退回重办 0312-012 原因”。",
      "【待审核】@林小河 2件
    0312-012 文化小区3号楼电梯停运两天，河沿社区昨天16:00已答复，还在等审核
    0312-013，供电所今天9:00已答复，还在等审核
    可以就回“通过 编号”，不行就回“退回重办 编号 原因”。",
    ]
  `);
});
