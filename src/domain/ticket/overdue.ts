import type { Moment } from '../time/moment.ts';
import { isOpen } from './state.ts';
import type { Ticket } from './ticket.ts';

type Dated = Pick<Ticket, 'state' | 'completeBy' | 'completedAt'>;

/** 在办超期: open past its due moment; a shelved one has a review date instead. */
export const isOpenOverdue = ({ state, completeBy }: Dated, at: Moment): boolean =>
  isOpen(state) && state !== 'shelved' && at > completeBy;

/** 超期: completed after its due moment, or open past it. */
export const isOverdue = (ticket: Dated, at: Moment): boolean =>
  ticket.completedAt === null ? isOpenOverdue(ticket, at) : ticket.completedAt > ticket.completeBy;
