import type { UnitId } from '../domain/base/ids.ts';
import type { Arguments } from '../domain/chat-command/said.ts';
import { unitLabel } from '../domain/office/directory.ts';
import type { Person } from '../domain/office/person.ts';
import { addDays, dayOf, endOfDay, type Moment, startOfDay } from '../domain/time/moment.ts';
import type { OfficeVersion } from '../ports/office-store.ts';
import type { Stores } from '../ports/unit-of-work.ts';
import { DUTY_REFUSALS, dutyAnswer, dutyChanged, SENT_TO_STAFF } from '../wording/answers.ts';
import { LIST_LENGTH } from '../wording/ticket-lines.ts';
import { notDone, type StaffAnswer, told } from './staff-answer.ts';
import { seesEverything } from './worklist.ts';

/** 值班: who is on duty; with a name, that person takes over for the rest of today, or for tomorrow. */
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
  const units = named ? [named.id] : await unitsOf(stores, asker);
  const duties = units.map((unit) => ({ unit, person: directory.dutyOf(unit, now) }));
  return told(dutyAnswer(duties, { directory, now }), SENT_TO_STAFF);
}

/** One's own unit; for who looks after the whole office, the units that have work. */
async function unitsOf(stores: Stores, asker: Person): Promise<readonly UnitId[]> {
  if (!seesEverything(asker)) return asker.unit === undefined ? [] : [asker.unit];
  const open = await stores.tickets.openOf(null);
  return [...new Set(open.flatMap((ticket) => (ticket.unit === null ? [] : [ticket.unit])))].slice(0, LIST_LENGTH);
}

async function changeDuty(
  stores: Stores,
  { directory }: OfficeVersion,
  asker: Person,
  { person: name, on }: Arguments & { readonly person: string },
  now: Moment,
): Promise<StaffAnswer> {
  const dispatcher = asker.roles.includes('dispatcher');
  const called = directory.people.filter((person) => person.name === name && person.unit !== undefined);
  const own = called.filter((person) => person.unit === asker.unit);
  const candidates = own.length > 0 ? own : called;
  const [person] = candidates;
  if (!person?.unit) return notDone(DUTY_REFUSALS.unknown);
  if (candidates.length > 1) return notDone(DUTY_REFUSALS.several);
  if (!dispatcher && person.unit !== asker.unit) return notDone(DUTY_REFUSALS.otherUnit);
  const tomorrow = on === 'tomorrow';
  const day = addDays(dayOf(now), tomorrow ? 1 : 0);
  await stores.offices.changeDuty({
    unit: person.unit,
    person: person.id,
    from: tomorrow ? startOfDay(day) : now,
    until: endOfDay(day),
  });
  const said = dutyChanged(person.name, unitLabel(directory, person.unit), tomorrow ? '明天' : '今天');
  return told(said, '换班已记下。');
}
