import type { UnitId } from '../../domain/base/ids.ts';
import { type DayRange, dutyDays } from '../../domain/chat-command/duty-days.ts';
import type { Arguments } from '../../domain/chat-command/said.ts';
import { unitLabel } from '../../domain/office/directory.ts';
import type { Person } from '../../domain/office/person.ts';
import { addDays, dayOf, endOfDay, HOUR, type Moment, startOfDay } from '../../domain/time/moment.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { SENT_TO_STAFF } from '../../wording/answers.ts';
import { DUTY_REFUSALS, dutyAnswer, dutyCancelled, dutyChanged, nothingChanged } from '../../wording/duty.ts';
import { LIST_LENGTH } from '../../wording/ticket-lines.ts';
import { notDone, type StaffAnswer, told } from '../acting/staff-answer.ts';
import { seesEverything } from '../acting/worklist.ts';

const NOON = 12 * HOUR;

/** 值班: who is on duty; with a name, that person takes over, for the rest of today or for the days that are named. */
export async function answerDuty(
  stores: Stores,
  office: OfficeVersion,
  asker: Person,
  asked: Arguments,
  now: Moment,
): Promise<StaffAnswer> {
  const { directory } = office;
  const named = asked.person === undefined ? undefined : directory.unitNamed(asked.person);
  if (asked.person !== undefined && !named)
    return changeDuty(stores, office, asker, { ...asked, person: asked.person }, now);
  const days = daysOf(asked, office, now);
  if (!days) return notDone(DUTY_REFUSALS.days);
  const units = named ? [named.id] : await unitsOf(stores, asker);
  const day = days[0]?.from ?? dayOf(now);
  const moment = day === dayOf(now) ? now : startOfDay(day) + NOON;
  const duties = units.map((unit) => ({ unit, person: directory.dutyOf(unit, moment) }));
  return told(dutyAnswer(duties, { directory, now, day }), SENT_TO_STAFF);
}

/** One's own unit; for who looks after the whole office, the units that have work. */
async function unitsOf(stores: Stores, asker: Person): Promise<readonly UnitId[]> {
  if (!seesEverything(asker)) return asker.unit === undefined ? [] : [asker.unit];
  const open = await stores.tickets.openOf(null);
  return [...new Set(open.flatMap((ticket) => (ticket.unit === null ? [] : [ticket.unit])))].slice(0, LIST_LENGTH);
}

/** Today, where no day is named. */
const daysOf = ({ on }: Arguments, { calendar }: OfficeVersion, now: Moment): readonly DayRange[] | undefined => {
  const today = dayOf(now);
  return on === undefined ? [{ from: today, to: today }] : dutyDays(on, { today, calendar });
};

/** From now on where it begins today: what was before is past. */
const spanOf = ({ from, to }: DayRange, now: Moment): { readonly from: Moment; readonly until: Moment } => ({
  from: Math.max(startOfDay(from), now),
  until: endOfDay(to),
});

async function changeDuty(
  stores: Stores,
  office: OfficeVersion,
  asker: Person,
  asked: Arguments & { readonly person: string },
  now: Moment,
): Promise<StaffAnswer> {
  const { directory } = office;
  const candidate = candidateOf(asked.person, asker, office);
  if ('refusal' in candidate) return notDone(candidate.refusal);
  const { person, unit } = candidate;
  const days = daysOf(asked, office, now);
  if (!days) return notDone(DUTY_REFUSALS.days);
  for (const range of days) await stores.offices.changeDuty({ unit, person: person.id, ...spanOf(range, now) });
  return told(dutyChanged(person.name, unitLabel(directory, unit), days, now), '换班已记下。');
}

type Candidate = { readonly person: Person; readonly unit: UnitId } | { readonly refusal: string };

/** Of several with one name the one of the asker's own unit; only who dispatches names people of another. */
function candidateOf(name: string, asker: Person, { directory, policy }: OfficeVersion): Candidate {
  const active = policy.people.filter((person) => person.active !== false && person.unit !== undefined);
  const called = active.filter((person) => person.name === name);
  const own = called.filter((person) => person.unit === asker.unit);
  const candidates = own.length > 0 ? own : called;
  const [person] = candidates;
  if (!person?.unit) return { refusal: DUTY_REFUSALS.unknown };
  if (candidates.length > 1) return { refusal: DUTY_REFUSALS.several };
  if (!mayChange(asker, person.unit)) return { refusal: DUTY_REFUSALS.otherUnit };
  return directory.unit(person.unit) ? { person, unit: person.unit } : { refusal: DUTY_REFUSALS.unknown };
}

const mayChange = (asker: Person, unit: UnitId): boolean =>
  asker.unit === unit || asker.roles.some((role) => role === 'dispatcher' || role === 'administrator');

/** 取消值班: the usual person is on duty again. For another unit the dispatcher names it, or one of its people. */
export async function cancelDuty(
  stores: Stores,
  office: OfficeVersion,
  asker: Person,
  asked: Arguments,
  now: Moment,
): Promise<StaffAnswer> {
  const { directory, policy } = office;
  const named = asked.person;
  const unit =
    named === undefined
      ? asker.unit
      : (directory.unitNamed(named)?.id ?? policy.people.find((person) => person.name === named)?.unit);
  if (unit === undefined) return notDone(named === undefined ? DUTY_REFUSALS.unitNeeded : DUTY_REFUSALS.unknown);
  if (!mayChange(asker, unit)) return notDone(DUTY_REFUSALS.otherUnit);
  const days = daysOf(asked, office, now);
  if (!days) return notDone(DUTY_REFUSALS.days);
  if (!days.some((range) => changedIn(unit, range, office, now))) {
    const text = nothingChanged(
      unitLabel(directory, unit),
      directory.dutyOf(unit, spanOf(days[0] as DayRange, now).from),
      days,
      now,
    );
    return told(text, '这几天没有换班。');
  }
  for (const range of days) await stores.offices.changeDuty({ unit, person: null, ...spanOf(range, now) });
  const usual = (await stores.offices.current())?.directory.dutyOf(unit, spanOf(days[0] as DayRange, now).from);
  return told(dutyCancelled(unitLabel(directory, unit), usual, days, now), '已收回换班。');
}

/** A change of duty lasts to the end of a day, and begins with one or now: one look a day finds it. */
function changedIn(unit: UnitId, range: DayRange, { directory }: OfficeVersion, now: Moment): boolean {
  for (let day = range.from; day <= range.to; day = addDays(day, 1)) {
    if (directory.standInOf(unit, Math.max(endOfDay(day) - 1, now))) return true;
  }
  return false;
}
