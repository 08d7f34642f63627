import type { PrintedCell, Proof } from '../domain/report/printed-sheet.ts';
import type { Base } from '../domain/report/source-changes.ts';
import type { Topic, TopicBefore } from '../domain/report/topic-trend.ts';
import { CHANGE_NAMES } from './change-sheet.ts';
import { kindHow, UNNAMED } from './figure-cells.ts';

/** A base as a table of topics names it: `上月`, and its days. */
export interface NamedBase {
  readonly base: Base;
  readonly name: string;
  /** `2020年6月1日至2020年6月30日` */
  readonly days: string;
}

const TITLE = '诉求热点';

/** Of all sources together the same topic is counted otherwise, and the proof says so. */
export const topicTitle = (name: string): string => (name === '' ? UNNAMED : name);

/** `本期收到的诉求热点为“农村事务”` */
export const topicHow = ({ name }: Pick<Topic, 'name'>, whole = ''): string =>
  `${whole}${kindHow(TITLE, topicTitle(name))}`;

/** How many there were. */
export function topicBeforeCell(topic: Topic, { base, name, days }: NamedBase, whole = ''): PrintedCell {
  const before = topic.before[base];
  if (!before) return EMPTY;
  const how = `${whole}${name}（${days}）收到的${TITLE}为“${topicTitle(topic.name)}”`;
  return cell(before.count, { figure: 'received', how, numerator: before.count, tickets: before.tickets });
}

/** How many more or, with its sign, fewer: no figure of tickets of its own. */
export function topicMoreCell(topic: Topic, base: NamedBase, whole = ''): PrintedCell {
  const before = topic.before[base.base];
  if (!before) return EMPTY;
  const how = `${whole}${TITLE}“${topicTitle(topic.name)}”增减：${difference(topic, before, base)}`;
  return cell(before.more, { figure: '', how, numerator: before.more, tickets: before.both });
}

/** `-21.58%`; empty where there was nothing before. */
export function topicRateCell(topic: Topic, base: NamedBase, whole = ''): PrintedCell {
  const before = topic.before[base.base];
  if (!before || before.rate === null) return EMPTY;
  const how = `${whole}${TITLE}“${topicTitle(topic.name)}”${CHANGE_NAMES[base.base]}：（${difference(topic, before, base)}）÷${base.name}${before.count}`;
  const proof = { figure: 'received', how, numerator: before.more, denominator: before.count, tickets: before.both };
  return cell(`${before.rate}%`, proof);
}

const difference = ({ count }: Topic, before: TopicBefore, { name }: NamedBase): string =>
  `本期${count}－${name}${before.count}`;

const EMPTY: PrintedCell = { value: null, style: 'number' };

const cell = (
  value: number | string,
  proof: Omit<Proof, 'denominator'> & { readonly denominator?: number },
): PrintedCell => ({ value, style: 'number', proof: { denominator: null, ...proof } });

interface CountedTickets {
  readonly figure: string;
  readonly how: string;
  readonly value: number;
  readonly tickets: Proof['tickets'];
}

/** Tickets counted, which are their own proof. */
export const countCell = ({ value, ...proof }: CountedTickets, style: 'number' | 'total' = 'number'): PrintedCell => ({
  value,
  style,
  proof: { ...proof, numerator: value, denominator: null },
});
