import type { Ids } from '../../ports/ids.ts';
import type { Database } from './client.ts';

const KEY = 'linkSecret';

/** What links are signed with: made once, by whichever process comes first, and shared by all that use the database. */
export async function linkSecret(db: Database, ids: Ids): Promise<string> {
  const fresh = JSON.stringify(`${ids.next()}${ids.next()}`);
  await db.execute`INSERT INTO setting (key, value) VALUES (${KEY}, ${fresh}::jsonb) ON CONFLICT (key) DO NOTHING`;
  const [row] = await db.query<{ value: unknown }>`SELECT value FROM setting WHERE key = ${KEY}`;
  if (typeof row?.value !== 'string' || row.value === '') throw new Error(`the setting ${KEY} holds no secret`);
  return row.value;
}
