import type { TopicCause } from '../domain/report/topic-cause.ts';
import type { TopicLine } from '../domain/report/topic-overview.ts';

interface Known {
  readonly cause: TopicCause | undefined;
  /** Many speak of one place. */
  readonly gathers: boolean;
}

interface Proposal {
  readonly when: (line: TopicLine, known: Known) => boolean;
  readonly words: string;
}

/** So many more make a rise worth looking into; one more of two is chance. */
const MANY_MORE = 3;
const ONE_IN = 5;

const rises = ({ topic: { before } }: TopicLine): boolean => {
  const { previous } = before;
  return (
    previous !== undefined &&
    previous.count > 0 &&
    previous.more >= MANY_MORE &&
    previous.more * ONE_IN >= previous.count
  );
};
const isNew = ({ topic: { before, count } }: TopicLine): boolean => before.previous?.count === 0 && count >= MANY_MORE;
/** What leaders are asked to look at, the most urgent first; a person decides. */
const PROPOSALS: readonly Proposal[] = [
  { when: ({ openOverdue }) => openOverdue.length > 0, words: '先过问在办超期的工单，逐件明确办结时间' },
  { when: rises, words: '查明增多的原因，看是个别地方的问题还是普遍问题' },
  { when: isNew, words: '留意这类新出现的问题是否继续增多' },
  { when: (_line, { gathers }) => gathers, words: '对集中的地点现场查看，作为一件事整体解决' },
  {
    when: (_line, { cause }) => cause === 'policyNotUnderstood',
    words: '把政策、条件和办理方法用群众看得懂的话公布到小区和群里',
  },
  { when: (_line, { cause }) => cause === 'dailyManagement', words: '由行业主管部门查日常管理的漏洞，定出整改措施' },
];

const MOST = 3;

export const proposals = (line: TopicLine, known: Known): readonly string[] =>
  PROPOSALS.filter(({ when }) => when(line, known))
    .map(({ words }) => words)
    .slice(0, MOST);
