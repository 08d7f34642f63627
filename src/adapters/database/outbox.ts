import type { ChannelName } from '../../domain/base/ids.ts';
import { COUNTED_AS_UNASKED } from '../../domain/post/etiquette.ts';
import type { PostKind, PostTarget } from '../../domain/post/post.ts';
import { endOfDay, startOfDay } from '../../domain/time/moment.ts';
import { type Outbox, type PostState, type QueuedPost, RESENT } from '../../ports/outbox.ts';
import type { Database } from './client.ts';
import { asDate, asMoment, asMomentOrNull, storable } from './rows.ts';

interface Row {
  seq: bigint;
  dedupe_key: string;
  kind: string;
  channel: string;
  to_group: string | null;
  to_person: string | null;
  tickets: string[];
  mentions: string[];
  text: string;
  images: string[];
  prompt: boolean;
  pressing: boolean;
  created_at: Date;
  not_before: Date;
  state: string;
  attempts: number;
  sent_at: Date | null;
  sent_seq: bigint | null;
  platform_id: string | null;
  why: string | null;
}

const target = (row: Row): PostTarget =>
  row.to_group === null ? { person: row.to_person ?? '' } : { group: row.to_group };

const toPost = (row: Row): QueuedPost => ({
  seq: Number(row.seq),
  dedupeKey: row.dedupe_key,
  kind: row.kind as PostKind,
  channel: row.channel as ChannelName,
  to: target(row),
  tickets: row.tickets,
  mentions: row.mentions,
  text: row.text,
  ...(row.images.length === 0 ? {} : { images: row.images }),
  prompt: row.prompt,
  pressing: row.pressing,
  createdAt: asMoment(row.created_at),
  notBefore: asMoment(row.not_before),
  state: row.state as PostState,
  attempts: row.attempts,
  sentAt: asMomentOrNull(row.sent_at),
  sentSeq: row.sent_seq === null ? null : Number(row.sent_seq),
  platformId: row.platform_id,
  why: row.why,
});

/** The outbox in PostgreSQL. */
export function createOutbox(db: Database): Outbox {
  return {
    async add(posts, createdAt) {
      let added = 0;
      for (const { draft, notBefore } of posts) {
        const group = 'group' in draft.to ? draft.to.group : null;
        const person = 'person' in draft.to ? draft.to.person : null;
        added += await db.execute`
          INSERT INTO post (dedupe_key, kind, channel, to_group, to_person, tickets, mentions, text, images, prompt, pressing, created_at, not_before)
          VALUES (${draft.dedupeKey}, ${draft.kind}, ${draft.channel}, ${group}, ${person}, ${[...draft.tickets]}, ${[...draft.mentions]},
                  ${storable(draft.text)}, ${[...(draft.images ?? [])]}, ${draft.prompt}, ${draft.pressing ?? false}, ${asDate(createdAt)}, ${asDate(notBefore)})
          ON CONFLICT DO NOTHING`;
      }
      return added;
    },
    async due(channels, now, limit) {
      const rows = await db.query<Row>`
        SELECT * FROM post WHERE state = 'queued' AND channel = ANY(${[...channels]}) AND not_before <= ${asDate(now)}
        ORDER BY pressing DESC, seq LIMIT ${limit}`;
      return rows.map(toPost);
    },
    async begin(seq, fence = null) {
      const [row] = await db.query<{ attempts: number }>`
        UPDATE post SET state = 'sending', attempts = attempts + 1 WHERE seq = ${seq} AND state = 'queued'
          AND (${fence}::bigint IS NULL OR EXISTS (
            SELECT 1 FROM channel_lease l WHERE l.channel = post.channel AND l.fence = ${fence} AND l.until > now()))
        RETURNING attempts`;
      return row?.attempts;
    },
    async settle(seq, delivery, attempt) {
      const mine = attempt ?? null;
      if (delivery.state === 'sent') {
        await db.execute`
          UPDATE post SET state = 'sent', sent_at = ${asDate(delivery.at)}, sent_seq = nextval('post_sent_seq'),
            platform_id = ${delivery.platformId}, why = NULL WHERE seq = ${seq}
            AND (${mine}::int IS NULL OR (attempts = ${mine} AND state IN ('sending', 'uncertain')))`;
      } else if (delivery.state === 'queued') {
        await db.execute`
          UPDATE post SET state = 'queued', not_before = ${asDate(delivery.notBefore)}, why = ${delivery.why}
          WHERE seq = ${seq}
            AND (${mine}::int IS NULL OR (attempts = ${mine} AND state IN ('sending', 'uncertain')))`;
      } else {
        await db.execute`
          UPDATE post SET state = ${delivery.state}, why = ${delivery.why} WHERE seq = ${seq}
            AND (${mine}::int IS NULL OR (attempts = ${mine} AND state IN ('sending', 'uncertain')))`;
      }
    },
    async readdress(seq, { to, channel, text, mentions }) {
      const [group, person] = 'group' in to ? [to.group, null] : [null, to.person];
      await db.execute`
        UPDATE post SET to_group = ${group}, to_person = ${person}, channel = ${channel}, text = ${storable(text)},
          mentions = ${[...mentions]} WHERE seq = ${seq} AND state = 'queued'`;
    },
    async abandonSending(channels) {
      const rows = await db.query<Row>`
        UPDATE post SET state = 'uncertain', why = '发送中断，不知是否发出' WHERE state = 'sending' AND channel = ANY(${[...channels]})
        RETURNING *`;
      return rows.map(toPost);
    },
    async find(seq) {
      const [row] = await db.query<Row>`SELECT * FROM post WHERE seq = ${seq}`;
      return row ? toPost(row) : undefined;
    },
    async unproven(channel, to, since) {
      const [group, person] = 'group' in to ? [to.group, null] : [null, to.person];
      const rows = await db.query<Row>`
        SELECT * FROM post WHERE channel = ${channel} AND attempts > 0
          AND to_group IS NOT DISTINCT FROM ${group}::text AND to_person IS NOT DISTINCT FROM ${person}::text
          AND (state IN ('sending', 'uncertain') OR (state = 'queued' AND why = ${RESENT})
            OR (state = 'sent' AND platform_id IS NULL AND sent_at >= ${asDate(since)}))
          AND not_before >= ${asDate(since)}
        ORDER BY seq`;
      return rows.map(toPost);
    },
    async prove(seq, { id, at }) {
      const proved = await db.execute`
        UPDATE post SET state = 'sent', sent_at = coalesce(sent_at, ${asDate(at)}), sent_seq = coalesce(sent_seq, nextval('post_sent_seq')),
          platform_id = ${id}, why = NULL
        WHERE seq = ${seq} AND platform_id IS NULL AND state IN ('queued', 'sending', 'uncertain', 'sent')`;
      return proved === 1;
    },
    async sentSince(channel, since) {
      const [row] = await db.query<{ count: bigint }>`
        SELECT count(*) AS count FROM post WHERE channel = ${channel} AND sent_at >= ${asDate(since)}`;
      return Number(row?.count ?? 0);
    },
    async toPersons(since) {
      const rows = await db.query<Row>`
        SELECT * FROM post p WHERE to_person IS NOT NULL AND created_at >= ${asDate(since)}
          AND (state = 'failed' OR (state = 'sent' AND platform_id IS NOT NULL))
          AND NOT EXISTS (SELECT 1 FROM post n WHERE n.dedupe_key = 'passedOn:' || p.seq) ORDER BY seq`;
      return rows.map(toPost);
    },
    async byPlatformId(channel, id) {
      const [row] = await db.query<Row>`SELECT * FROM post WHERE channel = ${channel} AND platform_id = ${id}`;
      return row ? toPost(row) : undefined;
    },
    async sent({ group, person, after, limit }) {
      const rows = await db.query<Row>`
        SELECT * FROM post WHERE sent_seq > ${after} AND (${group ?? null}::text IS NULL OR to_group = ${group ?? null})
          AND (${person ?? null}::text IS NULL OR to_person = ${person ?? null})
        ORDER BY sent_seq LIMIT ${limit}`;
      return rows.map(toPost);
    },
    async waiting() {
      const rows = await db.query<{ channel: string; state: string; count: bigint }>`
        SELECT channel, state, count(*) AS count FROM post WHERE state IN ('queued', 'sending', 'uncertain', 'failed')
        GROUP BY channel, state ORDER BY channel COLLATE "C", state COLLATE "C"`;
      return rows.map((row) => ({
        channel: row.channel as ChannelName,
        state: row.state as PostState,
        count: Number(row.count),
      }));
    },
    async unaskedOn(group, day) {
      const [row] = await db.query<{ count: bigint }>`
        SELECT count(*) AS count FROM post WHERE to_group = ${group} AND NOT prompt AND kind = ANY(${[...COUNTED_AS_UNASKED]})
          AND not_before >= ${asDate(startOfDay(day))} AND not_before < ${asDate(endOfDay(day))}`;
      return Number(row?.count ?? 0);
    },
    async alikeSince(to, text, since) {
      const [group, person] = 'group' in to ? [to.group, null] : [null, to.person];
      const rows = await db.query<Pick<Row, 'mentions'>>`
        SELECT mentions FROM post WHERE (to_group = ${group} OR to_person = ${person}) AND created_at >= ${asDate(since)}
          AND text = ${storable(text)} ORDER BY seq`;
      return rows.map((row) => row.mentions);
    },
    async gathering(group, kind) {
      const [row] = await db.query<Row>`
        SELECT * FROM post WHERE state = 'queued' AND to_group = ${group} AND kind = ${kind} AND NOT prompt ORDER BY seq DESC LIMIT 1`;
      return row ? toPost(row) : undefined;
    },
    async rewrite(seq, { text, tickets, mentions, images = [] }) {
      const written = await db.execute`
        UPDATE post SET text = ${storable(text)}, tickets = ${[...tickets]}, mentions = ${[...mentions]}, images = ${[...images]}
        WHERE seq = ${seq} AND state = 'queued'`;
      return written === 1;
    },
    async withdraw(dedupeKey) {
      await db.execute`DELETE FROM post WHERE dedupe_key = ${dedupeKey} AND state = 'queued' AND attempts = 0`;
    },
    async supersede(seq) {
      const dropped = await db.execute`
        DELETE FROM post WHERE seq = ${seq} AND state = 'queued' AND why IS DISTINCT FROM ${RESENT}`;
      return dropped === 1;
    },
    async postpone(seq, until) {
      await db.execute`
        UPDATE post SET not_before = ${asDate(until)} WHERE seq = ${seq} AND state = 'queued' AND not_before < ${asDate(until)}`;
    },
    async hasten(dedupeKey, now) {
      await db.execute`
        UPDATE post SET not_before = ${asDate(now)} WHERE dedupe_key = ${dedupeKey} AND state = 'queued' AND not_before > ${asDate(now)}`;
    },
  };
}
