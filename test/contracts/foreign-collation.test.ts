import pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { type Client, openClient } from '../../src/adapters/database/client.ts';
import { migrate } from '../../src/adapters/database/migrate.ts';
import { databaseOf } from '../fixtures/database.ts';
import { messageLogContract } from './message-log-contract.ts';
import { postgresWorldOn } from './worlds.ts';

// A customer's server may sort text as a dictionary does (“a” before “B”). The order of messages must not depend on it.
const NAME = 'dictionary_order';
let client: Client;

beforeAll(async () => {
  await onServer(`CREATE DATABASE ${NAME} TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'en'`);
  const url = databaseOf(inject('serverUrl'), NAME);
  await migrate(url);
  client = openClient(url);
});

afterAll(async () => {
  await client?.close();
  await onServer(`DROP DATABASE IF EXISTS ${NAME} WITH (FORCE)`);
});

messageLogContract('the message log in a PostgreSQL with a dictionary’s order', () => postgresWorldOn(client));

async function onServer(statement: string): Promise<void> {
  const connection = new pg.Client({ connectionString: inject('serverUrl') });
  await connection.connect();
  await connection.query(statement).finally(() => connection.end());
}
