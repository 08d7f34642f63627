import { describe, expect, test } from 'vitest';
import type { Ticket } from '../../src/domain/ticket/ticket.ts';
import { assist, backToUnit, dispatch, dropped, handedOver, transferred } from '../../src/wording/dispatch.ts';
import { duration } from '../../src/wording/duration.ts';
import { criticalCall } from '../../src/wording/emergency.ts';
import { escalation, problemTickets } from '../../src/wording/escalation.ts';
import { overdue } from '../../src/wording/overdue.ts';
import { overdueList } from '../../src/wording/overdue-list.ts';
import { reminder } from '../../src/wording/reminder.ts';
import { aTicket } from '../builders/a-ticket.ts';
import { anOffice } from '../builders/an-office.ts';
import { at } from '../builders/moments.ts';

const now = at('2026-03-12 10:12');
const people = anOffice().people.filter((person) => person.id === 'p-handler');
const head = anOffice().people.find((person) => person.id === 'p-head') as (typeof people)[number];
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

describe('dispatch', () => {
  test('a new ticket', () => {
    expect(dispatch(ticket(), people, now)).toMatchInlineSnapshot(`
      "【派单】0312-012 @林小河 文化小区3号楼电梯停运两天，3户反映。
      今天11:12前签收，明天9:12前联系群众，3月19日18:00前办结。签收回“受理 0312-012”；住户联系方式请私聊发“详情 0312-012”。"
    `);
  });
  test('a sensitive one: only the number', () => {
    expect(dispatch(ticket({ sensitive: true, urgency: 'urgent' }), people, now)).toMatchInlineSnapshot(`
      "【派单】（紧急）0312-012 @林小河 内容不在群里说。
      今天11:12前签收，明天9:12前联系群众，3月19日18:00前办结。签收回“受理 0312-012”；内容和住户联系方式请私聊发“详情 0312-012”。"
    `);
  });
  test('moved, handed over, helped with, back, dropped', () => {
    expect([
      transferred(ticket({ instructions: [order] }), '不在辖区', people, now),
      handedOver(ticket(), '供电所', people),
      assist(ticket(), '河沿社区', people, now),
      backToUnit(late, { label: '重办', reason: '群众反映没有解决' }, people, now),
      dropped(ticket(), '诉求人已撤回', people),
    ]).toMatchInlineSnapshot(`
      [
        "【派单】0312-012 @林小河 文化小区3号楼电梯停运两天，3户反映。
      今天11:12前签收，明天9:12前联系群众，3月19日18:00前办结。签收回“受理 0312-012”；住户联系方式请私聊发“详情 0312-012”。
      领导批示：本周内解决
      转办原因：不在辖区。",
        "【已转办】@林小河 0312-012“文化小区3号楼电梯停运两天”已转由供电所办理，贵单位不用再办。",
        "【协办】@林小河 0312-012 文化小区3号楼电梯停运两天，由河沿社区牵头，3月19日18:00前办结。请与牵头单位联系，协办情况交牵头单位一并答复。",
        "【重办】@林小河 0305-007 人民佳苑门口占道经营，原因：群众反映没有解决。已过昨天18:00的时限，办好后回“办结 0305-007 结果”。",
        "【不用再办】@林小河 0312-012 文化小区3号楼电梯停运两天，诉求人已撤回。",
      ]
    `);
  });
});

describe('before it is due', () => {
  test.each(['accept', 'contact', 'complete'] as const)('%s', (window) => {
    expect(reminder([{ ticket: ticket(), window }], people, now)).toMatchSnapshot();
  });
  test('several at once, with a leader’s instruction', () => {
    expect(
      reminder(
        [
          { ticket: ticket(), window: 'accept' },
          { ticket: ticket({ number: '20260312-013', sensitive: true, instructions: [order] }), window: 'complete' },
        ],
        people,
        now,
      ),
    ).toMatchInlineSnapshot(`
      "【提醒】@林小河 2件
      0312-012 文化小区3号楼电梯停运两天，今天11:12前签收，还剩1小时
      0312-013，3月19日18:00前办结，还剩7天
      领导有批示，内容请私聊发“详情 0312-013”。
      请抓紧办理，签收回“受理 编号”，办好后回“办结 编号 结果”。"
    `);
  });
  test('nobody is named yet', () => {
    expect(
      reminder([{ ticket: ticket({ state: 'pending', unit: null }), window: 'complete' }], people, now),
    ).toMatchInlineSnapshot(
      `"【待派单】@林小河 0312-012 文化小区3号楼电梯停运两天，还没有派单，办结时限3月19日18:00，还剩7天。请回“派单 0312-012 单位”。"`,
    );
  });
});

describe('past due', () => {
  const next = { at: at('2026-03-12 18:00'), whom: 'head' } as const;
  test.each(['accept', 'contact', 'complete'] as const)('%s', (window) => {
    expect(overdue([{ ticket: late, window, next }], people, now)).toMatchSnapshot();
  });
  test('several', () => {
    expect(
      overdue(
        [
          { ticket: late, window: 'complete' },
          { ticket: ticket(), window: 'accept' },
        ],
        people,
        now,
      ),
    ).toMatchInlineSnapshot(`
      "【超期】@林小河 2件
      0305-007 人民佳苑门口占道经营，已过昨天18:00的办结时限
      0312-012 文化小区3号楼电梯停运两天，已过今天11:12的签收时限
      请先联系群众说明情况，再逐件回复预计完成时间。"
    `);
  });
  test.each(['urgent', 'critical'] as const)('%s: nobody waits until the evening', (urgency) => {
    const one = [{ ticket: ticket({ urgency }), window: 'contact' }] as const;
    expect(overdue(one, people, now)).toContain('请马上联系，联系后回');
    expect(reminder(one, people, now)).toContain('请马上联系群众，联系后回');
  });
  test('the list names what waits for the reviewer', () => {
    const replied = { ...late, state: 'replied' } as const;
    const listed = [
      { ticket: { ...replied, repliedAt: at('2026-03-12 08:00') }, people, workingDays: 1 },
      { ticket: { ...replied, repliedAt: at('2026-03-11 16:00') }, people, workingDays: 1 },
    ];
    expect(overdueList(listed, at('2026-03-12 17:30'), at('2026-03-12 09:00'))).toMatchInlineSnapshot(`
      "【超期清单】3月12日9:00，共2件，请今天17:30前逐件说明进展
      @林小河 0305-007 人民佳苑门口占道经营，3月11日到期，超期第1个工作日，等审核
      @林小河 0305-007 人民佳苑门口占道经营，3月11日到期，已按时答复，等审核"
    `);
  });
  test('the list', () => {
    const listed = [
      {
        ticket: ticket({ number: '20260302-004', subject: '健身卡退费', completeBy: at('2026-03-09 18:00') }),
        people,
        workingDays: 3,
      },
      { ticket: late, people, workingDays: 1 },
    ];
    expect(overdueList(listed, at('2026-03-12 17:30'), at('2026-03-12 09:00'))).toMatchInlineSnapshot(`
      "【超期清单】3月12日9:00，共2件，请今天17:30前逐件说明进展
      @林小河 0302-004 健身卡退费，3月9日到期，超期第3个工作日
      @林小河 0305-007 人民佳苑门口占道经营，3月11日到期，超期第1个工作日"
    `);
  });
});

describe('up the ladder', () => {
  const to = { whom: 'head', person: head, climbed: false, answerBy: at('2026-03-13 12:00') } as const;
  const one = {
    ticket: { ...late, contactedAt: null },
    window: 'complete',
    unit: '河沿社区',
    next: { at: at('2026-03-16 18:00'), whom: 'supervisor' },
  } as const;
  test('to the head', () => {
    expect(escalation([one], to, now)).toMatchInlineSnapshot(
      `"【提请过问】@沈分管 贵单位0305-007“人民佳苑门口占道经营”昨天18:00到期，尚未办结，也没有联系群众的记录。请过问，并于明天12:00前告知原因和预计完成时间。3月16日18:00仍未办结，将转督查。"`,
    );
  });
  test('where nobody stands on the rung', () => {
    expect(escalation([one], { ...to, climbed: true }, now)).toMatchInlineSnapshot(
      `"【提请过问】@沈分管 河沿社区0305-007“人民佳苑门口占道经营”昨天18:00到期，尚未办结，也没有联系群众的记录。该单位没有登记分管领导，所以直接报给您。请过问，并于明天12:00前告知原因和预计完成时间。3月16日18:00仍未办结，将转督查。"`,
    );
  });
  test('to supervisor, leader, dispatcher', () => {
    const said = (['supervisor', 'leader', 'dispatcher'] as const).map((whom) =>
      escalation([{ ...one, next: undefined }], { ...to, whom }, now),
    );
    expect(said).toMatchInlineSnapshot(`
      [
        "【督办】@沈分管 河沿社区0305-007“人民佳苑门口占道经营”昨天18:00到期，尚未办结，也没有联系群众的记录。请督办，责成该单位于明天12:00前说明原因和预计完成时间。",
        "【提请督办】@沈分管 河沿社区0305-007“人民佳苑门口占道经营”昨天18:00到期，尚未办结，也没有联系群众的记录。请您批示；将列入通报。",
        "【请改派】@沈分管 河沿社区0305-007“人民佳苑门口占道经营”昨天18:00到期，尚未办结，也没有联系群众的记录。请确定是否改派，改派回“转办 0305-007 单位 原因”。",
      ]
    `);
  });
  test('where nobody stands on the rung, for several, and above the unit', () => {
    expect([
      escalation([one, one], { ...to, climbed: true }, now),
      escalation([one], { ...to, whom: 'supervisor', climbed: true }, now),
    ]).toMatchInlineSnapshot(`
      [
        "【提请过问】@沈分管 2件
      河沿社区0305-007“人民佳苑门口占道经营”昨天18:00到期，尚未办结，也没有联系群众的记录
      河沿社区0305-007“人民佳苑门口占道经营”昨天18:00到期，尚未办结，也没有联系群众的记录
      没有登记分管领导，所以直接报给您。请过问，并于明天12:00前告知原因和预计完成时间。",
        "【督办】@沈分管 河沿社区0305-007“人民佳苑门口占道经营”昨天18:00到期，尚未办结，也没有联系群众的记录。没有登记督查员，所以直接报给您。请督办，责成该单位于明天12:00前说明原因和预计完成时间。3月16日18:00仍未办结，将转督查。",
      ]
    `);
  });
  test('a reply nobody has looked at', () => {
    const waiting = {
      ...one,
      ticket: ticket({ state: 'replied', repliedAt: at('2026-03-11 16:00') }),
      window: 'review',
    } as const;
    expect(escalation([{ ...waiting, next: undefined }], { ...to, whom: 'supervisor' }, now)).toMatchInlineSnapshot(
      `"【督办】@沈分管 河沿社区0312-012“文化小区3号楼电梯停运两天”昨天16:00已答复，还没有审核。请安排审核。"`,
    );
  });
  test('a problem ticket', () => {
    const reworked = { ticket: ticket({ reworks: 3 }), unit: '河沿社区', problem: 'reworks' } as const;
    const moved = {
      ticket: ticket({ transfers: 3, instructions: [order] }),
      unit: '供电所',
      problem: 'transfers',
    } as const;
    expect([
      problemTickets([reworked], to),
      problemTickets([{ ...moved, unit: null }], { ...to, climbed: true }),
      problemTickets([reworked, moved], to),
    ]).toMatchInlineSnapshot(`
      [
        "【问题件】@沈分管 河沿社区0312-012“文化小区3号楼电梯停运两天”已重办3次仍未解决，请督办并明确牵头单位。督办回“督办 0312-012 要求”。",
        "【问题件】@沈分管 0312-012“文化小区3号楼电梯停运两天”已转办3次，请督办并明确牵头单位。没有登记督查员，所以直接报给您。
      领导批示：本周内解决",
        "【问题件】@沈分管 2件，请逐件督办并明确牵头单位。督办回“督办 编号 要求”。
      河沿社区0312-012“文化小区3号楼电梯停运两天”已重办3次仍未解决
      0312-012“文化小区3号楼电梯停运两天”已转办3次，现由供电所办理
      领导批示：本周内解决",
      ]
    `);
  });
  test('several', () => {
    expect(escalation([one, { ...one, ticket: ticket(), window: 'accept' }], to, now)).toMatchInlineSnapshot(`
      "【提请过问】@沈分管 2件
      贵单位0305-007“人民佳苑门口占道经营”昨天18:00到期，尚未办结，也没有联系群众的记录
      贵单位0312-012“文化小区3号楼电梯停运两天”已过今天11:12的签收时限，还没有签收
      请过问，并于明天12:00前告知原因和预计完成时间。"
    `);
  });
  test('a life in danger', () => {
    const about = {
      at: '@林小河 ',
      title: '0312-012 电梯困人',
      number: '0312-012',
      place: '文化小区3号楼',
      reader: 'unit',
      duty: '林小河',
    } as const;
    const standing = { unit: '河沿社区' };
    expect([
      criticalCall({ ...about, again: false, standing: 'byRule' }),
      criticalCall({ ...about, again: false, standing: 'byHand' }),
      criticalCall({ ...about, again: false, standing }),
      criticalCall({ ...about, again: true, standing: 'nowhere' }),
      criticalCall({ ...about, again: true, standing }),
      criticalCall({ ...about, again: false, standing, reader: 'dispatcher' }),
      criticalCall({ ...about, again: true, standing, reader: 'leader' }),
      criticalCall({ ...about, again: true, standing, signed: true, reader: 'leader' }),
    ]).toMatchInlineSnapshot(`
      [
        "【特急】@林小河 0312-012 电梯困人，地点文化小区3号楼。请马上核实情况。正在按规则派单，规则派不了的由派单员立即派单。",
        "【特急】@林小河 0312-012 电梯困人，地点文化小区3号楼。请马上核实情况，由派单员立即派单。",
        "【特急】@林小河 0312-012 电梯困人，地点文化小区3号楼。已派给河沿社区。请河沿社区马上联系群众核实，接手后回“受理 0312-012”；派单员负责督促，要换单位就回“转办 0312-012 单位 原因”。",
        "【特急，还没有人接手】@林小河 0312-012 电梯困人，地点文化小区3号楼。还没有派单，由派单员立即派单，并马上核实情况。",
        "【特急，还没有人接手】@林小河 0312-012 电梯困人，地点文化小区3号楼。请河沿社区马上联系群众核实，接手后回“受理 0312-012”；派单员负责督促，要换单位就回“转办 0312-012 单位 原因”。",
        "【特急】@林小河 0312-012 电梯困人，地点文化小区3号楼。已派给河沿社区。请督促河沿社区（值班林小河）马上联系群众核实，可以回“催办 0312-012”，要换单位就回“转办 0312-012 单位 原因”。",
        "【特急，还没有人接手】@林小河 0312-012 电梯困人，地点文化小区3号楼。请督促河沿社区（值班林小河）马上联系群众核实，可以回“督办 0312-012 要求”。",
        "【特急，还没有人接手】@林小河 0312-012 电梯困人，地点文化小区3号楼。请督促河沿社区（值班林小河）马上联系群众核实，可以回“督办 0312-012 要求”。",
      ]
    `);
  });
});

test('lengths of time', () => {
  expect([30_000, 40 * 60_000, 5_400_000, 2 * 3_600_000, 14.5 * 3_600_000, 3 * 86_400_000].map(duration)).toEqual([
    '1分钟',
    '40分钟',
    '1小时30分钟',
    '2小时',
    '14小时',
    '3天',
  ]);
});
