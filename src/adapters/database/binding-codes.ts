import type { BindingCodes } from '../../ports/binding-codes.ts';
import type { Database } from './client.ts';
import { asDate, asMoment } from './rows.ts';

interface CodeRow {
  person: string;
  salt: string;
  hash: string;
  by: string;
  expires_at: Date;
}

/** Codes in PostgreSQL. */
export const createBindingCodes = (db: Database): BindingCodes => ({
  async put({ person, salt, hash, by, expiresAt }) {
    await db.execute`
      INSERT INTO binding_code (person, salt, hash, by, expires_at) VALUES (${person}, ${salt}, ${hash}, ${by}, ${asDate(expiresAt)})
      ON CONFLICT (person) DO UPDATE
        SET salt = excluded.salt, hash = excluded.hash, by = excluded.by, expires_at = excluded.expires_at`;
  },
  async pending(now) {
    const rows = await db.query<CodeRow>`
      SELECT person, salt, hash, by, expires_at FROM binding_code WHERE expires_at > ${asDate(now)} ORDER BY person COLLATE "C"`;
    return rows.map(({ expires_at, ...row }) => ({ ...row, expiresAt: asMoment(expires_at) }));
  },
  async take(person) {
    return (await db.execute`DELETE FROM binding_code WHERE person = ${person}`) === 1;
  },
  async misses(channel, account) {
    const [row] = await db.query<{ count: number; last_at: Date }>`
      SELECT count, last_at FROM binding_miss WHERE channel = ${channel} AND account = ${account}`;
    return row && { count: row.count, lastAt: asMoment(row.last_at) };
  },
  async setMisses(channel, account, { count, lastAt }) {
    await db.execute`
      INSERT INTO binding_miss (channel, account, count, last_at) VALUES (${channel}, ${account}, ${count}, ${asDate(lastAt)})
      ON CONFLICT (channel, account) DO UPDATE SET count = excluded.count, last_at = excluded.last_at`;
  },
});
