import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { kindOf } from '../../../src/domain/complaint/kind.ts';
import { normalise } from '../../../src/domain/complaint/normalise.ts';
import { causeGround, topicGrounds } from '../../../src/domain/report/topic-cause.ts';

const EXAMPLES = process.env['EXAMPLES_DIR'] ?? '';
if (EXAMPLES === '') console.info('causes of real letters: skipped, EXAMPLES_DIR is missing');

describe('the ground a ticket gives', () => {
  it.each([
    ['enquiry', '小区什么时候供暖', 'enquiry'],
    ['grievance', '独生子女父母奖励是什么标准，没有人说得清', 'asksPolicy'],
    ['help', '老人想办高龄补贴，不知道怎么申请', 'asksPolicy'],
    [null, '公租房需要什么材料', 'asksPolicy'],
    ['grievance', '物业违规收费，收费标准是多少也不公示', 'problem'],
    ['grievance', '楼道路灯不亮', 'problem'],
    ['tipOff', '', 'problem'],
    [null, '楼道路灯不亮', undefined],
    [null, '', undefined],
  ] as const)('%s “%s” → %s', (kind, text, ground) => {
    expect(causeGround({ kind, text })).toBe(ground);
  });
});

describe('the cause of a topic', () => {
  const of = (...grounds: Parameters<typeof topicGrounds>[1] extends (t: string) => infer G ? G[] : never) =>
    topicGrounds(
      grounds.map((_, nth) => `t${nth}`),
      (ticket) => grounds[Number(ticket.slice(1))],
    );

  it('is what more than half of those that say something speak for', () => {
    expect(of('enquiry', 'asksPolicy', 'problem', undefined).cause).toBe('policyNotUnderstood');
    expect(of('enquiry', 'problem').cause).toBe('dailyManagement');
    expect(of(undefined).cause).toBe(undefined);
  });

  it('names every ticket once', () => {
    const { tickets, silent } = of('enquiry', undefined, 'problem', 'asksPolicy', 'problem');
    expect([...Object.values(tickets).flat(), ...silent].sort()).toEqual(['t0', 't1', 't2', 't3', 't4']);
  });
});

describe.skipIf(EXAMPLES === '')('the causes of real letters', () => {
  const letters = (): { text: string; label: string }[] =>
    readFileSync(path.join(EXAMPLES, 'data/classify.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));

  it('are plausible: who writes of insurance and health asks for policies far oftener than who writes of pollution', () => {
    const share = new Map(
      [...Map.groupBy(letters(), ({ label }) => label)].map(([label, own]) => {
        const asking = own.filter(({ text }) => causeGround({ kind: kindOf(normalise(text)), text }) !== 'problem');
        return [label, asking.length / own.length];
      }),
    );
    const of = (label: string): number => share.get(label) ?? Number.NaN;
    expect(of('劳动和社会保障')).toBeGreaterThan(4 * of('环境保护'));
    expect(of('卫生计生')).toBeGreaterThan(2 * of('环境保护'));
    for (const [, one] of share) expect(one).toBeLessThan(0.5);
  });
});
