import type { ChannelName } from '../../domain/base/ids.ts';
import type { ChannelGap, ChannelLog, KnownStatus } from '../../ports/channel-log.ts';
import type { ChannelState } from '../../ports/chat-channel.ts';
import type { Database } from './client.ts';
import { asDate, asDateOrNull, asMoment, asMomentOrNull, storable } from './rows.ts';

interface StatusRow {
  channel: string;
  state: string;
  since: Date;
  reason: string | null;
  scan_code: string | null;
  scan_since: Date | null;
  seen_at: Date;
}

const toKnown = (row: StatusRow): KnownStatus => ({
  channel: row.channel as ChannelName,
  status: {
    state: row.state as ChannelState,
    since: asMoment(row.since),
    ...(row.reason === null ? {} : { reason: row.reason }),
    ...(row.scan_code === null || row.scan_since === null
      ? {}
      : { scan: { code: row.scan_code, since: asMoment(row.scan_since) } }),
  },
  seenAt: asMoment(row.seen_at),
});

interface GapRow {
  channel: string;
  since: Date;
  until: Date | null;
  why: string;
}

const toGap = (row: GapRow): ChannelGap => ({
  channel: row.channel as ChannelName,
  from: asMoment(row.since),
  to: asMomentOrNull(row.until),
  why: row.why,
});

/** The channels' states and gaps in PostgreSQL. */
export const createChannelLog = (db: Database): ChannelLog => ({
  async keep(channel, { state, since, reason, scan }, seenAt) {
    await db.execute`
      INSERT INTO channel_status AS s (channel, state, since, reason, scan_code, scan_since, seen_at)
      VALUES (${channel}, ${state}, ${asDate(since)}, ${reason === undefined ? null : storable(reason)},
              ${scan?.code ?? null}, ${asDateOrNull(scan?.since ?? null)}, ${asDate(seenAt)})
      ON CONFLICT (channel) DO UPDATE SET state = excluded.state, since = excluded.since, reason = excluded.reason,
        scan_code = excluded.scan_code, scan_since = excluded.scan_since, seen_at = excluded.seen_at`;
  },
  async known(channel) {
    const [row] = await db.query<StatusRow>`SELECT * FROM channel_status WHERE channel = ${channel}`;
    return row && toKnown(row);
  },
  async all() {
    const rows = await db.query<StatusRow>`SELECT * FROM channel_status ORDER BY channel COLLATE "C"`;
    return rows.map(toKnown);
  },
  async openGap(channel, from, why) {
    await db.execute`
      INSERT INTO channel_gap (channel, since, why) VALUES (${channel}, ${asDate(from)}, ${storable(why)}) ON CONFLICT DO NOTHING`;
  },
  async openGapOf(channel) {
    const [row] = await db.query<GapRow>`SELECT * FROM channel_gap WHERE channel = ${channel} AND until IS NULL`;
    return row && toGap(row);
  },
  async closeGap(channel, to) {
    const [row] = await db.query<GapRow>`
      UPDATE channel_gap SET until = greatest(since, ${asDate(to)}) WHERE channel = ${channel} AND until IS NULL RETURNING *`;
    return row && toGap(row);
  },
  async gaps(since) {
    const rows = await db.query<GapRow>`
      SELECT * FROM channel_gap WHERE until IS NULL OR until > ${asDate(since)} ORDER BY since, id`;
    return rows.map(toGap);
  },
});
