import type { TicketAt } from './ticket-at.ts';

/** The words the definitions of figures are made of. */

export const received = (t: TicketAt): boolean => t.ofPeriod;
export const completed = (t: TicketAt): boolean => t.ofPeriod && t.completed;
export const scored = (t: TicketAt): boolean => t.ofPeriod && t.scored;
/** Completing implies the signature (contract §10). */
export const accepted = (t: TicketAt): boolean => t.reached(t.fact.acceptedAt) || t.completed;
export const contactIsJudged = (t: TicketAt): boolean => scored(t) && t.passed(t.fact.respondBy);
export const contactedInTime = (t: TicketAt): boolean =>
  t.fact.contactedAt !== null && t.reached(t.fact.contactedAt) && t.fact.contactedAt <= t.fact.respondBy;
export const returned = (t: TicketAt): boolean => t.fact.returns > 0;
/** A return that was upheld is not held against the unit that has the ticket now. */
export const wronglyReturned = (t: TicketAt): boolean => t.fact.wronglyReturned;
export const satisfaction = (t: TicketAt) => t.fact.followUp?.satisfaction ?? null;
export const isAnswered = (t: TicketAt): boolean => completed(t) && t.scored;
export const wasAsked = ({ fact: { followUp }, reached }: TicketAt): boolean =>
  followUp !== null && (reached(followUp.askedAt) || followUp.resolved !== null || followUp.satisfaction !== null);
export const onTime = (t: TicketAt): boolean => t.completed && (t.fact.completedAt ?? 0) <= t.fact.completeBy;
