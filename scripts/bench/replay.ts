import pg from 'pg';
import { fragment, openClient } from '../../src/adapters/database/client.ts';
import { migrate } from '../../src/adapters/database/migrate.ts';
import { startTemporary } from '../../src/adapters/database/temporary.ts';
import { loadOfficeFile } from '../../src/adapters/office/load-office-file.ts';
import { readRecording } from '../../src/adapters/replay/read-recording.ts';
import { composeReplay, type ReplayStage } from '../../src/compose-replay.ts';
import { buildDirectory } from '../../src/domain/office/directory.ts';
import { replay } from '../../src/flows/replay.ts';
import { type Measured, measured, timed } from './measured.ts';
import { monthOfChat, withoutRouting } from './recorded-month.ts';

/** A month of 400 tickets through the whole service, against writing the same rows through plain `pg`. */
export async function measure(): Promise<readonly Measured[]> {
  const policy = withoutRouting(await loadOfficeFile(undefined));
  const chat = monthOfChat(policy, { tickets: 400, late: 37, seed: 9 });
  const { recording, faults } = readRecording(chat, buildDirectory(policy), undefined);
  if (!recording) throw new Error(`the made-up month is faulty: ${JSON.stringify(faults[0])}`);
  const stage = await composeReplay(policy, recording);
  try {
    const { ms } = await timed(() => replay(stage.service, stage, recording));
    const transactions = await transactionsOf(stage);
    const reference = await writeBare(transactions);
    const statements = transactions.reduce((sum, one) => sum + one.length, 0);
    const detail = {
      transactions: transactions.length,
      statements,
      residentMB: Math.round(process.memoryUsage.rss() / 1024 / 1024),
    };
    return [
      measured({
        name: 'replay',
        figure: 'month of 400 tickets',
        unit: 'ms',
        value: ms,
        reference,
        atMost: 12,
        detail,
      }),
    ];
  } finally {
    await stage.close();
  }
}

type Statement = readonly [sql: string, values: readonly unknown[]];

/** The rows the service wrote, in transactions of the size it wrote them in. */
async function transactionsOf(stage: ReplayStage): Promise<readonly (readonly Statement[])[]> {
  const client = openClient(stage.databaseUrl, { poolSize: 1 });
  try {
    const rows = (sql: string): Promise<Record<string, unknown>[]> => client.query`${fragment(sql)}`;
    const transactions: Statement[][] = [];
    for (const message of await rows('SELECT * FROM chat_message')) {
      transactions.push([insert('chat_message', { ...message, processed_at: null })]);
      transactions.push([update('chat_message', message, ['channel', 'id'])]);
    }
    const tickets = new Map((await rows('SELECT * FROM ticket')).map((ticket) => [String(ticket['number']), ticket]));
    const posts = Map.groupBy(await rows('SELECT * FROM post'), (post) => Number(post['created_at']));
    const changes = Map.groupBy(
      await rows('SELECT * FROM ticket_event ORDER BY at, ticket, seq'),
      (event) => `${event['ticket']} ${Number(event['at'])}`,
    );
    for (const events of changes.values()) {
      const ticket = tickets.get(String(events[0]?.['ticket'])) ?? {};
      const first = events[0]?.['seq'] === 1;
      transactions.push([
        first ? insert('ticket', ticket) : update('ticket', ticket, ['number']),
        ...events.map((event) => insert('ticket_event', { ...event, data: JSON.stringify(event['data']) })),
      ]);
    }
    for (const together of posts.values()) {
      transactions.push(together.map((post) => insert('post', { ...post, state: 'queued', sent_seq: null })));
      for (const post of together)
        transactions.push([update('post', { ...post, state: 'sending' }, ['seq'])], [update('post', post, ['seq'])]);
    }
    return transactions;
  } finally {
    await client.close();
  }
}

const parameterOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
    ? JSON.stringify(value)
    : value;

function insert(table: string, row: Record<string, unknown>): Statement {
  const names = Object.keys(row);
  return [
    `INSERT INTO ${table} (${names.map((name) => `"${name}"`).join()}) VALUES (${names.map((_name, index) => `$${index + 1}`).join()})`,
    Object.values(row).map(parameterOf),
  ];
}

function update(table: string, row: Record<string, unknown>, keys: readonly string[]): Statement {
  const names = Object.keys(row);
  const place = (name: string): string => `"${name}" = $${names.indexOf(name) + 1}`;
  const set = names.filter((name) => !keys.includes(name)).map(place);
  return [
    `UPDATE ${table} SET ${set.join()} WHERE ${keys.map(place).join(' AND ')}`,
    Object.values(row).map(parameterOf),
  ];
}

/** Milliseconds for the same writing, one transaction after the other; bringing up the server does not count. */
async function writeBare(transactions: readonly (readonly Statement[])[]): Promise<number> {
  const database = await startTemporary();
  const client = new pg.Client({ connectionString: database.url });
  try {
    await migrate(database.url);
    await client.connect();
    const { ms } = await timed(async () => {
      for (const statements of transactions) {
        await client.query('BEGIN');
        for (const [sql, values] of statements) await client.query(sql, values as unknown[]);
        await client.query('COMMIT');
      }
    });
    return ms;
  } finally {
    await client.end();
    await database.stop();
  }
}
