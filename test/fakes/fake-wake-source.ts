import type { WakeSource } from '../../src/ports/wake-source.ts';
import type { FakeMessageLog } from './fake-message-log.ts';
import type { FakeOutbox } from './fake-outbox.ts';
import type { FakeReviewList } from './fake-review-list.ts';
import type { FakeTicketStore } from './fake-ticket-store.ts';

interface Looked {
  readonly messages: FakeMessageLog;
  readonly tickets: FakeTicketStore;
  readonly reviews: FakeReviewList;
  readonly outbox: FakeOutbox;
}

export const fakeWakeSource = ({ messages, tickets, reviews, outbox }: Looked): WakeSource => ({
  async next(channels) {
    return {
      message: messages.earliestWaiting(),
      ticket: tickets.earliestNext(),
      review: reviews.earliestNext(),
      post: outbox.earliestQueued(channels),
    };
  },
});
