import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { OfficePolicy } from '../../src/domain/policy/office-policy.ts';
import { atClock, formatMoment, MINUTE } from '../../src/domain/time/moment.ts';

/** A small linear congruential generator: same seed, same month. */
function dice(seed: number): (sides: number) => number {
  let state = seed >>> 0;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

const FIRST = [...'青红白金银长大小新老上下东西南北前后高平安康福寿永兴德仁义和'];
const SECOND = [...'岭桥河塘湾坡沟泉井台门街巷里庄园林山石柳杨槐桃杏梅竹松柏枫桐'];
const THINGS = [
  '路灯',
  '井盖',
  '下水道',
  '垃圾箱',
  '健身器材',
  '围墙',
  '楼道灯',
  '宣传栏',
  '凉亭',
  '台阶',
  '护栏',
  '树枝',
  '暖气管',
  '信箱',
  '门禁',
  '排烟口',
];
const FAULTS = [
  '坏了没人修',
  '堵了好几天',
  '倒了一半',
  '丢了盖子',
  '天天响到半夜',
  '味道很大',
  '被车挡住',
  '漏水严重',
  '歪了',
  '一直亮着',
  '积了冰',
  '生锈断了',
];

interface Line {
  readonly at: number;
  readonly order: number;
  readonly line: Record<string, unknown>;
}

/** A month of groups: residents complain to the bot, the dispatcher names units, duty people sign and complete; some stay open. */
export function monthOfChat(
  policy: OfficePolicy,
  options: { readonly tickets: number; readonly late: number; readonly seed: number },
): string {
  const roll = dice(options.seed);
  const groups = policy.groups.filter((group) => group.audience === 'residents' && group.channel === 'wechat');
  const staff = policy.groups.find((group) => group.audience === 'staff');
  const lines: Line[] = [];
  const say = (at: number, line: Record<string, unknown>): void => {
    lines.push({ at, order: lines.length, line: { at: formatMoment(at), ...line } });
  };
  for (let index = 0; index < options.tickets; index += 1) {
    const isLate = index < options.late;
    const day = 1 + roll(isLate ? 5 : 28);
    const at = atClock(`2026-03-${String(day).padStart(2, '0')}`, '09:00') + roll(360) * MINUTE + index * 1000;
    const unit = policy.units[roll(12)];
    const group = groups[roll(groups.length)];
    if (!unit || !group || !staff) throw new Error('the office needs units, a residents’ group and a staff group');
    const id = `m${index}`;
    const number = `{{ticket:${id}}}`;
    const place = `${FIRST[roll(30)]}${SECOND[roll(30)]}${FIRST[roll(30)]}${SECOND[roll(30)]}`;
    const text = `@小邻 ${place}的${THINGS[roll(16)]}${FAULTS[roll(12)]}`;
    const account = policy.people.find((person) => person.unit === unit.id)?.accounts.wechat;
    const fromStaff = {
      type: 'message',
      channel: 'wechat',
      group: staff.id,
      from: account,
      kind: 'text',
      mentionsBot: true,
    };
    say(at, {
      type: 'message',
      channel: 'wechat',
      group: group.id,
      id,
      from: `wx-r${index}`,
      kind: 'text',
      mentionsBot: true,
      text,
    });
    say(at + 5 * MINUTE, {
      type: 'action',
      by: 'p-dispatcher',
      ticket: number,
      action: 'dispatch',
      unit: unit.id,
      optional: true,
    });
    say(at + 9 * MINUTE, { ...fromStaff, id: `${id}a`, text: `@小邻 受理 ${number}` });
    const reply = `@小邻 办结 ${number} 您好，您反映的情况我单位当日到现场看过，属实，已安排整改并完成，已电话告知您结果。`;
    if (!isLate) say(at + 55 * MINUTE, { ...fromStaff, id: `${id}b`, text: reply });
  }
  for (let index = 0; index < options.tickets; index += 1) {
    const at = atClock(`2026-03-${String(1 + roll(31)).padStart(2, '0')}`, '07:30') + roll(800) * MINUTE;
    const group = groups[roll(groups.length)];
    say(at, {
      type: 'message',
      channel: 'wechat',
      group: group?.id,
      id: `c${index}`,
      from: `wx-n${roll(300)}`,
      kind: 'text',
      mentionsBot: false,
      text: '晚上一起去跳舞吗',
    });
  }
  return lines
    .sort((a, b) => a.at - b.at || a.order - b.order)
    .map(({ line }) => `${JSON.stringify(line)}\n`)
    .join('');
}

/** The office of the demonstration with nothing routed by itself, as its dispatcher would see it. */
export const withoutRouting = (policy: OfficePolicy): OfficePolicy => ({
  ...policy,
  routing: [],
  groups: policy.groups.map((group) => {
    if (group.audience !== 'residents') return group;
    const { area: _area, unit: _unit, ...rest } = group;
    return rest;
  }),
});

/** A folder that is gone when `work` has ended. */
export async function inTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'linliqianshou-bench-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
