import { unitLabel } from '../../domain/office/directory.ts';
import type { Group } from '../../domain/office/group.ts';
import type { Unit } from '../../domain/office/unit.ts';
import { type Addressees, firstWith, personOf, targetKey } from '../../domain/post/audience.ts';
import type { PostDraft } from '../../domain/post/post.ts';
import { DAILY_LOOK } from '../../domain/reminder/daily-look.ts';
import { type Holiday, nextHoliday } from '../../domain/time/holidays.ts';
import { addDays, atClock, dayOf, HOUR, type Moment, startOfDay } from '../../domain/time/moment.ts';
import { isWorkingDay, previousWorkingDay, type WorkingCalendar } from '../../domain/time/working-calendar.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import { rosterDemand, rosterMissing } from '../../wording/roster-demand.ts';
import { currentOffice, type Service } from '../service.ts';
import { speak } from '../speaking/speak.ts';

const REPORT = 'holidayRoster';
const DAYS_BEFORE = 3;
/** Units named in one post; the rest are counted. */
const NAMED = 15;
const NOON = 12 * HOUR;

type Step = 'ask' | 'again' | 'begun';

/**
 * Asks for the roster of the next holiday three days before it begins, on the working day before where that is none; once more the day
 * before; and tells the supervisor when it begins without one. Each once; what was slept through is passed over. Returns the posts queued.
 */
export async function demandRoster(service: Service, now: Moment): Promise<number> {
  const office = await currentOffice(service);
  const holiday = nextHoliday(office.calendar, dayOf(now));
  if (!holiday) return 0;
  return service.work.run(async (stores) => {
    const { since } = await stores.offices.version(1);
    const step = stepDue(holiday, office.calendar, { since, now });
    const missing = step === undefined ? [] : unitsWithout(office, holiday);
    if (step === undefined || missing.length === 0) return 0;
    const drafts =
      step === 'begun' ? toSupervisor(office, holiday, missing) : toUnits(office, { holiday, step, missing }, now);
    const mine: PostDraft[] = [];
    for (const draft of drafts)
      if (await stores.reports.claim(REPORT, `${holiday.from}:${step}`, targetKey(draft.to), now)) mine.push(draft);
    await speak(stores, service, office, mine, now);
    return mine.length;
  });
}

/** The newest step whose moment has come, if the office was there by then. */
function stepDue(
  holiday: Holiday,
  calendar: WorkingCalendar,
  { since, now }: { readonly since: Moment; readonly now: Moment },
): Step | undefined {
  const asked = addDays(holiday.from, -DAYS_BEFORE);
  const days: readonly (readonly [Step, string])[] = [
    ['ask', isWorkingDay(calendar, asked) ? asked : previousWorkingDay(calendar, asked)],
    ['again', addDays(holiday.from, -1)],
    ['begun', holiday.from],
  ];
  return days.findLast(([, day]) => {
    const moment = atClock(day, DAILY_LOOK);
    return since <= moment && moment <= now;
  })?.[0];
}

/** Units with people, for which nobody was said to stand on duty on some day of the holiday; in the office's order. */
function unitsWithout({ directory }: OfficeVersion, { from, to }: Holiday): readonly Unit[] {
  const days: Moment[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(startOfDay(day) + NOON);
  const staffed = directory.units.filter(
    ({ id, active }) =>
      active && (directory.dutyOf(id, days[0] ?? 0) !== undefined || directory.headOf(id) !== undefined),
  );
  return staffed.filter(({ id }) => days.some((day) => directory.standInOf(id, day) === undefined));
}

interface Demand {
  readonly holiday: Holiday;
  readonly step: 'ask' | 'again';
  readonly missing: readonly Unit[];
}

/** One post per staff group: a unit is asked in its own where it has one. */
function toUnits({ directory }: OfficeVersion, { holiday, step, missing }: Demand, now: Moment): readonly PostDraft[] {
  const groups = Map.groupBy(missing, ({ id }): Group | undefined => directory.groupOfUnit(id));
  return [...groups].flatMap(([group, units]) => {
    if (!group) return [];
    const named = units.slice(0, NAMED).map(({ id }) => ({
      unit: unitLabel(directory, id),
      person: directory.dutyOf(id, now) ?? directory.headOf(id),
    }));
    return [
      {
        kind: 'reminder',
        to: { group: group.id },
        channel: group.channel,
        tickets: [],
        mentions: named.flatMap(({ person }) => person?.id ?? []),
        text: rosterDemand(holiday, { named, count: units.length, again: step === 'again' }, now),
        dedupeKey: `${REPORT}:${holiday.from}:${step}:${group.id}`,
        prompt: false,
      } as const,
    ];
  });
}

function toSupervisor({ directory }: OfficeVersion, holiday: Holiday, missing: readonly Unit[]): readonly PostDraft[] {
  const [person] = firstWith(directory, ['supervisor', 'leader', 'dispatcher', 'administrator']);
  const to: Addressees | undefined = person && personOf(person, directory);
  if (!to) return [];
  const units = missing.slice(0, NAMED).map(({ id }) => unitLabel(directory, id));
  return [
    {
      kind: 'escalation',
      to: to.to,
      channel: to.channel,
      tickets: [],
      mentions: to.mentions,
      text: rosterMissing(holiday, { units, count: missing.length, people: to.people }),
      dedupeKey: `${REPORT}:${holiday.from}:begun`,
      prompt: false,
    },
  ];
}
