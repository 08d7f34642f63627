import { beforeEach, describe, expect, it } from 'vitest';
import { HOUR } from '../../src/domain/time/moment.ts';
import type { OfficeStore } from '../../src/ports/office-store.ts';
import { anOffice } from '../builders/an-office.ts';
import { MONDAY_MORNING as NOW } from '../builders/moments.ts';
import type { MakeWorld, World } from './worlds.ts';

/** What every office store does. */
export function officeStoreContract(name: string, make: MakeWorld): void {
  describe(name, () => {
    let world: World;
    let offices: OfficeStore;
    beforeEach(async () => {
      world = await make();
      offices = world.work.stores.offices;
    });
    const dutyNow = async () => (await offices.current())?.directory.dutyOf('u-river', world.clock.now())?.id;

    it('has no office before one is imported', async () => {
      expect(await offices.current()).toBeUndefined();
      await expect(offices.version(1)).rejects.toThrow('no version 1');
    });

    it('keeps every version and shows the newest at once', async () => {
      expect(await offices.save(anOffice(), 'p-admin', NOW)).toBe(1);
      expect(await offices.current()).toMatchObject({ version: 1, since: NOW });
      expect(await offices.save(anOffice({ trial: true }), 'p-admin', NOW + 1)).toBe(2);
      expect(await offices.current()).toMatchObject({ version: 2, since: NOW + 1, policy: { trial: true } });
      expect((await offices.version(1)).policy.trial).toBe(false);
    });

    it('remembers who brought each version, and when', async () => {
      expect(await offices.history()).toEqual([]);
      await offices.save(anOffice(), 'system', NOW);
      await offices.save(anOffice({ trial: true }), 'p-admin', NOW + 1);
      expect(await offices.history()).toEqual([
        { version: 1, by: 'system', since: NOW },
        { version: 2, by: 'p-admin', since: NOW + 1 },
      ]);
    });

    it('gives the policy back as it was saved, its keys in their order', async () => {
      await offices.save(anOffice(), 'p-admin', NOW);
      expect(JSON.stringify((await offices.current())?.policy)).toBe(JSON.stringify(anOffice()));
    });

    it('builds the directory and the calendar of the version', async () => {
      await offices.save(anOffice({ calendar: { base: 'none', hours: ['08:00-09:00'] } }), 'p-admin', NOW);
      const office = await offices.current();
      expect(office?.directory.unitNamed('供电所')?.id).toBe('u-power');
      expect(office?.calendar.hours.mon).toEqual([{ from: 8 * HOUR, to: 9 * HOUR }]);
    });

    it('shows a change of duty at once, for as long as it holds', async () => {
      await offices.save(anOffice(), 'p-admin', NOW);
      expect(await dutyNow()).toBe('p-handler');
      await offices.changeDuty({ unit: 'u-river', person: 'p-head', from: NOW, until: NOW + HOUR });
      expect(await dutyNow()).toBe('p-head');
      await offices.changeDuty({ unit: 'u-river', person: 'p-grid', from: NOW, until: NOW + HOUR / 2 });
      expect(await dutyNow()).toBe('p-grid');
      world.clock.advance(HOUR / 2);
      expect(await dutyNow()).toBe('p-head');
      world.clock.advance(HOUR / 2);
      expect(await dutyNow()).toBe('p-handler');
    });

    it('takes a change of duty back: the usual person is on duty again', async () => {
      await offices.save(anOffice(), 'p-admin', NOW);
      await offices.changeDuty({ unit: 'u-river', person: 'p-head', from: NOW, until: NOW + HOUR });
      await offices.changeDuty({ unit: 'u-river', person: null, from: NOW, until: NOW + HOUR });
      expect(await dutyNow()).toBe('p-handler');
      expect((await offices.current())?.directory.standInOf('u-river', NOW)).toBeUndefined();
    });

    it('lets two who change the office at once see each other’s change', async () => {
      await offices.save(anOffice(), 'p-admin', NOW);
      const add = (id: string) =>
        world.work.run(async (stores) => {
          const office = await stores.offices.forChange();
          if (!office) throw new Error('no office');
          const person = { id, name: id, roles: [], duty: false, accounts: {} };
          await stores.offices.save({ ...office.policy, people: [...office.policy.people, person] }, 'p-admin', NOW);
        });
      await Promise.all(['p-1', 'p-2', 'p-3'].map(add));
      const people = (await offices.current())?.policy.people.map(({ id }) => id) ?? [];
      expect(people.slice(-3).toSorted()).toEqual(['p-1', 'p-2', 'p-3']);
    });

    it('forgets a version whose unit of work failed', async () => {
      await offices.save(anOffice(), 'p-admin', NOW);
      const failed = world.work.run(async (stores) => {
        await stores.offices.save(anOffice({ trial: true }), 'p-admin', NOW);
        expect((await stores.offices.current())?.version).toBe(2);
        expect((await stores.offices.version(2)).policy.trial).toBe(true);
        throw new Error('not after all');
      });
      await expect(failed).rejects.toThrow('not after all');
      expect((await offices.current())?.version).toBe(1);
      await expect(offices.version(2)).rejects.toThrow('no version 2');
    });

    it('shows what a unit of work saved once it is done', async () => {
      await offices.save(anOffice(), 'p-admin', NOW);
      await offices.current();
      await world.work.run((stores) => stores.offices.save(anOffice({ trial: true }), 'p-admin', NOW));
      expect((await offices.current())?.version).toBe(2);
    });
  });
}
