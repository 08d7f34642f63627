/** States of a ticket; the Chinese names stand in wording. Open = all but completed, closed, cancelled. */
export const TICKET_STATES = [
  'pending',
  'dispatched',
  'inProgress',
  'waiting',
  'shelved',
  'replied',
  'completed',
  'closed',
  'cancelled',
] as const;
export type TicketState = (typeof TICKET_STATES)[number];

export const OPEN_STATES: readonly TicketState[] = [
  'pending',
  'dispatched',
  'inProgress',
  'waiting',
  'shelved',
  'replied',
];

export const isOpen = (state: TicketState): boolean => OPEN_STATES.includes(state);
