import type { UnitId } from '../../domain/base/ids.ts';
import { unitLabel } from '../../domain/office/directory.ts';
import type { Person } from '../../domain/office/person.ts';
import { addDays, dayOf, HOUR, type Moment, startOfDay } from '../../domain/time/moment.ts';
import { isWorkingDay } from '../../domain/time/working-calendar.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import { SENT_TO_STAFF } from '../../wording/answers.ts';
import { DUTY_REFUSALS, rosterAnswer } from '../../wording/duty.ts';
import { notDone, type StaffAnswer, told } from '../acting/staff-answer.ts';
import { seesEverything } from '../acting/worklist.ts';

const DAYS_SHOWN = 7;
const NOON = 12 * HOUR;

/** 值班表: the next seven days of one's own unit, or of the one that is named by who looks after all. */
export function showRoster(office: OfficeVersion, asker: Person, named: UnitId | undefined, now: Moment): StaffAnswer {
  const { directory, calendar } = office;
  const unit = directory.unit(named ?? asker.unit);
  if (!unit) return notDone(DUTY_REFUSALS.unitNeeded);
  if (unit.id !== asker.unit && !seesEverything(asker)) return notDone(DUTY_REFUSALS.otherUnit);
  const today = dayOf(now);
  const days = Array.from({ length: DAYS_SHOWN }, (_, step) => {
    const day = addDays(today, step);
    const person = directory.dutyOf(unit.id, step === 0 ? now : startOfDay(day) + NOON);
    return { day, person, off: !isWorkingDay(calendar, day) };
  });
  return told(rosterAnswer(unitLabel(directory, unit.id), days, now), SENT_TO_STAFF);
}
