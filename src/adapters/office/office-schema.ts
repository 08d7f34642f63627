import { z } from 'zod';
import { STAFF_ROLES } from '../../domain/office/person.ts';
import { WEEKDAYS } from '../../domain/time/moment.ts';
import { days, workingTimes } from './calendar-fields.ts';
import { circularField } from './circular-field.ts';
import { scoreWeights, targetNumbers } from './figure-fields.ts';
import { clock, clockLimit, flag, limit, list, named, oneOf, quietSpan, text, when, whole } from './office-fields.ts';

/**
 * The office file, field by field (contract §3). Each schema is one `{ … }` of the file; fields left out take the product's default, fields
 * nobody knows are ignored. What the contract leaves open is spelled so:
 *
 *   calendar:  { hours: ["09:00-12:00", "14:00-18:00"], off: [2026-08-20..2026-08-25], work: [2026-08-29] }
 *              hours: [{ from: 05-01, to: 09-30, hours: ["08:30-12:00", "14:30-18:00"] }, { hours: ["09:00-12:00", "14:00-18:00"] }]
 *              summer and winter time: every year, or written 2026-05-01 once; the row without dates is for all other days
 *   limits:    { accept: 2 working hours, contact: 24 hours, enquiry: 1 working day, grievance: 5 working days, …,
 *                urgentContact: 30 minutes, urgentComplete: 24 hours, rework: 3 working days, returnWindow: 1 working day,
 *                pause: 3 working days, extension: { times: 2, days: 5, cutOff: "17:00" }, followUp: 3 working days,
 *                reopenDays: 30, problemAfter: 3 }                              lengths: see limit-spelling.ts
 *   reminders: - { id: accept-half, window: accept, when: 1/2, whom: duty, post: reminder }
 *              - { id: late-head, window: complete, size: long, when: 1 working day after due, whom: head, level: 2 }
 *              - { id: review-daily, window: review, when: every working day at 09:00, whom: reviewer }    while a reply waits
 *              `size` any, `post` and `level` follow from when and whom if left out; moments: see rung-spelling.ts
 *   categories: - default                                                       all of the product's own
 *              - { id: 城乡建设/充电桩, label: 城乡建设, cues: [充电桩, [飞线充电, 3.5]] }
 *              a number is the weight of a cue word; a known id without `label` or `cues` keeps the product's
 *   ranking:   { poster: true, headings: neutral }                               false: words without a picture; redBlack: 红榜, 黑榜
 *   sources:   { "12345": { order: [zongzhai], zero: blank, decimals: 1, total: false, split: [[town, street], department] } }
 *   sources:   { onlineInquiry: { joined: [zongzhai, jiaoyu], mustJoin: [town, department] } }   units with an account there, kinds that ought to have one
 *   groups:    - { id: g-old, …, active: false, resultsTo: g-new }                 gone; its residents' results are posted in the other
 *   people:    - { id: p-old, …, active: false }                                   has left; known by name only
 *   ranking:   { score: { onTimeCompletionRate: 40, responseRate: 30, satisfactionRate: 30 } }    weights of 综合得分; the list replaces the product's
 *   targets:   { onTimeCompletionRate: 98, satisfactionRate: 90, openOverdue: 0 }              per cent, or tickets; see figure-fields.ts
 *   trial: false, autoDispatch: all | own-area | none                           these two and targets at the top level, or in `office`
 */
const CHANNEL_NAMES = ['wechat', 'dingtalk', 'bridge', 'sim'] as const;
const channel = oneOf(...CHANNEL_NAMES);

/** The platform's ids of one person. */
const accounts = named(text, '{ wechat: 平台账号 }').superRefine((given, context) => {
  for (const name of Object.keys(given)) {
    const known = channel.safeParse(name);
    if (!known.success)
      context.addIssue({ code: 'custom', path: [name], message: known.error.issues[0]?.message ?? '' });
  }
});

export const officeSchema = z.object({
  name: text,
  issuer: text.optional(),
  botNames: list(text).optional(),
  timezone: oneOf('Asia/Shanghai').optional(),
  phone: text.optional(),
  emergency: named(text, '{ gas: 电话, power: 电话, water: 电话 }').optional(),
  trial: flag.optional(),
  autoDispatch: oneOf('none', 'own-area', 'all').optional(),
  targets: targetNumbers.optional(),
});

export const calendarSchema = z.object({
  base: oneOf('cn', 'none').optional(),
  hours: workingTimes.optional(),
  off: list(days).optional(),
  work: list(days).optional(),
  unknownYears: oneOf('plainWeeks', 'refuse').optional(),
});

export const unitSchema = z.object({
  id: text,
  name: text,
  aliases: list(text).optional(),
  kind: text,
  active: flag.optional(),
});
export const areaSchema = z.object({
  id: text,
  name: text,
  unit: text,
  estates: list(text).optional(),
  roads: list(text).optional(),
  alsoCalled: z.record(z.string(), text).optional(),
});

export const groupSchema = z.object({
  id: text,
  name: text,
  channel,
  key: text,
  audience: oneOf('residents', 'staff', 'leaders'),
  area: text.optional(),
  unit: text.optional(),
  manager: text.optional(),
  active: flag.optional(),
  resultsTo: text.optional(),
});

export const personSchema = z.object({
  id: text,
  name: text,
  unit: text.optional(),
  area: text.optional(),
  roles: list(oneOf(...STAFF_ROLES)),
  duty: flag.optional(),
  accounts: accounts.optional(),
  active: flag.optional(),
});

/** A cue is a word, or `[word, weight]`. */
const cue = z.unknown().transform((given, context): string | readonly [string, number] => {
  if (typeof given === 'string' && given.trim() !== '') return given.trim();
  const [word, weight, ...more] = Array.isArray(given) ? given : [];
  if (
    typeof word === 'string' &&
    word.trim() !== '' &&
    Number(weight) > 0 &&
    Number(weight) <= 100 &&
    more.length === 0
  ) {
    return [word.trim(), Number(weight)];
  }
  context.addIssue({ code: 'custom', message: '提示词应当写作 井盖 或 [井盖, 3.5]，后面的数是权重，大于 0' });
  return z.NEVER;
});

export const categorySchema = z.object({ id: text, label: text.optional(), cues: list(cue).optional() });
export const ruleSchema = z.object({
  category: text.optional(),
  area: text.optional(),
  cue: text.optional(),
  unit: text,
});

export const limitsSchema = z.object({
  accept: limit.optional(),
  contact: limit.optional(),
  enquiry: limit.optional(),
  suggestion: limit.optional(),
  help: limit.optional(),
  grievance: limit.optional(),
  tipOff: limit.optional(),
  urgentContact: clockLimit.optional(),
  urgentComplete: clockLimit.optional(),
  rework: limit.optional(),
  returnWindow: limit.optional(),
  pause: limit.optional(),
  extension: z
    .object({ times: whole(0, 20).optional(), days: whole(1, 366).optional(), cutOff: clock.optional() })
    .optional(),
  followUp: limit.optional(),
  reopenDays: whole(0, 3660).optional(),
  problemAfter: whole(1, 100).optional(),
});

export const rungSchema = z.object({
  id: text,
  window: oneOf('accept', 'contact', 'complete', 'review'),
  size: oneOf('short', 'long', 'any').optional(),
  when,
  whom: oneOf('duty', 'head', 'supervisor', 'leader', 'dispatcher', 'reviewer'),
  post: oneOf('reminder', 'overdue', 'overdueList', 'escalation', 'review').optional(),
  level: whole(0, 4).optional(),
});

export const scheduleSchema = z.object({
  dailyRanking: clock.optional(),
  overdueList: clock.optional(),
  leaderDigest: clock.optional(),
  weeklyReport: z.object({ weekday: oneOf(...WEEKDAYS).optional(), at: clock.optional() }).optional(),
  circular: circularField.optional(),
  followUp: clock.optional(),
  quietHours: quietSpan.optional(),
  rankingQuietHours: quietSpan.optional(),
});

export const rankingSchema = z.object({
  minimumTickets: whole(0, 100_000).optional(),
  tiers: named(list(text), '{ 街镇: [town, street], 部门: [department] }').optional(),
  names: z.object({ top: text.optional(), bottom: text.optional() }).optional(),
  bottomFrom: whole(1, 100_000).optional(),
  score: scoreWeights.optional(),
  poster: flag.optional(),
  headings: oneOf('neutral', 'redBlack').optional(),
});

export const sourceSchema = z.object({
  order: list(text).optional(),
  zero: oneOf('0', 'blank', 'hide').optional(),
  decimals: whole(0, 6).optional(),
  total: flag.optional(),
  /** One table per item: a kind of unit, or several kinds together. */
  split: list(list(text).pipe(z.array(text).min(1, { error: '至少写一类单位' }))).optional(),
  joined: list(text).optional(),
  mustJoin: list(text).optional(),
});
