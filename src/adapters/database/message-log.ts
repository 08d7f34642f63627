import type { ChannelName } from '../../domain/base/ids.ts';
import type { Message, MessageKind } from '../../domain/complaint/message.ts';
import type { LoggedMessage, MessageLog, MessageOutcome } from '../../ports/message-log.ts';
import { type Database, fragment } from './client.ts';
import { asDate, asMoment, storable } from './rows.ts';

interface Row {
  channel: string;
  id: string;
  group_id: string;
  sender: string;
  sent_at: Date;
  received_at: Date;
  kind: string;
  text: string;
  mentions_bot: boolean;
  reply_to: string | null;
  media: string | null;
  processed_at: Date | null;
  reading: string | null;
  category: string | null;
  ticket: string | null;
  recalled: boolean;
}

const toMessage = (row: Row): LoggedMessage => ({
  channel: row.channel as ChannelName,
  group: row.group_id,
  id: row.id,
  from: row.sender,
  sentAt: asMoment(row.sent_at),
  receivedAt: asMoment(row.received_at),
  kind: row.kind as MessageKind,
  text: row.text,
  mentionsBot: row.mentions_bot,
  ...(row.reply_to === null ? {} : { replyTo: row.reply_to }),
  ...(row.media === null ? {} : { media: row.media }),
  recalled: row.recalled,
  outcome:
    row.processed_at === null
      ? null
      : { reading: row.reading as MessageOutcome['reading'], category: row.category, ticket: row.ticket },
});

/** A row with the platform's word about recalling it: a recall may arrive before its message. */
const ROW = fragment(
  `m.*, EXISTS (SELECT 1 FROM chat_message r WHERE r.channel = m.channel AND r.id = 'recall:' || m.id) AS recalled`,
);

const lockGroup = (db: Database, group: string): Promise<unknown> =>
  db.execute`SELECT pg_advisory_xact_lock(hashtextextended(${group}, 0))`;

/**
 * Messages in PostgreSQL. Hot paths are plain SQL: one statement each. Here and in the other stores text is ordered by its bytes
 * (`COLLATE "C"`), as the domain orders it: under a server's own collation a replay would differ from machine to machine.
 */
export function createMessageLog(db: Database): MessageLog {
  return {
    async add(message: Message, receivedAt) {
      const added = await db.execute`
        INSERT INTO chat_message (channel, id, group_id, sender, sent_at, received_at, kind, text, mentions_bot, reply_to, media)
        VALUES (${message.channel}, ${message.id}, ${message.group}, ${message.from}, ${asDate(message.sentAt)}, ${asDate(receivedAt)},
                ${message.kind}, ${storable(message.text)}, ${message.mentionsBot}, ${message.replyTo ?? null}, ${message.media ?? null})
        ON CONFLICT DO NOTHING`;
      return added === 1;
    },
    async groupsWaiting(settledBy) {
      const rows = await db.query<{ group_id: string }>`
        SELECT group_id, min(sent_at) AS first FROM chat_message
        WHERE processed_at IS NULL AND least(sent_at, received_at) <= ${asDate(settledBy)} GROUP BY group_id ORDER BY first, group_id COLLATE "C"`;
      return rows.map((row) => row.group_id);
    },
    async lock(group) {
      await lockGroup(db, group);
    },
    async takeNext(group, settledBy) {
      await lockGroup(db, group);
      const [row] = await db.query<Row>`
        SELECT ${ROW} FROM chat_message m WHERE processed_at IS NULL AND group_id = ${group} AND least(sent_at, received_at) <= ${asDate(settledBy)}
        ORDER BY sent_at, id COLLATE "C" LIMIT 1`;
      return row ? toMessage(row) : undefined;
    },
    async find(channel, id) {
      const [row] = await db.query<Row>`SELECT ${ROW} FROM chat_message m WHERE channel = ${channel} AND id = ${id}`;
      return row ? toMessage(row) : undefined;
    },
    async recentOf(group, from, since, until) {
      const rows = await db.query<Row>`
        SELECT ${ROW} FROM chat_message m WHERE group_id = ${group} AND sender = ${from}
          AND sent_at BETWEEN ${asDate(since)} AND ${asDate(until)} AND kind <> 'recall'
        ORDER BY sent_at, id COLLATE "C"`;
      return rows.map(toMessage).filter((message) => !message.recalled);
    },
    async saidBetween(group, since, until) {
      const rows = await db.query<Row>`
        SELECT ${ROW} FROM chat_message m WHERE group_id = ${group} AND sent_at BETWEEN ${asDate(since)} AND ${asDate(until)} AND kind <> 'recall'
        ORDER BY sent_at, id COLLATE "C"`;
      return rows.map(toMessage);
    },
    async history(group, limit) {
      const rows = await db.query<Row>`
        SELECT ${ROW} FROM chat_message m WHERE group_id = ${group} ORDER BY sent_at DESC, id COLLATE "C" DESC LIMIT ${limit}`;
      return rows.map(toMessage).reverse();
    },
    async rumours(topic, since) {
      const rows = await db.query<Row>`
        SELECT ${ROW} FROM chat_message m WHERE reading = 'rumour' AND category = ${topic} AND sent_at >= ${asDate(since)}
        ORDER BY sent_at, id COLLATE "C"`;
      return rows.map(toMessage).filter((message) => !message.recalled);
    },
    async settle(channel, id, outcome, processedAt) {
      await db.execute`
        UPDATE chat_message SET processed_at = ${asDate(processedAt)}, reading = ${outcome.reading},
          category = ${outcome.category}, ticket = ${outcome.ticket} WHERE channel = ${channel} AND id = ${id}`;
    },
    async forget(before) {
      return db.execute`
        DELETE FROM chat_message m WHERE processed_at IS NOT NULL AND ticket IS NULL AND sent_at < ${asDate(before)}
          AND NOT EXISTS (SELECT 1 FROM review_item r WHERE r.decided_at IS NULL AND r.channel = m.channel AND r.message = m.id)`;
    },
  };
}
