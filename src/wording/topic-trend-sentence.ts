import { joined, label, type Runs, say } from '../domain/report/circular.ts';
import { comeAndGone, type Topic } from '../domain/report/topic-trend.ts';
import { cellRun, plain } from './circular-figures.ts';
import { type NamedBase, topicBeforeCell, topicMoreCell, topicRateCell } from './topic-cells.ts';

/**
 * `比上月的14件增加3件，上升21.43%`: a clause for each earlier period that is known. The count it starts from is always told, or nobody could count
 * the change again. `whole` as in the proofs of the table.
 */
export function topicTrend(topic: Topic, bases: readonly NamedBase[], whole = ''): Runs {
  return joined(
    bases.map((base) => against(topic, base, whole)),
    '；',
  );
}

function against(topic: Topic, base: NamedBase, whole: string): Runs {
  const before = topic.before[base.base];
  if (!before) return [];
  if (before.count === 0) return say`${plain(base.name)}没有此类诉求`;
  if (before.more === 0) return say`与${plain(base.name)}持平`;
  const [more, less] = before.more > 0 ? ['增加', '上升'] : ['减少', '下降'];
  const then = cellRun(topicBeforeCell(topic, base, whole));
  const [by, rate] = [topicMoreCell(topic, base, whole), topicRateCell(topic, base, whole)].map(unsigned);
  return say`比${plain(base.name)}的${then}件${plain(more)}${by ?? []}件，${plain(less)}${rate ?? []}`;
}

/** The number of the table without its sign: the word says which way. */
const unsigned = ({ value, ...cell }: Parameters<typeof cellRun>[0]): Runs =>
  cellRun({ ...cell, value: value === null ? null : String(value).replace('-', '') });

const MOST_NAMED = 8;

/** `上月没有、本月新出现的：噪音扰民。上月有、本月没有的：供水供电、停车秩序。` Nothing where the period before is not known. */
export function comeAndGoneSentence(
  topics: readonly Topic[],
  { now, before }: { readonly now: string; readonly before: string },
): Runs {
  const { come, gone } = comeAndGone(topics);
  return joined([named(`${before}没有、${now}新出现的`, come), named(`${before}有、${now}没有的`, gone)], '');
}

function named(words: string, topics: readonly Topic[]): Runs {
  if (topics.length === 0) return [];
  const names = topics.slice(0, MOST_NAMED).map(({ name }) => say`${label(name)}`);
  return say`${plain(words)}：${joined(names, '、')}${plain(topics.length > MOST_NAMED ? '等，见附件' : '')}。`;
}
