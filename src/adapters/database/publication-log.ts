import type { Publication, PublishedScope } from '../../domain/report/publication.ts';
import type { KeptPublication, PublicationLog } from '../../ports/publication-log.ts';
import type { Database } from './client.ts';
import { asDate, asMoment } from './rows.ts';

interface Row {
  readonly id: number;
  readonly report: string;
  readonly period: string;
  readonly scope: PublishedScope;
  readonly cut_off: Date;
  readonly issued_at: Date;
  readonly figures: Pick<Publication, 'tables' | 'dueToday'>;
}

const asPublication = ({ cut_off, issued_at, figures, ...row }: Row): KeptPublication => ({
  ...row,
  ...figures,
  cutOff: asMoment(cut_off),
  issuedAt: asMoment(issued_at),
});

/** Published figures in PostgreSQL; a trigger refuses to change what was printed. */
export function createPublicationLog(db: Database): PublicationLog {
  return {
    async keep({ report, period, scope, cutOff, tables, dueToday }, issuedAt) {
      const figures = JSON.stringify({ tables, dueToday });
      const [row] = await db.query<{ id: number }>`
        INSERT INTO publication (report, period, scope, cut_off, issued_at, figures)
        VALUES (${report}, ${period}, ${scope}, ${asDate(cutOff)}, ${asDate(issuedAt)}, ${figures}::jsonb)
        RETURNING id`;
      return Number(row?.id);
    },
    async find(id) {
      const [row] = await db.query<Row>`SELECT * FROM publication WHERE id = ${id}`;
      return row && asPublication(row);
    },
    async newest(report, scope, until) {
      const [row] = await db.query<Row>`
        SELECT * FROM publication WHERE report = ${report} AND scope = ${scope} AND cut_off <= ${asDate(until)}
        ORDER BY cut_off DESC, id DESC LIMIT 1`;
      return row && asPublication(row);
    },
  };
}
