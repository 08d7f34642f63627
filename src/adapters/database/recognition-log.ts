import type { ChannelName } from '../../domain/base/ids.ts';
import type { ReviewAnswer } from '../../domain/review/review-answer.ts';
import type { Correction, RecognitionLog } from '../../ports/recognition-log.ts';
import type { Database } from './client.ts';
import { asDate, asMoment } from './rows.ts';

interface Row {
  channel: string;
  message: string;
  text: string;
  complaint: boolean;
  category: string | null;
  decided_at: Date;
}

const toCorrection = (row: Row): Correction => ({
  channel: row.channel as ChannelName,
  message: row.message,
  text: row.text,
  complaint: row.complaint,
  category: row.category,
  decidedAt: asMoment(row.decided_at),
});

/** Answers to a doubtful message that say that it is a complaint, and the one that says that it is none. */
const IS_ONE: readonly ReviewAnswer[] = ['open', 'merge', 'dispatch'];
const IS_NONE: ReviewAnswer = 'no';
/** The reason on the list of 不受理 that says the machine was wrong. */
const NO_COMPLAINT = '非诉求';

/** What people made of the machine's readings, from the review list and the tickets' events. */
export function createRecognitionLog(db: Database): RecognitionLog {
  return {
    async tally({ from, to }) {
      const [row] = await db.query<Record<'doubtful' | 'complaints' | 'opened' | 'mistaken', bigint>>`
        WITH read AS (
          SELECT count(*) FILTER (WHERE answer = ANY(${[...IS_ONE]}) OR answer = ${IS_NONE}) AS doubtful,
                 count(*) FILTER (WHERE answer = ANY(${[...IS_ONE]})) AS complaints
          FROM review_item
          WHERE kind = 'doubtfulMessage' AND decided_at >= ${asDate(from)} AND decided_at < ${asDate(to)}
        ), made AS (
          SELECT count(*) AS opened, count(*) FILTER (WHERE EXISTS (
                   SELECT 1 FROM ticket_event d
                   WHERE d.ticket = t.number AND d.event = 'declined' AND d.data ->> 'reason' = ${NO_COMPLAINT})) AS mistaken
          FROM ticket t JOIN ticket_event o ON o.ticket = t.number AND o.seq = 1 AND o.by = 'system'
          WHERE t.opened_at >= ${asDate(from)} AND t.opened_at < ${asDate(to)}
        )
        SELECT * FROM read, made`;
      return {
        doubtful: Number(row?.doubtful ?? 0),
        complaints: Number(row?.complaints ?? 0),
        opened: Number(row?.opened ?? 0),
        mistaken: Number(row?.mistaken ?? 0),
      };
    },
    async unkept() {
      const rows = await db.query<Row>`
        SELECT DISTINCT ON (m.channel, m.id) m.channel, m.id AS message, m.text, r.answer = ANY(${[...IS_ONE]}) AS complaint,
               CASE WHEN r.answer = ANY(${[...IS_ONE]}) THEN coalesce(t.category, m.category) END AS category, r.decided_at
        FROM review_item r JOIN chat_message m ON m.channel = r.channel AND m.id = r.message LEFT JOIN ticket t ON t.number = m.ticket
        WHERE r.kind = 'doubtfulMessage' AND (r.answer = ANY(${[...IS_ONE]}) OR r.answer = ${IS_NONE}) AND m.text <> ''
          AND NOT EXISTS (SELECT 1 FROM correction c WHERE c.channel = m.channel AND c.message = m.id)
        ORDER BY m.channel, m.id, r.decided_at DESC`;
      return rows.map(toCorrection);
    },
    async keep({ channel, message, text, complaint, category, decidedAt }) {
      await db.execute`
        INSERT INTO correction (channel, message, text, complaint, category, decided_at)
        VALUES (${channel}, ${message}, ${text}, ${complaint}, ${category}, ${asDate(decidedAt)}) ON CONFLICT DO NOTHING`;
    },
    async kept() {
      const rows = await db.query<Row>`SELECT * FROM correction ORDER BY decided_at, channel, message`;
      return rows.map(toCorrection);
    },
  };
}
