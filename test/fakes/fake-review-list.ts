import type { ChannelName, MessageId } from '../../src/domain/base/ids.ts';
import { firstFreeLetter } from '../../src/domain/chat-command/review-letter.ts';
import type { Moment } from '../../src/domain/time/moment.ts';
import type { ReviewItem, ReviewList } from '../../src/ports/review-list.ts';
import type { Rollback } from './rollback.ts';

interface Row {
  readonly item: ReviewItem;
  readonly decided: { readonly decision: string; readonly at: Moment } | null;
}

export interface FakeReviewList extends ReviewList, Rollback {
  holds(channel: ChannelName, message: MessageId): boolean;
}

/** The review list in memory. */
export function fakeReviewList(): FakeReviewList {
  let rows: readonly Row[] = [];
  const open = (): ReviewItem[] =>
    rows
      .filter((row) => row.decided === null)
      .map((row) => row.item)
      .sort((a, b) => a.openedAt - b.openedAt);
  const close = (is: (item: ReviewItem) => boolean, decision: string, at: Moment): void => {
    rows = rows.map((row) => (row.decided === null && is(row.item) ? { ...row, decided: { decision, at } } : row));
  };
  return {
    async add(item) {
      const same = (one: ReviewItem): boolean =>
        one.kind === item.kind &&
        one.channel === item.channel &&
        one.message === item.message &&
        one.ticket === item.ticket;
      if (open().some(same)) return undefined;
      const added = { ...item, letter: firstFreeLetter(open().map((one) => one.letter)) };
      rows = [...rows, { item: added, decided: null }];
      return added;
    },
    async open() {
      return open();
    },
    async byLetter(letter) {
      return open().find((item) => item.letter === letter);
    },
    async decide(letter, decision, at) {
      close((item) => item.letter === letter, decision, at);
    },
    async dismiss(about, decision, at) {
      const meant = ({ ticket, message }: ReviewItem): boolean =>
        (about.ticket !== undefined && ticket === about.ticket) ||
        (about.message !== undefined && message === about.message);
      close(meant, decision, at);
    },
    holds: (channel, message) => open().some((item) => item.channel === channel && item.message === message),
    snapshot() {
      const kept = rows;
      return () => {
        rows = kept;
      };
    },
  };
}
