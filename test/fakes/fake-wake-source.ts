import type { WakeSource } from '../../src/ports/wake-source.ts';
import type { FakeMessageLog } from './fake-message-log.ts';
import type { FakeOutbox } from './fake-outbox.ts';
import type { FakeTicketStore } from './fake-ticket-store.ts';

interface Looked {
  readonly messages: FakeMessageLog;
  readonly tickets: FakeTicketStore;
  readonly outbox: FakeOutbox;
}

export const fakeWakeSource = ({ messages, tickets, outbox }: Looked): WakeSource => ({
  async next(channels) {
    return {
      message: messages.earliestWaiting(),
      ticket: tickets.earliestNext(),
      post: outbox.earliestQueued(channels),
    };
  },
});
