import { beforeEach, expect, it } from 'vitest';
import { type Client, openClient } from '../../../src/adapters/database/client.ts';
import { createOutbox } from '../../../src/adapters/database/outbox.ts';
import type { Delivery } from '../../../src/ports/outbox.ts';
import { aPost } from '../../builders/a-post.ts';
import { MONDAY_MORNING as NOW } from '../../builders/moments.ts';
import { useDatabase } from '../../fixtures/database.ts';

const database = useDatabase();
let client: Client;
beforeEach(() => {
  client = openClient(database.url, { poolSize: 1 });
  return () => client.close();
});

const DELIVERIES: readonly Delivery[] = [
  { state: 'queued', notBefore: NOW, why: '限流' },
  { state: 'uncertain', why: '不知是否发出' },
  { state: 'sent', at: NOW, platformId: null },
];

it('has one statement for each thing that may become of a post, however many attempts there are', async () => {
  const outbox = createOutbox(client);
  await outbox.add([{ draft: aPost(), notBefore: NOW }], NOW);
  for (let attempt = 1; attempt <= 9; attempt += 1) {
    await client.execute`UPDATE post SET state = 'sending', attempts = ${attempt}`;
    for (const delivery of DELIVERIES) await outbox.settle(1, delivery, attempt);
  }
  const [row] = await client.query<{ count: number }>`
    SELECT count(*)::int AS count FROM pg_prepared_statements
    WHERE statement LIKE '%UPDATE post SET state =%WHERE seq%' AND statement NOT LIKE '%pg_prepared_statements%'`;
  expect(row?.count).toBe(DELIVERIES.length);
});
