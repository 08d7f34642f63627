import { DEFAULT_CATALOGUE } from '../complaint/category-catalogue.ts';
import { DEFAULT_DEADLINES } from '../deadline/deadline-policy.ts';
import { DEFAULT_LADDER } from '../reminder/reminder-ladder.ts';
import type { OfficeCalendarSpec } from '../time/cn-calendar.ts';
import type { ClockSpan, OfficePolicy, RankingPolicy, Schedule, SourceSpec } from './office-policy.ts';

export const DEFAULT_CALENDAR: Required<Omit<OfficeCalendarSpec, 'unknownYears'>> = {
  base: 'cn',
  hours: ['09:00-12:00', '14:00-18:00'],
  off: [],
  work: [],
};

/** A span of no length: never quiet. */
export const NO_QUIET_HOURS: ClockSpan = { from: '00:00', to: '00:00' };

export const DEFAULT_SCHEDULE: Schedule = {
  dailyRanking: '17:30',
  overdueList: '09:00',
  leaderDigest: '08:30',
  weeklyReport: { weekday: 'mon', at: '09:30' },
  circular: { at: '10:00', periods: ['month', 'quarter'] },
  followUp: '10:00',
  quietHours: { from: '21:30', to: '07:30' },
  rankingQuietHours: { from: '12:00', to: '14:00' },
};

export const DEFAULT_RANKING: RankingPolicy = {
  minimumTickets: 3,
  tiers: [
    { name: '街镇', kinds: ['town', 'street'] },
    { name: '部门', kinds: ['department'] },
    { name: '企业', kinds: ['company'] },
  ],
  names: { top: '位居前三', bottom: '后三位' },
  bottomFrom: 7,
  targets: { onTimeCompletionRate: 100 },
  score: { onTimeCompletionRate: 40, responseRate: 20, resolutionRate: 20, satisfactionRate: 20 },
  poster: true,
  headings: 'neutral',
};

/** How a source's table is printed where the office says nothing (contract §3). */
export const DEFAULT_SOURCE: SourceSpec = { zero: '0', decimals: 2, total: true };

export const DEFAULT_BOT_NAMES: readonly string[] = ['小邻', '邻里助手'];

/** What stands where an office leaves a list out. Only its own name has no default. */
export const DEFAULT_POLICY: Omit<OfficePolicy, 'office'> = {
  calendar: DEFAULT_CALENDAR,
  units: [],
  areas: [],
  groups: [],
  people: [],
  categories: DEFAULT_CATALOGUE,
  routing: [],
  limits: DEFAULT_DEADLINES,
  reminders: DEFAULT_LADDER,
  schedule: DEFAULT_SCHEDULE,
  ranking: DEFAULT_RANKING,
  sources: {},
  trial: false,
  autoDispatch: 'all',
};
