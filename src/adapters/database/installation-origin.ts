import type { Ids } from '../../ports/ids.ts';
import type { Origin } from '../chat/installation-keys.ts';
import type { Database } from './client.ts';

/** The bridge was the first to need it; renaming it would give running installations a new name. */
const ORIGIN = 'bridgeOrigin';

/** The name an installation gives its posts' keys, drawn once and kept: two databases number their posts alike. */
export const createInstallationOrigin =
  (db: Database, ids: Ids): Origin =>
  async () => {
    const fresh = JSON.stringify(ids.next().slice(0, 8));
    await db.execute`INSERT INTO setting (key, value) VALUES (${ORIGIN}, ${fresh}::jsonb) ON CONFLICT (key) DO NOTHING`;
    const [row] = await db.query<{ value: unknown }>`SELECT value FROM setting WHERE key = ${ORIGIN}`;
    return String(row?.value);
  };
