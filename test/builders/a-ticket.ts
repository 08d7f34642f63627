import { sha256 } from '../../src/adapters/digest.ts';
import type { Message } from '../../src/domain/complaint/message.ts';
import type { ComplaintKind, Urgency } from '../../src/domain/complaint/verdict.ts';
import { SYSTEM } from '../../src/domain/office/actor.ts';
import type { EventBody, TicketEvent } from '../../src/domain/ticket/event.ts';
import { append } from '../../src/domain/ticket/event-chain.ts';
import { openTicket } from '../../src/domain/ticket/open-ticket.ts';
import type { TicketState } from '../../src/domain/ticket/state.ts';
import type { Ticket } from '../../src/domain/ticket/ticket.ts';
import { DAY, HOUR, MINUTE, type Moment } from '../../src/domain/time/moment.ts';
import { aContext } from './a-context.ts';
import { aMessage } from './a-message.ts';
import { MONDAY_MORNING } from './moments.ts';

/** A ticket with the events that made it. */
export interface Story {
  readonly ticket: Ticket;
  readonly events: readonly TicketEvent[];
}

export interface Opening {
  readonly number?: string;
  readonly kind?: ComplaintKind;
  readonly urgency?: Urgency;
  readonly first?: Message;
}

const REPLY = '已于今天上午派人疏通下水道，现场清理完毕，回访住户确认排水正常。';

export const anOpening = ({ kind = 'help', urgency = 'normal', first = aMessage() }: Opening = {}): EventBody =>
  openTicket(
    {
      source: 'wechat',
      first,
      others: [],
      verdict: { kind, category: '城乡建设/排水排污', urgency, sensitive: false },
      subject: '柳荫小区下水道堵了',
      place: '柳荫小区3号楼',
      area: 'a-river',
    },
    1,
    aContext(),
  );

const dispatched = (now: Moment): EventBody => ({
  event: 'dispatched',
  data: { unit: 'u-river', rule: '河沿社区 → 河沿社区', acceptBy: now + 2 * HOUR, respondBy: now + DAY },
});
const accepted: EventBody = { event: 'accepted', data: {} };
const completed: EventBody = { event: 'completed', data: { text: REPLY, result: 'resolved' } };

/** The events after the opening that lead to each state, ten minutes apart. */
const WAY_TO: { readonly [S in TicketState]: (now: Moment) => readonly EventBody[] } = {
  pending: () => [],
  dispatched: (now) => [dispatched(now)],
  inProgress: (now) => [dispatched(now), accepted],
  waiting: (now) => [
    dispatched(now),
    accepted,
    { event: 'paused', data: { text: '请问是几单元？', until: now + 3 * DAY } },
  ],
  shelved: (now) => [
    dispatched(now),
    accepted,
    { event: 'shelvingRequested', data: { reason: '待管网改造', days: 30 } },
    { event: 'shelved', data: { reason: '待管网改造', reviewOn: now + 30 * DAY } },
  ],
  replied: (now) => [
    dispatched(now),
    accepted,
    { event: 'replied', data: { text: '已收悉', result: 'resolved', faults: ['答复太短，没有说明怎么办的'] } },
  ],
  completed: (now) => [dispatched(now), accepted, completed],
  closed: (now) => [dispatched(now), accepted, completed, { event: 'closed', data: { reason: '已回访' } }],
  cancelled: () => [{ event: 'cancelled', data: { reason: '诉求人撤回' } }],
};

/** A ticket brought to a state by its events, with the chain as the service would write it. */
export function storyOf(state: TicketState, opening: Opening = {}): Story {
  const number = opening.number ?? '20260302-001';
  const start = opening.first?.sentAt ?? MONDAY_MORNING;
  let story: Story | undefined;
  for (const [step, body] of [anOpening(opening), ...WAY_TO[state](start)].entries()) {
    const next = append(story?.ticket, [body], {
      number,
      at: start + step * 10 * MINUTE,
      actor: SYSTEM,
      digest: sha256,
    });
    story = { ticket: next.ticket, events: [...(story?.events ?? []), ...next.events] };
  }
  return story as Story;
}

export const ticketIn = (state: TicketState, overrides: Partial<Ticket> = {}): Ticket => ({
  ...storyOf(state).ticket,
  ...overrides,
});

/** A ticket in the state asked for (pending where none is), other fields as given. */
export const aTicket = ({ state = 'pending', ...overrides }: Partial<Ticket> = {}): Ticket =>
  ticketIn(state, overrides);
