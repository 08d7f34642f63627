import { isSilent, type SensitiveMatter } from '../complaint/sensitive-matters.ts';
import type { Ticket } from './ticket.ts';

/** A sensitive matter came in; one that was there stays. */
export const silenced = (ticket: Ticket, matter: SensitiveMatter | undefined): Partial<Ticket> =>
  matter === undefined || ticket.sensitive ? {} : { matter, sensitive: isSilent(matter) };
