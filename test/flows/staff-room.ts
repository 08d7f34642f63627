import type { TicketState } from '../../src/domain/ticket/state.ts';
import type { Ticket } from '../../src/domain/ticket/ticket.ts';
import { runCommand } from '../../src/flows/commands/run-command.ts';
import type { LoggedMessage } from '../../src/ports/message-log.ts';
import type { QueuedPost } from '../../src/ports/outbox.ts';
import { aMessage } from '../builders/a-message.ts';
import { type Opening, storyOf } from '../builders/a-ticket.ts';
import { personAs } from '../builders/an-actor.ts';
import { MONDAY_MORNING } from '../builders/moments.ts';
import { type TestService, testService } from '../builders/test-service.ts';

/** A staff group with tickets, where people say things and hear what comes back. */
export interface StaffRoom {
  readonly service: TestService;
  put(number: string, state: TicketState, opening?: Opening): Promise<Ticket>;
  /** Says it; the answers, the first one first, as `where: text`. Undefined when it was no command. */
  say(
    person: string,
    text: string,
    more?: Partial<LoggedMessage> & { readonly quoted?: readonly string[] },
  ): Promise<readonly string[] | undefined>;
  state(number: string): Promise<string>;
  ticket(number: string): Promise<Ticket>;
}

export const NOW = MONDAY_MORNING + 40 * 60_000;

export async function staffRoom(): Promise<StaffRoom> {
  const service = await testService({ now: NOW });
  const { stores } = service;
  let said = 0;
  const ticket = async (number: string): Promise<Ticket> => {
    const found = await stores.tickets.find(number);
    if (!found) throw new Error(`no ticket ${number}`);
    return found;
  };
  return {
    service,
    ticket,
    async put(number, state, opening = {}) {
      const { ticket: put, events } = storyOf(state, { ...opening, number });
      await stores.tickets.save({ ticket: put, events, decidedOn: 0, nextAt: null });
      return put;
    },
    async say(person, text, { quoted, ...more } = {}) {
      said += 1;
      const office = await service.office();
      const message: LoggedMessage = {
        ...aMessage({
          group: 'g-staff',
          id: `s${said}`,
          from: person.replace('p-', 'wx-'),
          text,
          sentAt: NOW,
          ...more,
        }),
        receivedAt: NOW,
        outcome: null,
        recalled: false,
      };
      const group = office.directory.group(message.group);
      if (!group) throw new Error('no such group');
      const post = quoted ? ({ kind: 'dispatch', tickets: quoted } as unknown as QueuedPost) : undefined;
      const before = stores.outbox.all().length;
      const ran = await service.work.run((inside) =>
        runCommand(inside, service, office, { message, actor: personAs(person), group, quoted: post }, NOW),
      );
      return ran ? answersAmong(stores.outbox.all().slice(before), message.id) : undefined;
    },
    state: async (number) => (await ticket(number)).state,
  };
}

/** Only what answers the message; announcements of the change have tests of their own. */
const answersAmong = (posts: readonly QueuedPost[], id: string): readonly string[] =>
  posts
    .filter((post) => post.dedupeKey.startsWith('answer:') && post.dedupeKey.includes(`:${id}`))
    .map((post) => `${'group' in post.to ? post.to.group : post.to.person} ${post.kind}: ${post.text}`);
