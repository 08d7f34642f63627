import type { CategoryCatalogue } from '../../domain/complaint/category.ts';
import { DEFAULT_DEADLINES, type DeadlinePolicy } from '../../domain/deadline/deadline-policy.ts';
import type { Targets } from '../../domain/figures/target.ts';
import {
  DEFAULT_BOT_NAMES,
  DEFAULT_CALENDAR,
  DEFAULT_POLICY,
  DEFAULT_RANKING,
  DEFAULT_SCHEDULE,
  DEFAULT_SOURCE,
} from '../../domain/policy/default-policy.ts';
import type {
  OfficeIdentity,
  OfficePolicy,
  RankingPolicy,
  Schedule,
  SourceSpec,
} from '../../domain/policy/office-policy.ts';
import {
  DEFAULT_LADDER,
  type Rung,
  type RungAddressee,
  type RungMoment,
  type Window,
} from '../../domain/reminder/reminder-ladder.ts';
import type { OfficeRows } from './office-rows.ts';

type RowsOf<T> = readonly { readonly value: T }[];

/** The office as the service knows it, from rows without a fault; what is left out takes the product's default. */
export function assemblePolicy(rows: OfficeRows, categories: CategoryCatalogue): OfficePolicy {
  // Without a fault every required field is there: that is what the schemas said.
  const units = rows.units as RowsOf<OfficePolicy['units'][number]>;
  const areas = rows.areas as RowsOf<OfficePolicy['areas'][number]>;
  const groups = rows.groups as RowsOf<OfficePolicy['groups'][number]>;
  const people = rows.people as RowsOf<OfficePolicy['people'][number]>;
  const routing = rows.routing as RowsOf<OfficePolicy['routing'][number]>;
  return {
    office: identity(rows.office),
    calendar: calendar(rows.calendar),
    units: units.map(({ value }) => ({ ...value, aliases: value.aliases ?? [], active: value.active ?? true })),
    areas: areas.map(({ value }) => ({ ...value, estates: value.estates ?? [] })),
    groups: groups.map(({ value }) => value),
    people: people.map(({ value }) => ({ ...value, duty: value.duty ?? false, accounts: value.accounts ?? {} })),
    categories,
    routing: routing.map(({ value }) => value),
    limits: deadlines(rows.limits),
    reminders:
      rows.rungs === undefined
        ? DEFAULT_LADDER
        : { rungs: (rows.rungs as RowsOf<WrittenRung>).map(({ value }) => completeRung(value)) },
    schedule: schedule(rows.schedule),
    ranking: ranking(rows.ranking, rows.top.targets ?? rows.office.targets),
    sources: Object.fromEntries(
      Object.entries(rows.sources).map(([name, spec]) => [name, { ...DEFAULT_SOURCE, ...spec } as SourceSpec]),
    ),
    trial: rows.top.trial ?? rows.office.trial ?? DEFAULT_POLICY.trial,
    autoDispatch: rows.top.autoDispatch ?? rows.office.autoDispatch ?? DEFAULT_POLICY.autoDispatch,
  };
}

function calendar({ hours, off, work, ...rest }: OfficeRows['calendar']): OfficePolicy['calendar'] {
  return {
    ...DEFAULT_CALENDAR,
    ...rest,
    ...(hours ? { hours: asSeasons(hours) } : {}),
    ...(off ? { off: off.flat() } : {}),
    ...(work ? { work: work.flat() } : {}),
  } as OfficePolicy['calendar'];
}

/** Spans beside seasons are for the days no season covers. */
function asSeasons(written: NonNullable<OfficeRows['calendar']['hours']>): OfficePolicy['calendar']['hours'] {
  const spans = written.filter((row) => typeof row === 'string');
  const seasons = written.filter((row) => typeof row !== 'string');
  if (seasons.length === 0) return spans;
  return spans.length === 0 ? seasons : [...seasons, { hours: spans }];
}

function identity({ name = '', issuer, botNames, phone, emergency }: OfficeRows['office']): OfficeIdentity {
  return {
    name,
    issuer: issuer ?? name,
    botNames: botNames ?? DEFAULT_BOT_NAMES,
    timezone: 'Asia/Shanghai',
    ...(phone === undefined ? {} : { phone }),
    emergency: emergency ?? {},
  };
}

function deadlines(written: OfficeRows['limits']): DeadlinePolicy {
  const base = DEFAULT_DEADLINES;
  const kind = (name: keyof DeadlinePolicy['complete']) => written[name] ?? base.complete[name];
  return {
    accept: written.accept ?? base.accept,
    contact: written.contact ?? base.contact,
    complete: {
      enquiry: kind('enquiry'),
      suggestion: kind('suggestion'),
      help: kind('help'),
      grievance: kind('grievance'),
      tipOff: kind('tipOff'),
    },
    urgent: {
      contact: written.urgentContact ?? base.urgent.contact,
      complete: written.urgentComplete ?? base.urgent.complete,
    },
    rework: written.rework ?? base.rework,
    returnWindow: written.returnWindow ?? base.returnWindow,
    pause: written.pause ?? base.pause,
    extension: { ...base.extension, ...written.extension } as DeadlinePolicy['extension'],
    followUp: written.followUp ?? base.followUp,
    reopenDays: written.reopenDays ?? base.reopenDays,
    problemAfter: written.problemAfter ?? base.problemAfter,
  };
}

const schedule = (written: OfficeRows['schedule']): Schedule =>
  ({
    ...DEFAULT_SCHEDULE,
    ...written,
    weeklyReport: { ...DEFAULT_SCHEDULE.weeklyReport, ...written.weeklyReport },
    circular: { ...DEFAULT_SCHEDULE.circular, ...written.circular },
  }) as Schedule;

function ranking(written: OfficeRows['ranking'], targets: Targets | undefined): RankingPolicy {
  const tiers = written.tiers && Object.entries(written.tiers).map(([name, kinds]) => ({ name, kinds }));
  return {
    minimumTickets: written.minimumTickets ?? DEFAULT_RANKING.minimumTickets,
    tiers: tiers ?? DEFAULT_RANKING.tiers,
    names: { ...DEFAULT_RANKING.names, ...written.names } as RankingPolicy['names'],
    bottomFrom: written.bottomFrom ?? DEFAULT_RANKING.bottomFrom,
    targets: { ...DEFAULT_RANKING.targets, ...targets },
    score: written.score ?? DEFAULT_RANKING.score,
    poster: written.poster ?? DEFAULT_RANKING.poster,
    headings: written.headings ?? DEFAULT_RANKING.headings,
  };
}

type WrittenRung = Pick<Rung, 'id' | 'window' | 'when' | 'whom'> & Partial<Rung>;

/** What a rung leaves out follows from when it comes and whom it calls. */
function completeRung({ id, window, size, when, whom, post, level }: WrittenRung): Rung {
  const kind = post ?? usualPost(when, whom, window);
  return { id, window, size: size ?? 'any', when, whom, post: kind, level: level ?? usualLevel(kind, whom) };
}

function usualPost(when: RungMoment, whom: RungAddressee, window: Window): Rung['post'] {
  if (window === 'review' && whom === 'reviewer') return 'review';
  if ('fraction' in when || 'beforeDue' in when) return 'reminder';
  if ('workingDaysAfterDueAt' in when) return 'overdueList';
  return whom === 'duty' ? 'overdue' : 'escalation';
}

const LEVELS = { duty: 1, head: 2, dispatcher: 2, supervisor: 3, leader: 4, reviewer: 0 } as const;
const usualLevel = (post: Rung['post'], whom: RungAddressee): Rung['level'] => (post === 'reminder' ? 0 : LEVELS[whom]);
