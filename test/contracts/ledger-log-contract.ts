import { beforeEach, describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../../src/domain/time/moment.ts';
import type { KnownRow } from '../../src/ports/ledger-log.ts';
import { MONDAY_MORNING as NOW } from '../builders/moments.ts';
import type { MakeWorld, World } from './worlds.ts';

const row = (number: string, given: Partial<KnownRow> = {}): KnownRow => ({
  source: '12345',
  number,
  ticket: `20260302-${number}`,
  openedAt: NOW,
  digest: 'one',
  ...given,
});

/** What every log of ledgers does. */
export function ledgerLogContract(name: string, make: MakeWorld): void {
  describe(name, () => {
    let world: World;
    beforeEach(async () => {
      world = await make();
    });
    const add = (...rows: readonly KnownRow[]): Promise<void> => world.work.run(({ ledgers }) => ledgers.add(rows));
    const known = (source: string, ...numbers: readonly string[]) => world.work.stores.ledgers.known(source, numbers);

    it('knows the rows it was given, each in its source', async () => {
      const mailbox = row('001', { source: 'mailbox', ticket: '20260302-009' });
      await add(row('001'), row('002', { openedAt: NOW + 1000 }), mailbox);
      expect(await known('12345', '002', '003')).toEqual([row('002', { openedAt: NOW + 1000 })]);
      expect(await known('mailbox', '001')).toEqual([mailbox]);
      expect(await known('opinion', '001')).toEqual([]);
    });

    it('takes a number once in a source, and nothing of what came with it', async () => {
      await add(row('001'));
      await expect(add(row('002'), row('001', { ticket: '20260302-777' }))).rejects.toThrow();
      expect(await known('12345', '001', '002')).toEqual([row('001')]);
    });

    it('renews what a row says', async () => {
      await add(row('001'), row('002'));
      await world.work.stores.ledgers.renew({ source: '12345', number: '001', digest: 'two', openedAt: NOW + HOUR });
      expect(await known('12345', '001')).toEqual([row('001', { digest: 'two', openedAt: NOW + HOUR })]);
      expect(await known('12345', '002')).toEqual([row('002')]);
    });

    it('lists the rows of a source opened in a span, its end left out', async () => {
      await add(row('3', { openedAt: NOW + DAY }), row('2'), row('1'), row('4', { openedAt: NOW + 2 * DAY }));
      await add(row('5', { source: 'mailbox' }));
      const found = await world.work.stores.ledgers.openedIn({ source: '12345', from: NOW, to: NOW + 2 * DAY });
      expect(found.map(({ number, ticket }) => `${number} ${ticket}`)).toEqual([
        '1 20260302-1',
        '2 20260302-2',
        '3 20260302-3',
      ]);
    });

    it('lets one unit of work have it at a time', async () => {
      const order: string[] = [];
      const one = (who: string) =>
        world.work.run(async ({ ledgers }) => {
          await ledgers.lock();
          order.push(`${who} in`);
          await ledgers.known('12345', ['001']);
          order.push(`${who} out`);
        });
      await Promise.all([one('a'), one('b')]);
      expect(order.map((step) => step.split(' ')[1])).toEqual(['in', 'out', 'in', 'out']);
    });
  });
}
