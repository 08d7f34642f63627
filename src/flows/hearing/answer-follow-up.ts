import type { ResidentWord } from '../../domain/complaint/resident-words.ts';
import { SYSTEM } from '../../domain/office/actor.ts';
import { isOpen } from '../../domain/ticket/state.ts';
import type { Moment } from '../../domain/time/moment.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import type { Service } from '../service.ts';
import { tellUnit } from '../telling/tell-unit.ts';
import { changeTicket } from '../tickets/change-ticket.ts';
import { listForReview } from '../tickets/list-for-review.ts';
import type { Answered, Wish } from './resident-wish.ts';

type FollowUpWord = Extract<ResidentWord, { word: 'followUp' }>;

/** “解决了，满意” and “没解决”: kept on the ticket; an unresolved one goes back to its unit at once. */
export async function answerFollowUp(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  wish: Wish & { readonly word: FollowUpWord },
  now: Moment,
): Promise<Answered> {
  const { ticket, word, answer } = wish;
  if (isOpen(ticket.state)) return answerEarly(stores, service, office, wish, now);
  if (ticket.state === 'closed') return answerLate(stores, service, office, wish, now);
  const { resolved, satisfaction } = word;
  const kept = await changeTicket(stores, service, office, {
    ticket,
    command: {
      name: 'followUp',
      ...(resolved === undefined ? {} : { resolved }),
      ...(satisfaction === undefined ? {} : { satisfaction }),
    },
    actor: wish.actor,
    now,
    cause: wish.asked.message.id,
  });
  if (!kept.done) return answer({ word: 'progress', ticket }, [ticket]);
  if (resolved !== false) return answer({ word: 'thanked', ticket }, [ticket]);
  const reworked = await changeTicket(stores, service, office, {
    ticket: kept.value.ticket,
    command: { name: 'rework', reason: '群众反映没有解决' },
    actor: SYSTEM,
    now,
    cause: wish.asked.message.id,
  });
  const current = reworked.done ? reworked.value.ticket : ticket;
  return answer({ word: 'reworked', ticket: current }, [current]);
}

/** Before the unit has reported: “解决了” is passed on to the unit, “没解决” is a question about the progress. */
async function answerEarly(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  { ticket, word, answer, asked }: Wish & { readonly word: FollowUpWord },
  now: Moment,
): Promise<Answered> {
  if (word.resolved !== true) return answer({ word: 'progress', ticket }, [ticket]);
  await tellUnit(stores, service, office, { ticket, about: 'solved', cause: asked.message.id }, now);
  return answer({ word: 'unitAsked', ticket }, [ticket]);
}

/** After closing only the dispatcher can reopen: he is asked. */
async function answerLate(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  { ticket, word, answer }: Wish & { readonly word: FollowUpWord },
  now: Moment,
): Promise<Answered> {
  if (word.resolved !== false) return answer({ word: 'thanked', ticket }, [ticket]);
  await listForReview(stores, service, office, { kind: 'unresolvedAfter', ticket }, now);
  return answer({ word: 'dispatcherAsked', ticket }, [ticket]);
}
