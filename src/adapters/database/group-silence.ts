import type { GroupSilence } from '../../ports/group-silence.ts';
import type { Database } from './client.ts';
import { asDate, asMoment } from './rows.ts';

/** Who asked for silence, in PostgreSQL: one row a group. */
export const createGroupSilence = (db: Database): GroupSilence => ({
  async silence(group, until) {
    await db.execute`
      INSERT INTO group_silence (group_id, until) VALUES (${group}, ${asDate(until)})
      ON CONFLICT (group_id) DO UPDATE SET until = excluded.until`;
  },
  async silentUntil(group) {
    const [row] = await db.query<{ until: Date }>`SELECT until FROM group_silence WHERE group_id = ${group}`;
    return row ? asMoment(row.until) : null;
  },
});
