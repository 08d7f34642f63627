import { testOf } from './condition-test.ts';
import { completedLate, done, open, openOverdue, present, received, shelved } from './figure-terms.ts';
import type { FigureWindow } from './figure-window.ts';
import type { TicketFact } from './ticket-facts.ts';

export type { FigureWindow } from './figure-window.ts';

/** A ticket as the figures see it at a cut-off, for lists that print single tickets. */
export interface TicketAt {
  readonly fact: TicketFact;
  /** Opened in the period; else carried over from an earlier one. */
  readonly ofPeriod: boolean;
  readonly completed: boolean;
  readonly open: boolean;
  readonly shelved: boolean;
  readonly openOverdue: boolean;
  readonly completedLate: boolean;
}

/** The ticket at the cut-off, in the terms of the figures; undefined when it was not there yet, or does not count at all. */
export function ticketAt(fact: TicketFact, window: FigureWindow): TicketAt | undefined {
  if (!testOf(present)(fact, window)) return undefined;
  return {
    fact,
    ofPeriod: testOf(received)(fact, window),
    completed: testOf(done)(fact, window),
    open: testOf(open)(fact, window),
    shelved: testOf(shelved)(fact, window),
    openOverdue: testOf(openOverdue)(fact, window),
    completedLate: testOf(completedLate)(fact, window),
  };
}
