import { afterAll, beforeAll, expect, it } from 'vitest';
import { createBridgeMemory } from '../../../src/adapters/database/bridge-memory.ts';
import { type Client, openClient } from '../../../src/adapters/database/client.ts';
import { createRandomIds } from '../../../src/adapters/ids.ts';
import { useDatabase } from '../../fixtures/database.ts';

const database = useDatabase();
let client: Client;
beforeAll(() => {
  client = openClient(database.url);
});
afterAll(() => client.close());
const memory = () => createBridgeMemory(client, createRandomIds());

it('gives no number twice, however many processes ask at once', async () => {
  const firsts = await Promise.all(Array.from({ length: 40 }, (_, index) => memory().reserve((index % 3) + 1)));
  const numbers = firsts.flatMap((first, index) => Array.from({ length: (index % 3) + 1 }, (_, more) => first + more));
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(Math.min(...numbers)).toBe(1);
  expect(Math.max(...numbers)).toBe(numbers.length);
});

it('has one name for the installation, whoever asks first', async () => {
  const names = await Promise.all([memory().origin(), memory().origin(), memory().origin()]);
  expect(new Set(names).size).toBe(1);
  expect(names[0]).toMatch(/^[\w-]{8}$/);
});

it('knows through whom a place was last heard', async () => {
  expect(await memory().roads()).toEqual({});
  await memory().keepRoad('group:柳荫"1', 'phone');
  await Promise.all([memory().keepRoad('group:b', 'wecom'), memory().keepRoad('account:wx-1', 'phone')]);
  await memory().keepRoad('group:柳荫"1', 'wecom');
  expect(await memory().roads()).toEqual({ 'group:柳荫"1': 'wecom', 'group:b': 'wecom', 'account:wx-1': 'phone' });
});
