import type { Ids } from '../../ports/ids.ts';
import type { BridgeMemory } from '../chat/bridge/bridge-memory.ts';
import type { Database } from './client.ts';
import { createInstallationOrigin } from './installation-origin.ts';

const NUMBERS = 'bridgeNumbers';
const ROADS = 'bridgeRoads';

/** What the bridge knows after a restart, among the settings. Every change is one statement, so that processes do not undo each other's. */
export const createBridgeMemory = (db: Database, ids: Ids): BridgeMemory => ({
  async reserve(count) {
    const [row] = await db.query<{ last: string }>`
      INSERT INTO setting (key, value) VALUES (${NUMBERS}, to_jsonb(${count}::bigint))
      ON CONFLICT (key) DO UPDATE SET value = to_jsonb((setting.value #>> '{}')::bigint + ${count}::bigint)
      RETURNING value #>> '{}' AS last`;
    return Number(row?.last) - count + 1;
  },
  origin: createInstallationOrigin(db, ids),
  async roads() {
    const [row] = await db.query<{ value: Record<string, string> }>`SELECT value FROM setting WHERE key = ${ROADS}`;
    return row?.value ?? {};
  },
  async keepRoad(place, account) {
    await db.execute`
      INSERT INTO setting (key, value) VALUES (${ROADS}, jsonb_build_object(${place}::text, ${account}::text))
      ON CONFLICT (key) DO UPDATE SET value = setting.value || jsonb_build_object(${place}::text, ${account}::text)`;
  },
});
