import type { ChannelName, MessageId } from '../../src/domain/base/ids.ts';
import { firstFreeLetter, LETTER_REST } from '../../src/domain/chat-command/review-letter.ts';
import type { Moment } from '../../src/domain/time/moment.ts';
import type { ReviewAbout, ReviewDecision, ReviewItem, ReviewList } from '../../src/ports/review-list.ts';
import { type Rollback, storedCopy } from './rollback.ts';

export interface FakeReviewList extends ReviewList, Rollback {
  holds(channel: ChannelName, message: MessageId): boolean;
  /** When something is to be said of an item. */
  earliestNext(): Moment | null;
  /** Every item, decided ones too. */
  all(): readonly ReviewItem[];
}

const copyOf = (item: ReviewItem | undefined): ReviewItem | undefined => item && storedCopy(item);

/** The review list in memory. */
export function fakeReviewList(): FakeReviewList {
  let rows: readonly ReviewItem[] = [];
  // Like the database's sequence it is never put back.
  let lastId = 0;
  const open = (): ReviewItem[] =>
    storedCopy(rows.filter((row) => row.decided === null).sort((a, b) => a.openedAt - b.openedAt || a.id - b.id));
  const change = (is: (item: ReviewItem) => boolean, to: Partial<ReviewItem>): number => {
    const meant = rows.filter((row) => row.decided === null && is(row));
    rows = rows.map((row) => (meant.includes(row) ? { ...row, ...to } : row));
    return meant.length;
  };
  const borne = (now: Moment): string[] =>
    rows.filter((row) => row.decided === null || row.decided.at > now - LETTER_REST).map((row) => row.letter);

  return {
    async add(listing, once) {
      const same = (row: ReviewItem): boolean => row.kind === listing.kind && row.subject === listing.subject;
      if (rows.some((row) => same(row) && (row.decided === null || once === 'ever'))) return undefined;
      lastId += 1;
      const letter = firstFreeLetter(borne(listing.openedAt));
      const item = storedCopy({ ...listing, id: lastId, letter, announcedAt: null, decided: null });
      rows = [...rows, item];
      return item;
    },
    async open() {
      return open();
    },
    find: async (id) => copyOf(rows.find((row) => row.id === id)),
    byLetter: async (letter) => open().find((item) => item.letter === letter),
    latest: async (letter) => copyOf(rows.findLast((row) => row.letter === letter)),
    lock: async (id) => open().some((item) => item.id === id),
    decided: async (kind, { from, to }) =>
      storedCopy(
        rows
          .filter(({ kind: its, decided }) => its === kind && decided !== null && decided.at >= from && decided.at < to)
          .toSorted((a, b) => (a.decided?.at ?? 0) - (b.decided?.at ?? 0) || a.id - b.id),
      ),
    decide: async (id, decided: ReviewDecision) => change((item) => item.id === id, { decided }) === 1,
    async dismiss(about: ReviewAbout, words, at, by = 'system', answer = 'dismissed') {
      const { kind, ticket, message, partner } = about;
      if (ticket === undefined && message === undefined && partner === undefined) return;
      const meant = (item: ReviewItem): boolean =>
        (kind === undefined || item.kind === kind) &&
        (ticket === undefined || item.ticket === ticket) &&
        (message === undefined || (item.channel === message.channel && item.message === message.id)) &&
        (partner === undefined || item.data['partner'] === partner);
      change(meant, { decided: { answer, words, by, at } });
    },
    due: async (now) => open().filter((item) => item.nextAt !== null && item.nextAt <= now),
    unannounced: async () => open().filter((item) => item.announcedAt === null),
    async announced(id, at, nextAt) {
      const announcedAt = rows.find((row) => row.id === id)?.announcedAt ?? at;
      rows = rows.map((row) => (row.id === id ? { ...row, announcedAt, nextAt } : row));
    },
    holds: (channel, message) => open().some((item) => item.channel === channel && item.message === message),
    earliestNext() {
      const moments = open().flatMap((item) => (item.nextAt === null ? [] : [item.nextAt]));
      return moments.length === 0 ? null : Math.min(...moments);
    },
    all: () => storedCopy(rows),
    snapshot() {
      const kept = rows;
      return () => {
        rows = kept;
      };
    },
  };
}
