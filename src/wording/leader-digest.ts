import { count, type FigureValues } from '../domain/figures/measure.ts';
import { type Directory, unitLabel } from '../domain/office/directory.ts';
import { stillOpen } from '../domain/report/daily-ranking.ts';
import type { Decision, Gathered, LeaderDigest, UnitOverdue } from '../domain/report/leader-digest.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';
import { dayOf, type Moment } from '../domain/time/moment.ts';
import { cutOffClock, dateAndWeekday, dayBefore, dayClosed, daysOf } from './days.ts';
import { provenRate, sentences, someOf } from './figure-words.ts';
import { monthLine } from './month-compared.ts';
import { type RecognitionWeek, recognitionLine } from './recognition-line.ts';
import { STATE_NAMES } from './state-names.ts';
import { title } from './ticket-title.ts';
import { dayWord } from './times.ts';

/** How much of each list is said. */
export const MOST_UNITS = 6;
export const MOST_GATHERED = 3;
export const MOST_DECISIONS = 5;

export interface DigestWords {
  readonly directory: Directory;
  readonly now: Moment;
  readonly late: boolean;
  /** Asked for by its word, which then stands above it. */
  readonly asked?: boolean;
  /** On the first digest of a week. */
  readonly recognition?: RecognitionWeek;
}

/** The leaders' digest: what has come and gone, what is overdue, what waits for a decision. Empty parts are left out. */
export function leaderDigestText(digest: LeaderDigest, words: DigestWords): string {
  const lines = [
    head(digest, words),
    recent(digest, words.now),
    month(digest, words.now),
    digest.months ? monthLine(digest.months) : '',
    overdue(digest.overdue, words),
    gathered(digest.gathered, words),
    decisions(digest.decisions),
    words.recognition ? recognitionLine(words.recognition) : '',
  ];
  return lines.filter((line) => line !== '').join('\n');
}

const head = (digest: LeaderDigest, words: DigestWords): string =>
  `${words.asked ? '【日报】' : '【每日摘要】'}${whenRead(digest, words)}`;

/** `3月12日（周四），截至昨天24:00` */
export function whenRead({ cutOff }: LeaderDigest, { now, late }: Pick<DigestWords, 'now' | 'late'>): string {
  const until = `截至${dayWord(dayClosed(cutOff), now)}${cutOffClock(cutOff)}`;
  return `${dateAndWeekday(dayOf(now), now)}，${until}${late ? '（补发）' : ''}`;
}

function recent({ span, recent: figures, month: all, overdueGrowth, dueToday }: LeaderDigest, now: Moment): string {
  const received = count(figures, 'received');
  const carried = count(all, 'carriedOver');
  const open = `在办${stillOpen(all)}${carried === 0 ? '' : `（往月转来${carried}）`}`;
  const overdue = count(all, 'openOverdue');
  const parts = [
    `${daysOf(span, now)} ${received === 0 ? '无新诉求' : `收${received}，其中办结${count(figures, 'completed')}`}`,
    `${open}，${overdue === 0 ? '没有超期' : `其中超期${overdue}`}${grown(overdueGrowth, dayBefore(span, now))}`,
    dueToday === 0 ? '' : `今天到期${dueToday}`,
    count(all, 'shelved') === 0 ? '' : `挂账${count(all, 'shelved')}`,
  ];
  return sentences(parts);
}

function grown(growth: number, since: string): string {
  const words = growthWords(growth, since);
  return words === '' ? '' : `，${words}`;
}

/** `比前天多1`; empty where nothing has changed. */
export function growthWords(growth: number, since: string): string {
  if (growth === 0) return '';
  return growth > 0 ? `比${since}多${growth}` : `比${since}少${-growth}`;
}

/** `本月`, or the month that has just ended by its number. */
export const monthName = ({ monthFrom }: LeaderDigest, now: Moment): string =>
  dayOf(monthFrom).slice(0, 7) === dayOf(now).slice(0, 7) ? '本月' : `${Number(dayOf(monthFrom).slice(5, 7))}月`;

function month(digest: LeaderDigest, now: Moment): string {
  const { month: figures } = digest;
  return sentences([
    `${monthName(digest, now)} 收${count(figures, 'received')} 办结${count(figures, 'completed')}`,
    ...rates(figures),
  ]);
}

/** The rates leaders are told of, in this order. */
export const DIGEST_RATES = ['onTimeCompletionRate', 'resolutionRate', 'satisfactionRate'] as const;

const rates = (figures: FigureValues): readonly string[] => DIGEST_RATES.map((code) => provenRate(code, figures));

function overdue(units: readonly UnitOverdue[], { directory }: DigestWords): string {
  if (units.length === 0) return '';
  const named = units.map((one) => `${holderName(one, directory)}${one.count}（${longestWords(one)}）`);
  return `超期 ${someOf(named, MOST_UNITS)}`;
}

export const holderName = ({ unit }: UnitOverdue, directory: Directory): string =>
  unit === null ? '还没派单' : unitLabel(directory, unit);

export const longestWords = ({ longest }: UnitOverdue): string => `最长第${longest}个工作日`;

function gathered(matters: readonly Gathered[], { directory }: DigestWords): string {
  const named = matters.slice(0, MOST_GATHERED).map((matter) => matterWords(matter, directory));
  return named.length === 0 ? '' : `集中反映 ${sentences(named)}`;
}

export function matterWords({ tickets: [ticket, ...others], households }: Gathered, directory: Directory): string {
  const unit = ticket.unit === null ? '' : unitLabel(directory, ticket.unit);
  const all = others.length === 0 ? '' : `等${others.length + 1}件`;
  return `${title(ticket)}${all}，${households}户，${unit}${STATE_NAMES[ticket.state]}`;
}

const CIRCLED = ['①', '②', '③', '④', '⑤'];

function decisions(all: readonly Decision[]): string {
  if (all.length === 0) return '';
  const named = all.slice(0, MOST_DECISIONS).map((decision, index) => `${CIRCLED[index]}${decisionWords(decision)}`);
  const more = all.length > MOST_DECISIONS ? ` 等${all.length}件` : '';
  return `请您定 ${named.join(' ')}${more}`;
}

export const decisionWords = (decision: Decision): string =>
  decision.about === 'shelving'
    ? `${title(decision.ticket)}，申请挂账`
    : `${title(decision.ticket)}，超期第${decision.workingDays}个工作日${decision.ticket.unit === null ? '，请明确牵头单位' : ''}`;

/** The tickets the text names, so that a leader can quote it. */
export const namedTickets = (digest: LeaderDigest): readonly Ticket[] => [
  ...new Map(
    [
      ...digest.gathered.slice(0, MOST_GATHERED).flatMap(({ tickets }) => tickets),
      ...digest.decisions.slice(0, MOST_DECISIONS).map(({ ticket }) => ticket),
    ].map((ticket) => [ticket.number, ticket]),
  ).values(),
];
