import { z } from 'zod';
import type { Ticket } from '../../../../domain/ticket/ticket.ts';
import type { HttpDeps } from '../../http-deps.ts';
import { InputError } from '../../input-error.ts';
import { type Route, route } from '../../route.ts';
import type { SimDesk } from '../desk.ts';
import { sendText } from '../send-text.ts';
import { ticketCard } from './ticket-card-view.ts';
import { ticketList } from './ticket-list-view.ts';

const TicketParams = z.object({ number: z.string().describe('完整的工单号，或者消息里的短号，如 0312-012') });
/** Posts write `0312-012`. */
const SHORT = /^\d{4}-\d{3,}$/u;

/** The card of a ticket and the list of open ones, as pieces of the page. */
export function ticketRoutes(deps: HttpDeps, desk: SimDesk): readonly Route[] {
  const { tickets } = deps.stores;

  async function find(number: string): Promise<Ticket> {
    const found =
      (await tickets.find(number)) ?? (SHORT.test(number) ? (await tickets.endingIn(number, 1))[0] : undefined);
    if (!found) throw new InputError(`没有工单“${number}”。`, 404);
    return found;
  }

  return [
    route({
      method: 'get',
      path: '/sim/tickets',
      summary: '在办的工单，供网页显示',
      answers: { 200: { description: '网页片段', type: 'text/html' } },
      async handle(_input, ctx) {
        const { directory } = await desk.office();
        sendText(
          ctx,
          'text/html; charset=utf-8',
          ticketList(await tickets.openOf(null), directory, deps.clock.now()).toString(),
        );
      },
    }),
    route({
      method: 'get',
      path: '/sim/tickets/:number/card',
      summary: '一件工单的办件卡，供网页显示',
      params: TicketParams,
      answers: { 200: { description: '网页片段', type: 'text/html' }, 404: { description: '没有这件' } },
      async handle({ params }, ctx) {
        const ticket = await find(params.number);
        const { directory } = await desk.office();
        const events = await tickets.events(ticket.number);
        sendText(
          ctx,
          'text/html; charset=utf-8',
          ticketCard({ ticket, events, directory, now: deps.clock.now() }).toString(),
        );
      },
    }),
  ];
}
