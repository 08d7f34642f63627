import type { TicketNumber } from '../base/ids.ts';
import type { Day } from '../time/moment.ts';

/** `20260312-012`: the Shanghai day and the place in the order of opening, three digits or more. */
export const ticketNumber = (day: Day, place: number): TicketNumber =>
  `${day.replaceAll('-', '')}-${String(place).padStart(3, '0')}`;

/** The number as posts show it: `0312-012`. */
export const shortNumber = (number: TicketNumber): string => number.slice(4);
