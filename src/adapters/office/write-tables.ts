import type { Category, CategoryCatalogue } from '../../domain/complaint/category.ts';
import { DEFAULT_CATALOGUE } from '../../domain/complaint/category-catalogue.ts';
import type { Limit } from '../../domain/deadline/deadline.ts';
import { DEFAULT_DEADLINES, type DeadlinePolicy } from '../../domain/deadline/deadline-policy.ts';
import type { ReminderLadder } from '../../domain/reminder/reminder-ladder.ts';
import { writeLimit } from './limit-spelling.ts';
import { ALL_DEFAULT, defaultLabel } from './read-categories.ts';
import { writeWhen } from './rung-spelling.ts';
import { sameValue } from './same-value.ts';

/** The limits that differ from the default, in the spelling of the schema; see office-schema.ts. */
export function writeLimits(limits: DeadlinePolicy): Record<string, unknown> {
  const [mine, usual] = [spelled(limits), spelled(DEFAULT_DEADLINES)];
  return Object.fromEntries(Object.entries(mine).filter(([key, value]) => !sameValue(value, usual[key])));
}

function spelled(policy: DeadlinePolicy): Record<string, unknown> {
  const { complete, urgent, extension, reopenDays, problemAfter } = policy;
  const limits: Record<string, Limit> = {
    accept: policy.accept,
    contact: policy.contact,
    ...complete,
    urgentContact: urgent.contact,
    urgentComplete: urgent.complete,
    rework: policy.rework,
    returnWindow: policy.returnWindow,
    pause: policy.pause,
    followUp: policy.followUp,
  };
  return {
    ...Object.fromEntries(Object.entries(limits).map(([key, limit]) => [key, writeLimit(limit)])),
    extension,
    reopenDays,
    problemAfter,
  };
}

/** All of a rung, so that the table can be read without knowing the rules for what is left out. */
export const writeRungs = ({ rungs }: ReminderLadder): unknown[] =>
  rungs.map(({ id, window, size, when, whom, post, level }) => ({
    id,
    window,
    ...(size === 'any' ? {} : { size }),
    when: writeWhen(when),
    whom,
    post,
    level,
  }));

const known = new Map(DEFAULT_CATALOGUE.map((category) => [category.id, category]));

/** Undefined where the office uses the product's catalogue; else `default` and what differs, or the whole list where that would not do. */
export function writeCategories(categories: CategoryCatalogue): unknown[] | undefined {
  if (sameValue(categories, DEFAULT_CATALOGUE)) return undefined;
  const sameStart = DEFAULT_CATALOGUE.every(({ id }, index) => categories[index]?.id === id);
  if (!sameStart) return categories.map(row);
  return [ALL_DEFAULT, ...categories.filter((category) => !sameValue(category, known.get(category.id))).map(row)];
}

/** A category that says no more than its id already does is its id alone. */
function row({ id, label, cues }: Category): unknown {
  const usual = known.get(id);
  const said = {
    id,
    ...(label === defaultLabel(id) ? {} : { label }),
    ...(sameValue(cues, usual?.cues ?? []) ? {} : { cues }),
  };
  return Object.keys(said).length === 1 ? id : said;
}
