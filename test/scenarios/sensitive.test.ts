import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Line, type Replayed, replayFiles } from './example-month.ts';

/** Sensitive matters of every kind through the whole service on PostgreSQL, with the example office: whatever is written is searched. */
const OFFICE = path.join(import.meta.dirname, '../../src/adapters/office/example-office.yaml');
const SECRET = '紫云钉';
const GROUP = 'g-cangmenjie-1';

interface Spoken {
  readonly at: string;
  readonly from: string;
  readonly text: string;
  readonly group?: string;
  readonly id?: string;
}
const resident = (at: string, from: string, id: string, text: string, group = GROUP): Spoken => ({
  at,
  from,
  text,
  id,
  group,
});
const staff = (at: string, from: string, text: string): Spoken => ({ at, from, text, group: 'g-staff' });

const CHAT: readonly Spoken[] = [
  resident('02T08:01', 'r1', 'tip', `举报文化小区3号楼有人非法经营${SECRET}`),
  resident('02T08:10', 'r2', 'echo', '我家也是'),
  resident('02T08:20', 'r2', 'tip2', `举报文化小区3号楼有人非法经营${SECRET}`),
  resident('02T09:01', 'r3', 'staffed', `城管队长收了红包才放过摊贩，收的是${SECRET}`),
  resident('02T09:20', 'r4', 'home', `@小邻 公公经常殴打婆婆，拿${SECRET}打`),
  resident('02T09:30', 'r5', 'child', `孩子在学校被欺负，书包里塞了${SECRET}，老师不管`),
  resident('02T09:40', 'r6', 'ill', `@小邻 我妈得了癌症晚期，${SECRET}的药费报销不了`),
  resident('02T10:00', 'r7', 'rally', `明天大家一起去区政府门口讨说法，带上${SECRET}`),
  resident('02T10:05', 'r8', 'rally2', `后天都去售楼处堵门，${SECRET}见`),
  resident('02T10:10', 'r9', 'despair', `我不想活了，${SECRET}也救不了我`),
  resident('02T10:20', 'r10', 'belief', `@小邻 楼上信教的天天唱${SECRET}，吵得睡不着`),
  resident('02T10:30', 'r11', 'rude', `@小邻 王八蛋物业，${SECRET}电梯坏了三天没人修`),
  resident('02T10:40', 'r12', 'abuse', '@小邻 你就是个傻逼'),
  resident('02T11:00', 'r13', 'say1', `听说要停水三个月，${SECRET}说的`),
  resident('02T11:01', 'r14', 'say2', `网传水厂被${SECRET}污染了`, 'g-nantan-1'),
  resident('02T11:02', 'r15', 'say3', `据说停水是因为${SECRET}`),
  resident('02T11:05', 'r1', 'word1', '@小邻 进度'),
  resident('02T11:06', 'r1', 'word2', `更正 是三个${SECRET}`),
  staff('02T14:10', 'wx-dispatcher', '存疑'),
  staff('02T14:11', 'wx-dispatcher', `派单 {{ticket:staffed}} 区城管局`),
  staff('02T14:12', 'wx-dispatcher', `转办 {{ticket:staffed}} 区信访局 ${SECRET}要回避`),
  staff('02T14:20', 'wx-fagai', `受理 {{ticket:tip}}`),
  staff('02T14:21', 'wx-fagai', '详情 {{ticket:tip}}'),
  staff('02T14:22', 'wx-xinfang', '详情 {{ticket:rally}}'),
  staff('02T14:23', 'wx-cangmenjie', '详情 {{ticket:tip}}'),
  staff('02T14:30', 'wx-fagai', `待补充 {{ticket:tip}} ${SECRET}在哪一层`),
  resident('02T15:00', 'r1', 'more', `${SECRET}在二层`),
  staff('02T15:10', 'wx-supervisor', `督办 {{ticket:tip}} 查清${SECRET}`),
  staff('02T15:11', 'wx-leader', `批示 {{ticket:tip}} 严查${SECRET}`),
  staff('03T09:30', 'wx-fagai', `办结 {{ticket:tip}} 已经到现场核实，${SECRET}的问题处理完毕，当面说明了情况`),
  resident('04T10:30', 'r1', 'again', `没解决`),
];

function chatFile(): string {
  const lines = CHAT.map(({ at, from, text, group, id }, index) =>
    JSON.stringify({
      at: `2026-03-${at}:00+08:00`,
      type: 'message',
      channel: 'wechat',
      group,
      id: id ?? `s${index}`,
      from,
      fromName: `3栋${SECRET}`,
      text,
      kind: 'text',
      mentionsBot: text.includes('@小邻'),
    }),
  );
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'sensitive-')), 'chat.jsonl');
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}

const to = (post: Line): { group?: string; person?: string } => post['to'] as { group?: string; person?: string };
const text = (post: Line): string => String(post['text']);

describe('sensitive matters through the whole service', () => {
  let replayed: Replayed;
  beforeAll(async () => {
    replayed = await replayFiles(OFFICE, chatFile(), '2026-03-16T24:00:00+08:00');
  }, 120_000);
  const ticket = (message: string): Line | undefined =>
    replayed.tickets.find((one) => (one['messages'] as string[]).includes(message));
  const inGroups = () => replayed.posts.filter((post) => to(post).group !== undefined);
  const privately = (person: string) => replayed.posts.filter((post) => to(post).person === person).map(text);

  it('no group hears the words, in a fortnight of reminders, lists, rankings and digests', () => {
    expect(
      inGroups()
        .filter((post) => text(post).includes(SECRET))
        .map((post) => JSON.stringify(post)),
    ).toEqual([]);
    const kinds = new Set(inGroups().map((post) => post['kind']));
    for (const kind of ['acknowledgement', 'dispatch', 'reminder', 'overdue', 'dailyRanking', 'completion'])
      expect(kinds).toContain(kind);
  });

  it('only details that were asked for, and what the dispatcher is told of a rumour, hold them in private', () => {
    const holding = replayed.posts.filter((post) => text(post).includes(SECRET)).map((post) => to(post).person);
    expect([...new Set(holding)].toSorted()).toEqual(['p-dispatcher', 'p-fagai', 'p-xinfang']);
    expect(privately('p-dispatcher').filter((words) => words.includes(SECRET))).toEqual([
      expect.stringContaining('【集中议论】'),
    ]);
    expect(replayed.posts.find((post) => text(post).startsWith('详情只发给'))).toBeDefined();
  });

  it('nobody seconds what must not be seconded; two tip-offs stay two', () => {
    expect(ticket('tip')).toMatchObject({ supporters: [] });
    expect(ticket('tip2')?.['ticket']).not.toBe(ticket('tip')?.['ticket']);
    expect(ticket('rally2')?.['ticket']).not.toBe(ticket('rally')?.['ticket']);
    for (const id of ['echo', 'abuse', 'say1', 'say2', 'say3']) expect(ticket(id)).toBeUndefined();
  });

  it('complaints about staff and calls to gather waited for the dispatcher; he was warned', () => {
    expect(ticket('staffed')).toMatchObject({ unit: 'xinfang', state: 'dispatched' });
    expect(ticket('rally')).toMatchObject({ unit: null, state: 'pending' });
    expect(privately('p-dispatcher').find((words) => words.startsWith('【请核对】'))).toContain('区城管局');
    for (const person of ['p-dispatcher', 'p-xinfang'])
      expect(privately(person).filter((words) => words.startsWith('【号召聚集】'))).toHaveLength(2);
  });

  it('residents read no count of calls to gather, the figures count them', () => {
    const day = replayed.posts.find((post) => to(post).group === GROUP && post['kind'] === 'dailyRanking');
    const opened = replayed.tickets.filter(
      (one) => one['group'] === GROUP && String(one['openedAt']).startsWith('2026-03-02'),
    );
    const rallies = opened.filter((one) =>
      ['rally', 'rally2'].some((id) => (one['messages'] as string[]).includes(id)),
    );
    expect(rallies).toHaveLength(2);
    expect(text(day as Line)).toContain(`本群今天收到${opened.length - rallies.length}件`);
    const month = (replayed.figures['periods'] as { month: { total: { received: { value: number } } } }).month;
    expect(month.total.received.value).toBe(replayed.tickets.length);
  });

  it('a surge of a rumour is told once, without its words', () => {
    const surges = inGroups().filter((post) => text(post).startsWith('【集中议论】'));
    expect(surges.map(text)).toEqual([
      expect.stringContaining('3位居民在邻里牵手·仓门街社区1群、邻里牵手·南滩社区1群转述有关“供水”'),
    ]);
  });
});
