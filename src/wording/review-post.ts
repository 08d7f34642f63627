import type { Person } from '../domain/office/person.ts';
import { offeredChoices, REVIEW_TABLE, type ReviewChoice } from '../domain/review/review-table.ts';
import { type ReviewView, reviewLine } from './review-line.ts';
import { ended } from './ticket-title.ts';

/** `A 柳荫小区1群10:02“…”，拿不准。回“A 建单”或“A 不是”`: an item with its letter and how to answer it. */
export const reviewItem = (view: ReviewView): string =>
  `${view.letter} ${answered(reviewLine(view), `回${waysToAnswer(view)}`)}`;

/** The leaders' instructions under an item stay under it. */
function answered(line: string, hint: string): string {
  const [first = '', ...rest] = line.split('\n');
  return [`${first.endsWith('：') ? first : ended(first)}${hint}`, ...rest].join('\n');
}

/** `“D 准”或“D 驳 原因”`. */
export const waysToAnswer = (view: Pick<ReviewView, 'letter' | 'kind' | 'data'>): string =>
  orList(offeredChoices(view).map((choice) => `“${view.letter} ${spelled(choice)}”`));

/** What has to be said with an answer is named; of what may be, only a reason. */
const spelled = ({ word, argument, answer }: ReviewChoice): string =>
  argument && (argument.needed || answer === 'refuse') ? `${word} ${argument.label}` : word;

const orList = (ways: readonly string[]): string =>
  ways.length < 2 ? ways.join('') : `${ways.slice(0, -1).join('')}或${ways.at(-1)}`;

/** Several items in one post, with @ of those who may answer. */
export function reviewPost(views: readonly ReviewView[], people: readonly Person[]): string {
  const titles = new Set(views.map((view) => REVIEW_TABLE[view.kind].title));
  const [only] = titles;
  return [head(titles.size === 1 && only ? only : '待确认', views.length, people), ...views.map(reviewItem)].join('\n');
}

/** Items shown in a list before the rest is only counted. */
const REVIEW_LENGTH = 15;

/** 存疑: all that waits, the oldest first. */
export function reviewList(views: readonly ReviewView[]): string {
  const more = views.length - REVIEW_LENGTH;
  return [
    head('待确认', views.length, []),
    ...views.slice(0, REVIEW_LENGTH).map(reviewItem),
    ...(more > 0 ? [`还有${more}条，处理完再回“存疑”接着看。`] : []),
  ].join('\n');
}

const head = (title: string, count: number, people: readonly Person[]): string =>
  `【${title}】${count}条 ${people.map((person) => `@${person.name}`).join(' ')}`.trimEnd();

/** What waits for the same people. */
export interface StillWaiting {
  readonly people: readonly Person[];
  readonly views: readonly ReviewView[];
}

/** The working day's call for what is still open: the letters alone, by whom they wait for and what they are. */
export function stillWaiting(waiting: readonly StillWaiting[]): string {
  const count = waiting.reduce((sum, { views }) => sum + views.length, 0);
  const lines = waiting.map(({ people, views }) => {
    const kinds = [...Map.groupBy(views, (view) => REVIEW_TABLE[view.kind].name)];
    const parts = kinds.map(([name, some]) => `${some.map((view) => view.letter).join('、')}（${name}）`);
    return `${people.map((person) => `@${person.name} `).join('')}${parts.join('，')}`;
  });
  return [`【待确认】还有${count}条没有答复`, ...lines, '回“存疑”看内容，按字母回就行。'].join('\n');
}

/** Called again because nobody has answered in time. */
export const calledAgain = (views: readonly ReviewView[], people: readonly Person[]): string =>
  [head('还在等答复', views.length, people), ...views.map(reviewItem)].join('\n');
