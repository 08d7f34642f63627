import { describe, expect, it } from 'vitest';
import { writeOffice } from '../../../src/adapters/office/write-office.ts';
import { faultsOf, policyOf, smallOffice } from './small-office.ts';

const office = (fields: string) => smallOffice(`office: { name: 测试区, ${fields} }`, ['office']);
const weighted = (score: string) => smallOffice(`ranking: { tiers: { 街镇: [town] }, score: ${score} }`, ['ranking']);

describe('targets and weights in the office file', () => {
  it('are given by code or by name, in per cent or tickets, beside those the product has', () => {
    const { targets } = policyOf(office('targets: { satisfactionRate: 90, 解决率: 92.5%, openOverdue: 0 }')).ranking;
    expect(targets).toEqual({ onTimeCompletionRate: 100, satisfactionRate: 90, resolutionRate: 92.5, openOverdue: 0 });
    expect(policyOf(smallOffice('targets: { onTimeCompletionRate: 98 }')).ranking.targets).toEqual({
      onTimeCompletionRate: 98,
    });
  });

  it('weights replace the product’s', () => {
    const { score } = policyOf(weighted('{ 按期办结率: 60, responseRate: 40 }')).ranking;
    expect(score).toEqual({ onTimeCompletionRate: 60, responseRate: 40 });
  });

  it('are written again as they were', () => {
    const text = smallOffice('targets: { onTimeCompletionRate: 98.5, openOverdue: 3 }');
    expect(policyOf(writeOffice(policyOf(text)))).toEqual(policyOf(text));
    const other = weighted('{ responseRate: 100 }');
    expect(policyOf(writeOffice(policyOf(other)))).toEqual(policyOf(other));
  });

  it.each([
    [office('targets: { onTimeCompletionRat: 98 }'), '14 targets 里没有“onTimeCompletionRat”这个指标，可写 '],
    [office('targets: { onTimeCompletionRat: 98 }'), '是不是“onTimeCompletionRate”？'],
    [office('targets: { received: 98 }'), '14 targets 里的“received”不设目标，可写 '],
    [office('targets: { 满意率: 101 }'), '14 targets “满意率”的目标应当是 0 到 100 之间的百分数，写作 98 或 98.5'],
    [office('targets: { satisfactionRate: [9] }'), '的目标应当是 0 到 100 之间的百分数'],
    [office('targets: { openOverdue: 2.5 }'), '“在办超期”的目标应当是件数，写作 0 或 5'],
    [office('targets: { satisfactionRate: 90, 满意率: 80 }'), '“满意率”写了两次'],
    [office('targets: 98'), 'targets 应当写作 { onTimeCompletionRate: 98, satisfactionRate: 90 }'],
    [weighted('{ returnRate: 20 }'), '“returnRate”不能计入综合得分'],
    [weighted('{ responseRate: 0 }'), '“响应率”的权重应当是 1 到 999 之间的整数；不计入的指标不要写'],
    [weighted('{}'), 'score 至少写一个指标'],
  ])('%# says what is wrong, and where', (text, expected) => {
    expect(faultsOf(text)).toEqual([expect.stringContaining(expected)]);
  });
});
