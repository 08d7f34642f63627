import type { CircularState } from '../../domain/report/circular-state.ts';
import { type CircularDraft, type CircularLog, type KeptCircular, NO_WISHES } from '../../ports/circular-log.ts';
import { type Database, fragment } from './client.ts';
import { asDate, asMoment } from './rows.ts';

interface Row {
  readonly id: number;
  readonly report: KeptCircular['report'];
  readonly period: string;
  readonly opened_at: Date;
  readonly state: CircularState;
  readonly reason: string | null;
  readonly number: string | null;
  readonly settled_by: string | null;
  readonly settled_at: Date | null;
  readonly revision: number;
}

interface RevisionRow {
  readonly revision: number;
  readonly made_at: Date;
  readonly made_by: string;
  readonly body: CircularDraft;
}

const COLUMNS = fragment(
  'c.*, coalesce((SELECT max(r.revision) FROM circular_revision AS r WHERE r.circular_id = c.id), 0) AS revision',
);

const asCircular = ({ opened_at, settled_by, settled_at, ...row }: Row): KeptCircular => ({
  ...row,
  openedAt: asMoment(opened_at),
  settledBy: settled_by,
  settledAt: settled_at && asMoment(settled_at),
});

/** Circulars in PostgreSQL; triggers refuse to change a draft or an issued circular. */
export function createCircularLog(db: Database): CircularLog {
  return {
    async open({ report, period }, at) {
      const [row] = await db.query<{ id: number }>`
        INSERT INTO circular (report, period, opened_at, state) VALUES (${report}, ${period}, ${asDate(at)}, 'draft') RETURNING id`;
      return Number(row?.id);
    },
    async find(id) {
      const [row] = await db.query<Row>`SELECT ${COLUMNS} FROM circular AS c WHERE c.id = ${id}`;
      return row && asCircular(row);
    },
    async lock(id) {
      const [row] = await db.query<Row>`SELECT ${COLUMNS} FROM circular AS c WHERE c.id = ${id} FOR UPDATE OF c`;
      return row && asCircular(row);
    },
    async keep(id, draft, by, at) {
      const [row] = await db.query<{ revision: number }>`
        INSERT INTO circular_revision (circular_id, revision, made_at, made_by, body)
        SELECT ${id}, coalesce(max(revision), 0) + 1, ${asDate(at)}, ${by}, ${JSON.stringify(draft)}::jsonb
        FROM circular_revision WHERE circular_id = ${id}
        RETURNING revision`;
      return Number(row?.revision);
    },
    async revision(id, revision) {
      const [row] = await db.query<RevisionRow>`
        SELECT revision, made_at, made_by, body FROM circular_revision WHERE circular_id = ${id} AND revision = ${revision}`;
      if (!row) return undefined;
      const wishes = { ...NO_WISHES, ...row.body.wishes };
      return { revision: row.revision, madeAt: asMoment(row.made_at), madeBy: row.made_by, ...row.body, wishes };
    },
    async move(id, { state, reason, number, settledBy, settledAt }) {
      await db.execute`
        UPDATE circular SET state = ${state}, reason = ${reason}, number = ${number}, settled_by = ${settledBy},
               settled_at = ${settledAt === null ? null : asDate(settledAt)}
        WHERE id = ${id}`;
    },
    async bearing(number, besides) {
      const [row] = await db.query<Row>`
        SELECT ${COLUMNS} FROM circular AS c
        WHERE c.id <> ${besides} AND c.state <> 'dropped'
          AND coalesce(c.number, (SELECT r.body->'wishes'->>'number' FROM circular_revision AS r
                                  WHERE r.circular_id = c.id ORDER BY r.revision DESC LIMIT 1)) = ${number}
        ORDER BY c.id LIMIT 1`;
      return row && asCircular(row);
    },
    async issued({ from, to }) {
      const rows = await db.query<Row>`
        SELECT ${COLUMNS} FROM circular AS c
        WHERE c.state = 'issued' AND c.settled_at >= ${asDate(from)} AND c.settled_at < ${asDate(to)} ORDER BY c.settled_at, c.id`;
      return rows.map(asCircular);
    },
  };
}
