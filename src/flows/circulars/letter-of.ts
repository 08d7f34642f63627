import { documentNumber } from '../../domain/report/document-number.ts';
import { addDays, type Day, dayOf, type Moment, parseDay } from '../../domain/time/moment.ts';
import type { CircularWishes, KeptCircular } from '../../ports/circular-log.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { LETTER_FAULTS } from '../../wording/circular-letter.ts';
import { circularName } from '../../wording/circular-notice.ts';
import { windowOf } from './circular-window.ts';

/** What stands around the text of a circular. */
export interface Letter {
  /** Undefined = it is numbered when it is issued. */
  readonly number: string | undefined;
  /** Undefined = the office's own. */
  readonly issuer: string | undefined;
  readonly rectifyBy: Day;
  /** What has to be put right before it may be submitted, a sentence each. */
  readonly faults: readonly string[];
}

export interface LetterToRead {
  readonly circulars: Pick<Stores['circulars'], 'bearing'>;
  readonly circular: number;
  readonly wishes: Pick<CircularWishes, 'number' | 'issuer' | 'rectifyBy'>;
  /** The day to rectify where nobody asked for another. */
  readonly usual: Day;
  readonly now: Moment;
}

/** Reads what was typed; what has a fault is printed as if it had been left empty, or as it was typed. */
export async function letterOf(given: LetterToRead): Promise<Letter> {
  const { number, issuer, rectifyBy } = given.wishes;
  const asked = parseDay(rectifyBy);
  const faults = [await numberFault(given), rectifyBy === '' ? undefined : dayFault(rectifyBy, asked, given.now)];
  return {
    number: number === '' ? undefined : number,
    issuer: issuer === '' ? undefined : issuer,
    rectifyBy: asked ?? given.usual,
    faults: faults.filter((fault) => fault !== undefined),
  };
}

async function numberFault({ circulars, circular, wishes: { number }, now }: LetterToRead) {
  if (number === '') return undefined;
  const read = documentNumber(number);
  if (!read) return LETTER_FAULTS.numberForm(number);
  const year = Number(dayOf(now).slice(0, 4));
  // What is written in January may still bear the number of the year before.
  if (read.year > year || read.year < year - 1) return LETTER_FAULTS.numberYear(number, year);
  const other = await circulars.bearing(read.written, circular);
  return other && LETTER_FAULTS.numberTaken(number, nameOf(other), other.state === 'issued');
}

const nameOf = (circular: KeptCircular): string => circularName(windowOf(circular).period);

const MOST_DAYS = 366;
function dayFault(typed: string, asked: Day | undefined, now: Moment): string | undefined {
  if (asked === undefined) return LETTER_FAULTS.dayForm(typed);
  const today = dayOf(now);
  if (asked <= today) return LETTER_FAULTS.dayPast(asked, addDays(today, 1), now);
  return asked > addDays(today, MOST_DAYS) ? LETTER_FAULTS.dayFar(asked) : undefined;
}
