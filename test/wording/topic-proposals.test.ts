import { describe, expect, it } from 'vitest';
import type { TopicLine } from '../../src/domain/report/topic-overview.ts';
import { proposals } from '../../src/wording/topic-proposals.ts';

interface Said {
  readonly count?: number;
  /** How many there were in the period before; left out where that is not known. */
  readonly before?: number;
  readonly late?: number;
}

function line({ count = 10, before, late = 0 }: Said): TopicLine {
  const numbers = (many: number): string[] => Array.from({ length: many }, (_, nth) => `20260310-${nth}`);
  const previous =
    before === undefined
      ? {}
      : { previous: { count: before, tickets: numbers(before), more: count - before, rate: null, both: [] } };
  const topic = { name: '停车管理', count, of: 20, share: '50.00', tickets: numbers(count), before: previous };
  const none = { completed: [], open: [], bySource: [], byUnit: [], each: [] };
  return { topic, openOverdue: numbers(late), ...none };
}
const asked = (said: Said, known: Partial<Parameters<typeof proposals>[1]> = {}) =>
  proposals(line(said), { cause: undefined, gathers: false, ...known }).map((words) => words.slice(0, 9));

const RISES = '查明增多的原因，看';
const NEW = '留意这类新出现的问';

describe('what leaders are asked to look at', () => {
  it('is a rise of three and of a fifth at least', () => {
    expect(asked({ count: 13, before: 10 })).toEqual([RISES]);
    expect(asked({ count: 12, before: 10 })).toEqual([]);
    expect(asked({ count: 24, before: 20 })).toEqual([RISES]);
    expect(asked({ count: 23, before: 20 })).toEqual([]);
    expect(asked({ count: 7, before: 10 })).toEqual([]);
    expect(asked({ count: 10 })).toEqual([]);
  });

  it('is what is new with three tickets at least', () => {
    expect(asked({ count: 3, before: 0 })).toEqual([NEW]);
    expect(asked({ count: 2, before: 0 })).toEqual([]);
  });

  it('is three things at the most, the late ones first', () => {
    expect(asked({ late: 1, count: 13, before: 10 }, { gathers: true, cause: 'policyNotUnderstood' })).toEqual([
      '先过问在办超期的工',
      RISES,
      '对集中的地点现场查',
    ]);
    expect(asked({}, { cause: 'policyNotUnderstood' })).toEqual(['把政策、条件和办理']);
    expect(asked({}, { gathers: true, cause: 'dailyManagement' })).toEqual([
      '对集中的地点现场查',
      '由行业主管部门查日',
    ]);
  });
});
