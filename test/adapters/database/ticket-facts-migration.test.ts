import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { openClient } from '../../../src/adapters/database/client.ts';
import { migrate } from '../../../src/adapters/database/migrate.ts';
import { MIGRATIONS_FOLDER } from '../../../src/adapters/database/migration-files.ts';
import { createTicketStore } from '../../../src/adapters/database/ticket-store.ts';
import { TICKET_STATES } from '../../../src/domain/ticket/state.ts';
import type { Ticket } from '../../../src/domain/ticket/ticket.ts';
import { ticketIn } from '../../builders/a-ticket.ts';
import { MONDAY_MORNING as NOW } from '../../builders/moments.ts';
import { emptyDatabase } from '../../fixtures/database.ts';

const FACTS = '20260405000000_ticket_facts';

const SPECIAL: readonly Partial<Ticket>[] = [
  { followUp: { askedAt: NOW + 1, resolved: false, satisfaction: 'basic' } },
  { followUp: { askedAt: null, resolved: null, satisfaction: 'satisfied' } },
  { returns: 1, returnedBy: ['u-river'] },
  { returns: 1, returnedBy: ['u-river'], returnRequest: { at: NOW, by: 'p-1', reason: '不属本单位' } },
  { returns: 1, returnedBy: ['u-river'], unit: null },
  { returns: 2, returnedBy: ['u-power'] },
  { matter: 'gathering' },
  { matter: 'tipOff' },
  { excluded: '重复', extensions: 2, transfers: 3, reworks: 1, contactedAt: NOW + 999 },
];
const TICKETS: readonly Ticket[] = [
  ...TICKET_STATES.map((state) => ticketIn(state)),
  ...SPECIAL.map((given) => ticketIn('completed', given)),
]
  // Older than the judgement of last-minute replies.
  .map((ticket, place) => ({ ...ticket, lastMinuteThin: null, number: `20260302-${101 + place}` }));

async function rows(url: string): Promise<readonly unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query('SELECT * FROM ticket_fact ORDER BY number')).rows;
  } finally {
    await client.end();
  }
}

/** Everything up to the migration, in a folder of its own. */
function earlierMigrations(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'migrations-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const earlier = readdirSync(MIGRATIONS_FOLDER).filter((name) => name < FACTS);
  for (const name of earlier) cpSync(path.join(MIGRATIONS_FOLDER, name), path.join(folder, name), { recursive: true });
  return folder;
}

test('the facts of tickets that were there before are those the store would write', async () => {
  const { url, drop } = await emptyDatabase();
  onTestFinished(drop);
  await migrate(url);
  const client = openClient(url, { poolSize: 1 });
  try {
    for (const ticket of TICKETS)
      await createTicketStore(client).save({ ticket, events: [], decidedOn: 0, nextAt: null });
  } finally {
    await client.close();
  }
  const written = await rows(url);
  expect(written).toHaveLength(TICKETS.length);

  const before = await emptyDatabase();
  onTestFinished(before.drop);
  await migrate(before.url, earlierMigrations());
  await copyTickets(url, before.url);
  await fallBehind(before.url);
  await migrate(before.url);
  expect(await rows(before.url)).toEqual(written);
});

/** As the column stood while the store did not write it again. */
async function fallBehind(url: string): Promise<void> {
  const client = openClient(url, { poolSize: 1 });
  try {
    expect(await client.execute`UPDATE ticket SET opened_at = opened_at - interval '1 day'`).toBe(TICKETS.length);
  } finally {
    await client.close();
  }
}

async function copyTickets(from: string, to: string): Promise<void> {
  const [source, target] = [from, to].map((url) => new pg.Client({ connectionString: url })) as [pg.Client, pg.Client];
  await Promise.all([source.connect(), target.connect()]);
  try {
    for (const row of (await source.query<Record<string, unknown>>('SELECT * FROM ticket')).rows)
      await target.query('INSERT INTO ticket SELECT * FROM jsonb_populate_record(NULL::ticket, $1::jsonb)', [
        JSON.stringify(row),
      ]);
  } finally {
    await Promise.all([source.end(), target.end()]);
  }
}
