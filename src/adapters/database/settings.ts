import type { Database } from './client.ts';

/** How far the simulator has moved its clock is kept here, so that a restart does not turn it back. */
export interface OffsetSettings {
  load(): Promise<number>;
  save(offset: number): Promise<void>;
}

const KEY = 'clockOffset';

export const createSettings = (db: Database): OffsetSettings => ({
  async load() {
    const [row] = await db.query<{ value: unknown }>`SELECT value FROM setting WHERE key = ${KEY}`;
    return typeof row?.value === 'number' ? row.value : 0;
  },
  async save(offset) {
    await db.execute`
      INSERT INTO setting (key, value) VALUES (${KEY}, to_jsonb(${offset}::double precision))
      ON CONFLICT (key) DO UPDATE SET value = excluded.value`;
  },
});
