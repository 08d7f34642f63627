import type { Database } from './rows.ts';

/** How far the simulator has moved its clock is kept here, so that a restart does not turn it back. */
export interface OffsetSettings {
  load(): Promise<number>;
  save(offset: number): Promise<void>;
}

const KEY = 'clockOffset';

export const createSettings = (db: Database): OffsetSettings => ({
  async load() {
    const row = await db.setting.findUnique({ where: { key: KEY } });
    return typeof row?.value === 'number' ? row.value : 0;
  },
  async save(offset) {
    await db.setting.upsert({ where: { key: KEY }, create: { key: KEY, value: offset }, update: { value: offset } });
  },
});
