import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, openClient } from '../../../src/adapters/database/client.ts';
import { linkSecret } from '../../../src/adapters/database/link-secret.ts';
import { createRandomIds } from '../../../src/adapters/ids.ts';
import { useDatabase } from '../../fixtures/database.ts';

const database = useDatabase();
let client: Client;
beforeAll(() => {
  client = openClient(database.url);
});
afterAll(() => client.close());

test('processes that share a database share the secret, also when they start at once', async () => {
  const secrets = await Promise.all([1, 2, 3, 4].map(() => linkSecret(client, createRandomIds())));
  expect(new Set(secrets).size).toBe(1);
  expect(secrets[0]?.length).toBeGreaterThanOrEqual(64);
  expect(await linkSecret(client, createRandomIds())).toBe(secrets[0]);
});
