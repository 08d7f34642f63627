import type { Group } from '../../domain/office/group.ts';
import type { GroupProposals } from '../../ports/group-proposals.ts';
import type { Database } from './client.ts';
import { asDate, asMoment } from './rows.ts';

/** Groups that wait for a confirmation, in PostgreSQL. */
export const createGroupProposals = (db: Database): GroupProposals => ({
  async put({ group, by, openedAt }) {
    await db.execute`DELETE FROM group_proposal WHERE channel = ${group.channel} AND key = ${group.key}`;
    await db.execute`
      INSERT INTO group_proposal (channel, key, "group", by, opened_at)
      VALUES (${group.channel}, ${group.key}, ${JSON.stringify(group)}::json, ${by}, ${asDate(openedAt)})`;
  },
  async open(since) {
    const rows = await db.query<{ group: Group; by: string | null; opened_at: Date }>`
      SELECT "group", by, opened_at FROM group_proposal WHERE opened_at >= ${asDate(since)} ORDER BY opened_at, id`;
    return rows.map(({ group, by, opened_at }) => ({ group, by, openedAt: asMoment(opened_at) }));
  },
  async drop(channel, key) {
    await db.execute`DELETE FROM group_proposal WHERE channel = ${channel} AND key = ${key}`;
  },
});
