import { expect, test } from 'vitest';
import { REVIEW_KINDS, type ReviewKind } from '../../src/domain/review/review-kind.ts';
import type { ReviewView } from '../../src/wording/review-line.ts';
import { reviewItem, reviewPost, stillWaiting } from '../../src/wording/review-post.ts';
import { aMessage } from '../builders/a-message.ts';
import { aTicket } from '../builders/a-ticket.ts';
import { anOffice } from '../builders/an-office.ts';
import { at } from '../builders/moments.ts';

const now = at('2026-03-12 10:12');
const request = { at: now, by: 'p-handler', reason: '电话13812345678的住户不让进门', days: 5 };
const ticket = aTicket({
  number: '20260312-015',
  subject: '文化小区3号楼电梯停运两天',
  completeBy: at('2026-03-19 18:00'),
  returnRequest: request,
  extensionRequest: request,
  objection: request,
  shelving: request,
  exclusion: request,
  reply: '已收悉',
  faults: ['答复太短，没有说明怎么办的'],
});
const WHY: Partial<Record<ReviewKind, string>> = {
  joinTickets: '同楼电梯',
  circularDraft: '',
  commendation: '8件都按期办结，没有重办和退单',
};
const view = (kind: ReviewKind, more: Partial<ReviewView> = {}): ReviewView => ({
  letter: 'A',
  kind,
  data: {
    category: '环境保护/噪音扰民',
    partner: '20260312-012',
    unit: 'u-power',
    week: '2026-W10',
    proposal: 'praise',
    ...{ circular: 1, name: '2026年2月', late: true, refusals: 2 },
  },
  why: WHY[kind] ?? '没有分派规则',
  sensitive: false,
  openedAt: now,
  message: aMessage({ text: '楼下又开始了，天天这样', sentAt: at('2026-03-12 10:02') }),
  ticket,
  partner: aTicket({ number: '20260312-012', subject: '文化小区3号楼电梯坏了' }),
  post: { kind: 'dailyRanking', at: at('2026-03-11 17:30'), to: '礼让街1群' },
  group: '南川西路1群',
  unit: '河沿社区',
  suggested: '供电所',
  now,
  ...more,
});

test('every kind in one line, with how to answer it', () => {
  expect(REVIEW_KINDS.map((kind) => reviewItem(view(kind)))).toMatchInlineSnapshot(`
    [
      "A 南川西路1群10:02“楼下又开始了，天天这样”，像是噪音扰民，拿不准，也可能与0312-012是同一件。回“A 建单”“A 不是”或“A 并”",
      "A 南川西路1群10:02语音“楼下又开始了，天天这样”，像是噪音扰民，要人听一下，也可能与0312-012是同一件。回“A 建单”“A 不是”或“A 并”",
      "A 南川西路1群10:02的一条消息不是汉语，要人看一下。回“A 建单”“A 不是”或“A 并”",
      "A 南川西路1群10:02的一条消息处理时出错，请看原消息。回“A 建单”“A 不是”或“A 并”",
      "A 0312-015 文化小区3号楼电梯停运两天，还没有派单：没有分派规则，可派供电所。回“A 同意”“A 派单 单位”或“A 不是”",
      "A 0312-015“文化小区3号楼电梯停运两天”与0312-012“文化小区3号楼电梯坏了”像同一件事（同楼电梯）。回“A 并”或“A 分开”",
      "A 河沿社区申请退回0312-015“文化小区3号楼电梯停运两天”，理由：电话（电话略）的住户不让进门，时限照常计算。回“A 准”或“A 驳 原因”",
      "A 河沿社区申请将0312-015“文化小区3号楼电梯停运两天”延期5个工作日，理由：电话（电话略）的住户不让进门，现3月19日18:00到期。回“A 准”或“A 驳 原因”",
      "A 河沿社区对0312-015“文化小区3号楼电梯停运两天”有异议，理由：电话（电话略）的住户不让进门，仍在办理。回“A 答复 意见”",
      "A 0312-015 文化小区3号楼电梯停运两天，河沿社区的答复需要看一下：答复太短，没有说明怎么办的。答复：已收悉。回“A 通过”或“A 退回 原因”",
      "A 0312-015“文化小区3号楼电梯停运两天”（河沿社区）申请挂账5天，理由：电话（电话略）的住户不让进门。回“A 准”或“A 驳 原因”",
      "A 0312-015“文化小区3号楼电梯停运两天”（河沿社区）申请不计入考核，理由：电话（电话略）的住户不让进门，件数照计，通报中列明。回“A 准”或“A 驳 原因”",
      "A 0312-015“文化小区3号楼电梯停运两天”（河沿社区）已归档，群众又说没有解决。回“A 重开”或“A 不用”",
      "A 礼让街1群昨天17:30的日报不知是否发出，为免重复没有补发。请看群：回“A 有”或“A 补发”",
      "A 3月2日至8日，建议表扬供电所：8件都按期办结，没有重办和退单。回“A 采用”或“A 不用”",
      "A 2026年2月通报初稿已拟好（补拟），有2处要先改。回“A 送审”或“A 不发”",
      "A 2026年2月通报请审定，批准后才印发。回“A 批准”或“A 退回 原因”",
    ]
  `);
});

test('of a sensitive one no word is repeated', () => {
  const secret = aTicket({ number: '20260312-015', subject: '不能说的事', reply: '不能说的事', sensitive: true });
  const waiting = { ...request, reason: '不能说的事' };
  const hidden = {
    sensitive: true,
    message: aMessage({ text: '不能说的事' }),
    ticket: { ...secret, returnRequest: waiting, extensionRequest: waiting, objection: waiting, shelving: waiting },
    partner: undefined,
  };
  for (const kind of REVIEW_KINDS) expect(reviewItem(view(kind, hidden))).not.toContain('不能说的事');
});

test('a leader’s instruction stays under its line', () => {
  const instructed = { ...ticket, instructions: [{ at: now, by: 'p-leader', reason: '限三天解决' }] };
  expect(reviewItem(view('returnRequest', { ticket: instructed }))).toMatch(
    /回“A 准”或“A 驳 原因”\n领导批示：限三天解决$/u,
  );
});

test('several in one post; what is still open, by letters', () => {
  const people = anOffice().people.filter((person) => person.id === 'p-dispatcher');
  const views = [view('doubtfulMessage'), view('joinTickets', { letter: 'B' }), view('uncertainPost', { letter: 'C' })];
  expect(reviewPost(views, people)).toMatchInlineSnapshot(`
    "【待确认】3条 @戴派单
    A 南川西路1群10:02“楼下又开始了，天天这样”，像是噪音扰民，拿不准，也可能与0312-012是同一件。回“A 建单”“A 不是”或“A 并”
    B 0312-015“文化小区3号楼电梯停运两天”与0312-012“文化小区3号楼电梯坏了”像同一件事（同楼电梯）。回“B 并”或“B 分开”
    C 礼让街1群昨天17:30的日报不知是否发出，为免重复没有补发。请看群：回“C 有”或“C 补发”"
  `);
  expect(
    stillWaiting([{ people, views: [...views, view('doubtfulMessage', { letter: 'D' })] }]),
  ).toMatchInlineSnapshot(`
    "【待确认】还有4条没有答复
    @戴派单 A、D（存疑消息），B（是否同一件），C（不知是否发出）
    回“存疑”看内容，按字母回就行。"
  `);
});
