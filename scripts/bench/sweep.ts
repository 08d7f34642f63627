import pg from 'pg';
import { loadOfficeFile } from '../../src/adapters/office/load-office-file.ts';
import { readRecording } from '../../src/adapters/replay/read-recording.ts';
import { composeReplay, type ReplayStage } from '../../src/compose-replay.ts';
import { buildDirectory } from '../../src/domain/office/directory.ts';
import { formatMoment } from '../../src/domain/time/moment.ts';
import { sendReminders } from '../../src/flows/reminding/send-reminders.ts';
import { replay } from '../../src/flows/replay.ts';
import { type Measured, measured, timed } from './measured.ts';
import { monthOfChat, withoutRouting } from './recorded-month.ts';

const OPEN = 100_000;
const DUE = 100;

/** One sweep with 100,000 tickets open and 100 due, against the bare SQL that reads and writes those 100. */
export async function measure(): Promise<readonly Measured[]> {
  const stage = await oneLateTicket();
  const client = new pg.Client({ connectionString: stage.databaseUrl, options: '-c TimeZone=UTC' });
  await client.connect();
  try {
    const due = await multiply(client);
    stage.clock.moveTo(due);
    const { ms, result: swept } = await timed(() => sendReminders(stage.service, due));
    const plan = await explain(client, due);
    const { ms: reference, result: touched } = await timed(() => bareSweep(client, due));
    const detail = { open: OPEN, due: DUE, swept, touched, plan };
    return [
      measured({ name: 'sweep', figure: '100,000 open, 100 due', unit: 'ms', value: ms, reference, atMost: 5, detail }),
    ];
  } finally {
    await client.end();
    await stage.close();
  }
}

/** A ticket in progress whose due moment lies ahead, made by the service itself. */
async function oneLateTicket(): Promise<ReplayStage> {
  const policy = withoutRouting(await loadOfficeFile(undefined));
  const chat = monthOfChat(policy, { tickets: 1, late: 1, seed: 3 }).split('\n').slice(0, 3).join('\n');
  const { recording } = readRecording(chat, buildDirectory(policy), undefined);
  if (!recording) throw new Error('the made-up ticket is faulty');
  const stage = await composeReplay(policy, recording);
  const until = recording.events.at(-1)?.at ?? recording.until;
  await replay(stage.service, stage, { ...recording, until });
  return stage;
}

/** Copies the ticket: twice 100 copies fall due at its due moment (one half for each side), the rest sleep until far later. */
async function multiply(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ complete_by: Date }>('SELECT complete_by FROM ticket');
  const due = rows[0]?.complete_by;
  if (!due) throw new Error('there is no ticket to copy');
  await client.query(
    `INSERT INTO ticket (number, version, state, source, group_id, channel, unit, category, urgency, opened_at, complete_by, next_at, residents, body)
     SELECT n, version, state, source, group_id, channel, unit, category, urgency, opened_at, complete_by,
            CASE WHEN i <= ${DUE} THEN $1::timestamptz WHEN i <= ${2 * DUE} THEN NULL ELSE $1::timestamptz + interval '30 days' END,
            residents, jsonb_set(body, '{number}', to_jsonb(n))
     FROM ticket, generate_series(1, ${OPEN}) AS i, LATERAL (SELECT '20260301-' || lpad((i + 1000)::text, 6, '0') AS n) AS named`,
    [due],
  );
  await client.query(`DELETE FROM ticket WHERE length(number) < 15`); // the original itself
  await client.query('ANALYZE');
  return due.getTime();
}

const DUE_SQL = 'SELECT body FROM ticket WHERE next_at <= $1 ORDER BY next_at, number LIMIT 200 FOR UPDATE SKIP LOCKED';

async function explain(client: pg.Client, due: number): Promise<readonly string[]> {
  const { rows } = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${DUE_SQL}`, [new Date(due)]);
  return rows.map((row) => row['QUERY PLAN']);
}

/** What the sweep cannot do without: read the due rows, write each and its event, queue the posts. */
async function bareSweep(client: pg.Client, due: number): Promise<number> {
  await client.query('UPDATE ticket SET next_at = $1 WHERE next_at IS NULL', [new Date(due)]);
  await client.query('BEGIN');
  const { rows } = await client.query<{ body: { number: string; version: number } }>(DUE_SQL, [new Date(due)]);
  for (const { body } of rows) {
    await client.query('UPDATE ticket SET version = version + 1, next_at = $3, body = $2 WHERE number = $1', [
      body.number,
      JSON.stringify(body),
      null,
    ]);
    await client.query(
      'INSERT INTO ticket_event (ticket, seq, at, event, by, data, previous, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
      [body.number, body.version + 1, new Date(due), 'reminded', 'system', '{}', '', '0'.repeat(64)],
    );
  }
  await client.query(
    `INSERT INTO post (dedupe_key, kind, channel, to_group, tickets, mentions, text, prompt, created_at, not_before)
     VALUES ($1, 'overdue', 'wechat', 'g-staff', '{}', '{}', '', false, $2, $2)`,
    [`bare ${formatMoment(due)}`, new Date(due)],
  );
  await client.query('COMMIT');
  return rows.length;
}
