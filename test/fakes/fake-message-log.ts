import type { ChannelName, MessageId } from '../../src/domain/base/ids.ts';
import type { Message } from '../../src/domain/complaint/message.ts';
import type { Moment } from '../../src/domain/time/moment.ts';
import type { LoggedMessage, MessageLog } from '../../src/ports/message-log.ts';
import { byText, type Rollback, storedCopy, storedText } from './rollback.ts';

type Row = Omit<LoggedMessage, 'recalled'>;

export interface FakeMessageLog extends MessageLog, Rollback {
  /** When the first unprocessed message was received. */
  earliestWaiting(): Moment | null;
}

const keyOf = (channel: ChannelName, id: MessageId): string => `${channel} ${id}`;
const inOrder = (a: Row, b: Row): number => a.sentAt - b.sentAt || byText(a.id, b.id);

/** Messages in memory. `isOpenReview` is asked before a message is forgotten. */
export function fakeMessageLog(isOpenReview: (channel: ChannelName, id: MessageId) => boolean): FakeMessageLog {
  let rows = new Map<string, Row>();
  const all = (): Row[] => [...rows.values()].sort(inOrder);
  const read = (row: Row): LoggedMessage =>
    storedCopy({ ...row, recalled: rows.has(keyOf(row.channel, `recall:${row.id}`)) });
  const waiting = (settledBy: Moment): Row[] =>
    all().filter((row) => row.outcome === null && Math.min(row.sentAt, row.receivedAt) <= settledBy);

  return {
    async add(message: Message, receivedAt) {
      const key = keyOf(message.channel, message.id);
      if (rows.has(key)) return false;
      rows.set(key, { ...storedCopy(message), text: storedText(message.text), receivedAt, outcome: null });
      return true;
    },
    async groupsWaiting(settledBy) {
      const first = new Map<string, Moment>();
      for (const row of waiting(settledBy))
        first.set(row.group, Math.min(row.sentAt, first.get(row.group) ?? row.sentAt));
      return [...first].sort((a, b) => a[1] - b[1] || byText(a[0], b[0])).map(([group]) => group);
    },
    async lock() {
      // Units of work follow each other here.
    },
    async takeNext(group, settledBy) {
      const next = waiting(settledBy).find((row) => row.group === group);
      return next && read(next);
    },
    async find(channel, id) {
      const row = rows.get(keyOf(channel, id));
      return row && read(row);
    },
    async recentOf(group, from, since, until) {
      const said = all().filter((row) => row.group === group && row.from === from && row.kind !== 'recall');
      return said
        .filter((row) => row.sentAt >= since && row.sentAt <= until)
        .map(read)
        .filter((message) => !message.recalled);
    },
    async saidBetween(group, since, until) {
      const said = all().filter((row) => row.group === group && row.kind !== 'recall');
      return said.filter((row) => row.sentAt >= since && row.sentAt <= until).map(read);
    },
    async history(group, limit) {
      const inGroup = all().filter((row) => row.group === group);
      return inGroup.slice(Math.max(0, inGroup.length - limit)).map(read);
    },
    async rumours(topic, since) {
      const told = all().filter((row) => row.outcome?.reading === 'rumour' && row.outcome.category === topic);
      return told
        .filter((row) => row.sentAt >= since)
        .map(read)
        .filter((message) => !message.recalled);
    },
    async settle(channel, id, outcome) {
      const row = rows.get(keyOf(channel, id));
      if (row) rows.set(keyOf(channel, id), { ...row, outcome: storedCopy(outcome) });
    },
    async forget(before) {
      const old = all().filter((row) => row.outcome !== null && row.outcome.ticket === null && row.sentAt < before);
      const forgotten = old.filter((row) => !isOpenReview(row.channel, row.id));
      for (const row of forgotten) rows.delete(keyOf(row.channel, row.id));
      return forgotten.length;
    },
    earliestWaiting() {
      const received = all()
        .filter((row) => row.outcome === null)
        .map((row) => Math.min(row.sentAt, row.receivedAt));
      return received.length === 0 ? null : Math.min(...received);
    },
    snapshot() {
      const kept = new Map(rows);
      return () => {
        rows = kept;
      };
    },
  };
}
