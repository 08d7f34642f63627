import { type Moment, parseMoment } from '../../src/domain/time/moment.ts';

/** A moment from its text, Shanghai time where it names no offset. */
export function at(text: string): Moment {
  const moment = parseMoment(text);
  if (moment === undefined) throw new Error(`not a moment: ${text}`);
  return moment;
}

/** A working day without anything special about it: builders start there. */
export const MONDAY_MORNING = at('2026-03-02 09:00');
