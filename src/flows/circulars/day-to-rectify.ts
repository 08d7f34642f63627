import { orUnknown } from '../../domain/reminder/rung-items.ts';
import { rectifyBy } from '../../domain/report/rectify-by.ts';
import { addDays, type Day, dayOf, parseDay } from '../../domain/time/moment.ts';
import type { CircularRevision } from '../../ports/circular-log.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';

type Office = Pick<OfficeVersion, 'calendar'>;

/** The day a draft asks for: the one that was typed, else counted from the day it was made. */
export const dayDemanded = (office: Office, { wishes, madeAt }: Pick<CircularRevision, 'wishes' | 'madeAt'>): Day =>
  parseDay(wishes.rectifyBy) ?? dayToRectify(office, dayOf(madeAt));

/** The usual day to rectify of what is made on a day; in a year whose days off nobody knows, a week. */
export const dayToRectify = ({ calendar }: Office, day: Day): Day =>
  orUnknown(() => rectifyBy(calendar, day)) ?? addDays(day, 7);
