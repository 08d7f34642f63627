import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, openClient } from '../../../src/adapters/database/client.ts';
import { createRecognitionLog } from '../../../src/adapters/database/recognition-log.ts';
import { DAY } from '../../../src/domain/time/moment.ts';
import { aMessage } from '../../builders/a-message.ts';
import { MONDAY_MORNING } from '../../builders/moments.ts';
import { postgresWorldOn } from '../../contracts/worlds.ts';
import { useDatabase } from '../../fixtures/database.ts';

const database = useDatabase();
let client: Client;
beforeAll(() => {
  client = openClient(database.url);
});
afterAll(() => client.close());

/** Doubtful messages in the log, each with what was decided of it. */
async function decided(rows: readonly (readonly [id: string, text: string, answer: string])[]) {
  const { work } = await postgresWorldOn(client);
  for (const [id, text, answer] of rows) {
    await work.stores.messages.add(aMessage({ id, text, channel: 'wechat' }), MONDAY_MORNING);
    await client.execute`
      INSERT INTO review_item (letter, kind, group_id, channel, message, opened_at, why, decided_at, answer, decision)
      VALUES (${id}, 'doubtfulMessage', 'g-1', 'wechat', ${id}, now(), '', ${new Date(MONDAY_MORNING)}, ${answer}, '')`;
  }
  return createRecognitionLog(client);
}

const week = { from: MONDAY_MORNING - DAY, to: MONDAY_MORNING + DAY };

describe('how the machine was judged, in PostgreSQL', () => {
  it('counts doubtful messages by what they turned out to be', async () => {
    const log = await decided([
      ['m1', '楼下又开始了', 'open'],
      ['m2', '随便说说', 'no'],
      ['m3', '那个东西又响', 'merge'],
      ['m4', '撤回的', 'dismissed'],
    ]);
    expect(await log.tally(week)).toEqual({ doubtful: 3, complaints: 2, opened: 0, mistaken: 0 });
    expect(await log.tally({ from: week.to, to: week.to + DAY })).toMatchObject({ doubtful: 0 });
  });

  it('counts tickets the machine opened, and those declined as none', async () => {
    const log = await decided([]);
    const event = (ticket: string, seq: number, name: string, by: string, data: unknown) => client.execute`
      INSERT INTO ticket_event (ticket, seq, at, event, by, data, previous, hash)
      VALUES (${ticket}, ${seq}, ${new Date(MONDAY_MORNING)}, ${name}, ${by}, ${JSON.stringify(data)}::json, '', ${`${ticket}${seq}`})`;
    for (const number of ['20260302-001', '20260302-002', '20260302-003'])
      await client.execute`
        INSERT INTO ticket (number, version, state, source, group_id, channel, category, urgency, opened_at, complete_by, residents, body)
        VALUES (${number}, 1, 'pending', 'group', 'g-1', 'wechat', '', 'normal', ${new Date(MONDAY_MORNING)}, ${new Date(MONDAY_MORNING)}, '{}', '{}')`;
    await event('20260302-001', 1, 'opened', 'system', {});
    await event('20260302-002', 1, 'opened', 'system', {});
    await event('20260302-002', 2, 'declined', 'p-d', { reason: '非诉求' });
    await event('20260302-003', 1, 'opened', 'p-d', {});
    expect(await log.tally(week)).toMatchObject({ opened: 2, mistaken: 1 });
  });

  it('gives decided messages until they are kept', async () => {
    const log = await decided([
      ['m1', '楼下又开始了', 'open'],
      ['m2', '随便说说', 'no'],
      ['m3', '撤回的', 'dismissed'],
    ]);
    const fresh = await log.unkept();
    expect(fresh.map(({ message, complaint }) => [message, complaint])).toEqual([
      ['m1', true],
      ['m2', false],
    ]);
    for (const one of fresh) await log.keep(one);
    for (const one of fresh) await log.keep(one);
    expect(await log.unkept()).toEqual([]);
    expect(await log.kept()).toEqual(fresh);
  });
});
