import { beforeEach, describe, expect, it, test } from 'vitest';
import type { Cause } from '../../src/domain/report/commendation.ts';
import { REVIEW_KINDS, type ReviewKind } from '../../src/domain/review/review-kind.ts';
import { REVIEW_TABLE } from '../../src/domain/review/review-table.ts';
import { DAY } from '../../src/domain/time/moment.ts';
import { confirmedCommendations, proposeCommendations } from '../../src/flows/reporting/propose-commendations.ts';
import { REVIEW_STEPS } from '../../src/flows/reviewing/review-steps.ts';
import { NO_WISHES } from '../../src/ports/circular-log.ts';
import { aPost } from '../builders/a-post.ts';
import { type ReviewRoom, reviewRoom } from './review-room.ts';

const T = '20260302-012';
const OTHER = '20260302-009';
let room: ReviewRoom;
beforeEach(async () => {
  room = await reviewRoom();
});

/** Brings the kind onto the list as A, the way the service does. */
const LISTED: Readonly<Record<ReviewKind, () => Promise<unknown>>> = {
  doubtfulMessage: async () => {
    await room.put(OTHER, 'inProgress');
    await room.doubt('d7', undefined, { data: { category: '环境保护/噪音扰民', partner: OTHER } });
  },
  voiceMessage: () => room.doubt('d7', '楼道灯坏了', { kind: 'voiceMessage' }),
  foreignMessage: () => room.doubt('d7', 'the lift is broken', { kind: 'foreignMessage' }),
  faultyMessage: () => room.doubt('d7', undefined, { kind: 'faultyMessage' }),
  unroutedTicket: async () => {
    const ticket = await room.put(T, 'pending');
    await room.put(OTHER, 'inProgress');
    await room.list({ kind: 'unroutedTicket', ticket, data: { unit: 'u-power' }, why: '试运行' });
  },
  joinTickets: async () => {
    const ticket = await room.put(T, 'pending');
    await room.put(OTHER, 'inProgress');
    await room.list({ kind: 'joinTickets', subject: `${OTHER}+${T}`, ticket, data: { partner: OTHER } });
  },
  returnRequest: async () => {
    await room.put(T, 'dispatched');
    await room.staff('p-handler', '退单 012 不属于本单位职责');
  },
  extensionRequest: async () => {
    await room.put(T, 'inProgress');
    await room.staff('p-handler', '延期 012 5天 等配件');
  },
  objection: async () => {
    await room.put(T, 'inProgress');
    await room.staff('p-handler', '异议 012 涉及两个单位');
  },
  reply: async () => {
    await room.put(T, 'inProgress');
    await room.staff('p-handler', '办结 012 已收悉');
  },
  shelving: async () => {
    await room.put(T, 'inProgress');
    await room.staff('p-dispatcher', '挂账 012 等老旧小区改造');
  },
  exclusion: async () => {
    await room.put(T, 'inProgress');
    await room.staff('p-dispatcher', '剔除 012 非人为原因');
  },
  unresolvedAfter: async () => {
    const ticket = await room.put(T, 'closed', { more: { closedAt: room.service.clock.now() } });
    await room.list({ kind: 'unresolvedAfter', ticket });
  },
  uncertainPost: async () => {
    const { outbox } = room.service.stores;
    await outbox.add([{ draft: aPost({ kind: 'dailyRanking', dedupeKey: 'r' }), notBefore: 0 }], 0);
    const seq = outbox.all().at(-1)?.seq ?? 0;
    await outbox.settle(seq, { state: 'uncertain', why: '发送中断' });
    await room.list({ kind: 'uncertainPost', subject: `post:${seq}`, group: 'g-willow', data: { post: seq } });
  },
  commendation: async () => {
    const proposed = [{ unit: 'u-power', kind: 'criticism', causes: [OVERDUE] }] as const;
    const { service } = room;
    await proposeCommendations(service.stores, service, await service.office(), {
      week: '2026-W09',
      proposed,
      now: service.clock.now(),
    });
  },
  circularDraft: () => circular('draft', 'circularDraft'),
  circularApproval: () => circular('submitted', 'circularApproval'),
};

async function circular(state: 'draft' | 'submitted', kind: 'circularDraft' | 'circularApproval'): Promise<void> {
  const { circulars } = room.service.stores;
  const now = room.service.clock.now();
  const id = await circulars.open({ report: 'monthCircular', period: '2026-02' }, now);
  await circulars.keep(id, { wishes: NO_WISHES, refusals: [], sources: [], proposed: [], files: null }, 'system', now);
  await circulars.move(id, { state, reason: null, number: null, settledBy: null, settledAt: null });
  await room.list({ kind, subject: `${id}`, data: { circular: id, name: '2026年2月' } });
}
const circularNow = async () => {
  const kept = await room.service.stores.circulars.find(1);
  return [kept?.state, kept?.reason, kept?.number];
};

const counted = (value: number) => ({ value, numerator: null, denominator: null });
const OVERDUE: Cause = {
  code: 'openOverdue',
  figures: { openOverdue: counted(2), carriedOverdue: counted(1) },
};
const confirmed = () => confirmedCommendations(room.service.stores, { from: 0, to: Number.MAX_SAFE_INTEGER });

const state = async (number: string): Promise<string> => (await room.ticket(number)).state;
const ranking = () => room.service.stores.outbox.all().find((post) => post.dedupeKey === 'r');
const opened = async () => (await room.tickets()).find((ticket) => ticket.reporter === 'wx-of-d7');

interface Case {
  readonly kind: ReviewKind;
  readonly by: string;
  readonly say: string;
  /** The answer begins so. */
  readonly hears: string;
  readonly becomes: () => Promise<unknown>;
  readonly is: unknown;
}
const a = (kind: ReviewKind, by: string, say: string, hears: string, becomes: Case['becomes'], is: unknown): Case => ({
  kind,
  by,
  say,
  hears,
  becomes,
  is,
});
const D = 'p-dispatcher';
const messageCases = (kind: ReviewKind): readonly Case[] => [
  a(kind, D, 'A 建单', '已登记0302-', async () => (await opened())?.reporter, 'wx-of-d7'),
  a(kind, D, 'A是', '已登记0302-', async () => (await opened())?.reporter, 'wx-of-d7'),
  a(kind, D, 'A 建单 3号楼二单元', '已登记0302-', async () => (await opened())?.text.endsWith('，3号楼二单元'), true),
  a(kind, D, 'A 派给供电所', '已登记0302-', async () => (await opened())?.unit, 'u-power'),
  a(kind, D, 'A 不是', 'A已按不是诉求处理。', opened, undefined),
];

// biome-ignore format: a row is a line, so that the table can be read
const CASES: readonly Case[] = [
  ...messageCases('doubtfulMessage'),
  a('doubtfulMessage', D, 'A 并', 'A已并入0302-009。', async () => (await room.ticket(OTHER)).supporters.map((one) => one.account), ['wx-of-d7']),
  a('doubtfulMessage', D, 'A并 0302-009', 'A已并入0302-009。', async () => (await room.ticket(OTHER)).messages.length, 2),
  ...messageCases('voiceMessage'),
  ...messageCases('foreignMessage'),
  ...messageCases('faultyMessage'),
  a('unroutedTicket', D, 'A 同意', '0302-012已派给供电所。', async () => (await room.ticket(T)).unit, 'u-power'),
  a('unroutedTicket', D, 'A 派单 河沿社区', '0302-012已派给河沿社区。', async () => (await room.ticket(T)).unit, 'u-river'),
  a('unroutedTicket', D, 'A 不是', '0302-012已按不受理结束', () => state(T), 'cancelled'),
  a('unroutedTicket', D, 'A 不受理 诉讼仲裁', '0302-012已按不受理结束', () => state(T), 'cancelled'),
  a('unroutedTicket', D, 'A 并 0302-009', '0302-012已并入0302-009。', async () => (await room.ticket(T)).mergedInto, OTHER),
  a('joinTickets', D, 'A 并', '0302-012已并入0302-009。', async () => (await room.ticket(T)).mergedInto, OTHER),
  a('joinTickets', D, 'A 是', '0302-012已并入0302-009。', async () => (await room.ticket(T)).mergedInto, OTHER),
  a('joinTickets', D, 'A 分开', 'A已按两件处理', async () => (await room.ticket(T)).mergedInto, null),
  a('joinTickets', D, 'A 不是', 'A已按两件处理', async () => (await room.ticket(T)).mergedInto, null),
  a('returnRequest', D, 'A准', '已同意0302-012退单', () => state(T), 'pending'),
  a('returnRequest', D, 'A 驳 属地管理', '已驳回0302-012的退单申请。', async () => (await room.ticket(T)).returnRequest, null),
  a('returnRequest', D, '准退 0302-012', '已同意0302-012退单', () => state(T), 'pending'),
  a('extensionRequest', D, 'A同意', '已同意0302-012延期。', async () => (await room.ticket(T)).extensions, 1),
  a('extensionRequest', D, 'A 不同意，可先临时处置', '已驳回0302-012的延期申请。', async () => (await room.ticket(T)).extensions, 0),
  a('extensionRequest', D, '驳延 012 可先临时处置', '已驳回0302-012的延期申请。', async () => (await room.ticket(T)).extensionRequest, null),
  a('objection', D, 'A 答复 由贵单位牵头', '0302-012的异议已答复。', async () => (await room.ticket(T)).objection, null),
  a('objection', D, '答复异议 012 由贵单位牵头', '0302-012的异议已答复。', async () => (await room.ticket(T)).objection, null),
  a('reply', 'p-reviewer', 'A 通过', '0302-012的答复已通过', () => state(T), 'completed'),
  a('reply', 'p-reviewer', 'A 退回 没写处理结果', '0302-012已退回重办。', () => state(T), 'inProgress'),
  a('shelving', 'p-leader', 'A 准', '已同意0302-012挂账。', () => state(T), 'shelved'),
  a('shelving', 'p-leader', 'A 驳 再想办法', '已驳回0302-012的挂账申请', async () => (await room.ticket(T)).shelving, null),
  a('shelving', 'p-leader', '挂账 012', '已同意0302-012挂账。', () => state(T), 'shelved'),
  a('exclusion', 'p-reviewer', 'A 准', '0302-012已剔除', async () => (await room.ticket(T)).excluded, '非人为原因'),
  a('exclusion', 'p-reviewer', 'A 驳', '已驳回0302-012的剔除申请', async () => (await room.ticket(T)).exclusion, null),
  a('unresolvedAfter', D, 'A 重开 电梯又停了', '0302-012已重开。', () => state(T), 'inProgress'),
  a('unresolvedAfter', D, 'A 是', '0302-012已重开。', () => state(T), 'inProgress'),
  a('unresolvedAfter', D, 'A 不用', 'A不重开', () => state(T), 'closed'),
  a('commendation', D, 'A 采用', 'A已采用，下一期周报刊出。', confirmed, [{ week: '2026-W09', unit: 'u-power', kind: 'criticism', causes: [OVERDUE] }]),
  a('commendation', D, 'A 不用', 'A不用，不刊出。', confirmed, []),
  a('circularDraft', D, 'A 送审', 'A已送审：2026年2月通报，等领导批准。', circularNow, ['submitted', null, null]),
  a('circularDraft', D, 'A 不发', 'A已定不发', circularNow, ['dropped', null, null]),
  a('circularApproval', 'p-leader', 'A 批准', 'A已批准，2026年2月通报按2026年第1期印发。', circularNow, ['issued', null, '2026年第1期']),
  a('circularApproval', 'p-leader', 'A 退回 供电所的数再核一下', 'A已退回派单员修改', circularNow, ['draft', '供电所的数再核一下', null]),
  a('uncertainPost', D, 'A 有', 'A已记为发出', async () => ranking()?.state, 'sent'),
  a('uncertainPost', D, 'A 补发', 'A马上补发', async () => [ranking()?.state, ranking()?.why], ['queued', '补发']),
  a('uncertainPost', 'p-admin', 'A有', 'A已记为发出', async () => ranking()?.state, 'sent'),
];

describe('each kind and each of its answers', () => {
  test.each(CASES.map((one) => [`${one.kind}: ${one.say}`, one] as const))('%s', async (_name, one) => {
    await LISTED[one.kind]();
    const before = await room.item('A');
    expect(before).toMatchObject({ kind: one.kind, decided: null });
    const [answer] = await room.staff(one.by, one.say);
    expect(answer).toContain(`g-staff: ${one.hears}`);
    expect(await one.becomes()).toEqual(one.is);
    const { decided } = await room.item('A');
    expect(decided).toMatchObject({ by: one.by, at: room.service.clock.now() });
    expect(decided?.words).not.toBe('');
    expect((await room.service.stores.reviews.open()).map((item) => item.id)).not.toContain(before.id);
  });

  test.each(REVIEW_KINDS)('%s: every way to answer it is tried above, and does something', (kind) => {
    for (const { answer } of REVIEW_TABLE[kind].choices) expect(REVIEW_STEPS[kind][answer], answer).toBeDefined();
    expect(Object.keys(REVIEW_STEPS[kind]).toSorted()).toEqual(
      REVIEW_TABLE[kind].choices.map(({ answer }) => answer).toSorted(),
    );
    expect(CASES.filter((one) => one.kind === kind).length).toBeGreaterThan(1);
  });

  test.each(REVIEW_KINDS)('%s: not by somebody else', async (kind) => {
    await LISTED[kind]();
    const word = REVIEW_TABLE[kind].choices[0]?.word;
    const [answer] = await room.staff('p-power', `A ${word}`);
    expect(answer).toMatch(/^g-staff: A由(派单员|审核员|分管领导|派单员或管理员)答复。$/u);
    expect((await room.item('A')).decided).toBeNull();
  });

  test.each(REVIEW_KINDS)('%s: an answer that does not fit is told how it goes', async (kind) => {
    await LISTED[kind]();
    const by =
      { reply: 'p-reviewer', exclusion: 'p-reviewer', shelving: 'p-leader', circularApproval: 'p-leader' }[
        kind as string
      ] ?? D;
    const odd = kind === 'uncertainPost' ? 'A 分开' : 'A 补发';
    const [answer] = await room.staff(by, odd);
    expect(answer).toMatch(/^g-staff: A这样答就行：“A .+”。$/u);
    expect((await room.item('A')).decided).toBeNull();
  });
});

describe('an answer that lacks something', () => {
  it.each([
    ['unroutedTicket', D, 'A 派单', '请写上单位，例如“A 派单 单位”。'],
    ['objection', D, 'A 答复', '请写上意见，例如“A 答复 意见”。'],
    ['reply', 'p-reviewer', 'A 退回', '请写上原因，例如“A 退回 原因”。'],
    ['unroutedTicket', D, 'A 派单 城建委', '没有叫“城建委”的单位'],
    ['faultyMessage', D, 'A 并', '要写明并到哪一件'],
  ] as const)('%s %s %s: %s', async (kind, by, say, hears) => {
    await LISTED[kind]();
    expect((await room.staff(by, say))[0]).toContain(hears);
    expect((await room.item('A')).decided).toBeNull();
  });

  it('a voice without words needs the dispatcher’s own', async () => {
    await room.doubt('d7', '', { kind: 'voiceMessage' });
    expect((await room.staff(D, 'A 建单'))[0]).toContain('没有文字');
    expect((await room.staff(D, 'A 建单 柳荫小区3号楼电梯停运'))[0]).toContain('已登记');
    expect((await opened())?.text).toBe('柳荫小区3号楼电梯停运');
  });
});

describe('letters', () => {
  it('several are answered at once, each for itself', async () => {
    await room.doubt('d7');
    await room.doubt('d8', '太吵了吧这是');
    expect(await room.staff(D, 'A、B、C 不是')).toEqual([
      'g-staff: A已按不是诉求处理。\nB已按不是诉求处理。\n没有待确认的C。回“存疑”可看清单。',
    ]);
  });

  it('a decided one says what became of it and who decided', async () => {
    await room.doubt('d7');
    await room.staff(D, 'A 建单');
    expect(await room.staff(D, 'A 不是')).toEqual(['g-staff: A已由戴派单于今天9:40处理：建单0302-001。']);
    await room.put(T, 'dispatched');
    await room.staff('p-handler', '退单 012 不归我们');
    await room.staff(D, '准退 012');
    expect((await room.staff('p-handler', 'B 准'))[0]).toContain('B已由戴派单于今天9:40处理：同意退单。');
  });

  it('rests for a day, stays while it is open, and is then given again', async () => {
    await room.doubt('d7');
    await room.doubt('d8');
    await room.staff(D, 'A 不是');
    expect((await room.doubt('d9')).letter).toBe('C');
    room.service.clock.advance(DAY + 1000);
    expect((await room.doubt('d10')).letter).toBe('A');
    expect((await room.item('B')).message).toBe('d8');
  });

  it('are not needed where a post with one item is quoted', async () => {
    await room.doubt('d7');
    await room.pass(5);
    const [post] = room.announced();
    expect(await room.staff(D, '不是', post)).toEqual(['g-staff: A已按不是诉求处理。']);
    expect((await room.staff(D, '建单', post))[0]).toContain('A已由戴派单于今天9:45处理：不是诉求。');
  });

  it('are asked for where several are quoted, until one is left', async () => {
    await room.doubt('d7');
    await room.doubt('d8', '太吵了吧这是');
    await room.pass(5);
    const [post] = room.announced();
    expect(await room.staff(D, '不是', post)).toEqual(['g-staff: 这里有2条，请写上字母，例如“A 建单”。']);
    await room.staff(D, 'A 不是', post);
    expect(await room.staff(D, '不是', post)).toEqual(['g-staff: B已按不是诉求处理。']);
  });
});

describe('存疑', () => {
  it('shows all kinds, the oldest first, with how to answer each; fifteen at most', async () => {
    await LISTED.returnRequest();
    room.service.clock.advance(60_000);
    await room.doubt('d7');
    for (let n = 1; n <= 15; n += 1) await room.doubt(`x${n}`, `又吵又闹第${n}回`);
    const [text = ''] = await room.staff(D, '待确认');
    const lines = text.split('\n');
    expect(lines).toHaveLength(17);
    expect(lines.slice(0, 3)).toEqual([
      'g-staff: 【待确认】17条',
      'A 河沿社区申请退回0302-012“柳荫小区下水道堵了”，理由：不属于本单位职责，时限照常计算。回“A 准”或“A 驳 原因”',
      'B 柳荫小区1群9:40“楼下又开始了，天天这样”，像是噪音扰民，拿不准。回“B 建单”或“B 不是”',
    ]);
    expect(lines.at(-1)).toBe('还有2条，处理完再回“存疑”接着看。');
  });

  it('leaves out what has settled itself', async () => {
    await room.doubt('d7');
    await room.recall('d7');
    expect(await room.staff(D, '存疑')).toEqual(['g-staff: 现在没有待确认的。']);
  });

  it('shows a reviewer what waits for him', async () => {
    await room.doubt('d7');
    await LISTED.exclusion();
    const [text] = await room.staff('p-reviewer', '存疑');
    expect(text).toContain('【待确认】1条\nB 0302-012');
    expect((await room.staff('p-handler', '存疑'))[0]).toContain('存疑由');
  });

  it('tells sensitive ones in private only', async () => {
    await room.doubt('d7', '我家孩子被老师打了', { sensitive: true });
    await room.doubt('d8');
    const [group, privately] = await room.staff(D, '存疑');
    expect(group).toContain('【待确认】1条\nB 柳荫');
    expect(group).toContain('另有1条不便在群里说，已私聊发给您。');
    expect(privately).toMatch(/^p-dispatcher: 【待确认】1条\nA 柳荫小区1群9:39“我家孩子被老师打了”/u);
    expect(group).not.toContain('孩子');
  });
});

describe('the list follows the tickets', () => {
  it('closes a request that another change has settled', async () => {
    await LISTED.returnRequest();
    await room.staff('p-handler', '受理 012');
    expect((await room.item('A')).decided).toMatchObject({ by: 'p-handler', words: '单位已签收', answer: 'accepted' });
  });

  it('lists a ticket again whose return was upheld', async () => {
    await LISTED.returnRequest();
    await room.staff(D, 'A 准');
    const [item] = await room.service.stores.reviews.open();
    expect(item).toMatchObject({ letter: 'B', kind: 'unroutedTicket', ticket: T });
    await room.staff(D, '派单 012 供电所');
    expect(await room.service.stores.reviews.open()).toEqual([]);
  });

  it('closes proposals to join with a ticket that is done', async () => {
    await LISTED.joinTickets();
    await room.staff('p-handler', '办结 009 已派人到现场疏通下水道，排水恢复正常');
    expect((await room.item('A')).decided).toMatchObject({ words: '已办结' });
  });

  it('keeps for training which message was decided how', async () => {
    await LISTED.doubtfulMessage();
    await room.staff(D, 'A 不是');
    expect(await room.item('A')).toMatchObject({
      channel: 'wechat',
      message: 'd7',
      data: { category: '环境保护/噪音扰民' },
      decided: { answer: 'no', by: D },
    });
  });
});
