import { beforeEach, describe, expect, it } from 'vitest';
import { DAY } from '../../src/domain/time/moment.ts';
import { type CircularDraft, NO_WISHES } from '../../src/ports/circular-log.ts';
import { MONDAY_MORNING as NOW } from '../builders/moments.ts';
import type { MakeWorld, World } from './worlds.ts';

const FILES = { document: 'a.docx', workbook: 'b.xlsx', proof: 'c.json', value: 'd.json' };
const aDraft = (given: Partial<CircularDraft> = {}): CircularDraft => ({
  wishes: { ...NO_WISHES, paragraphs: '一、基本情况' },
  refusals: [],
  sources: [],
  proposed: [],
  files: FILES,
  ...given,
});

/** What every log of circulars does. */
export function circularLogContract(name: string, make: MakeWorld): void {
  describe(name, () => {
    let world: World;
    beforeEach(async () => {
      world = await make();
    });
    const log = () => world.work.stores.circulars;
    const open = (period = '2026-02') => log().open({ report: 'monthCircular', period }, NOW);
    const issue = (id: number, number: string, at: number) =>
      log().move(id, { state: 'issued', reason: null, number, settledBy: 'p-leader', settledAt: at });

    it('gives back a circular with the number of its newest draft', async () => {
      const id = await open();
      const nothing = { reason: null, number: null, settledBy: null, settledAt: null };
      const fresh = { id, report: 'monthCircular', period: '2026-02', openedAt: NOW, state: 'draft', ...nothing };
      expect(await log().find(id)).toEqual({ ...fresh, revision: 0 });
      expect(await log().keep(id, aDraft(), 'system', NOW + 1)).toBe(1);
      expect(await log().keep(id, aDraft({ refusals: ['不行。'], files: null }), 'p-dispatcher', NOW + 2)).toBe(2);
      expect(await log().lock(id)).toEqual({ ...fresh, revision: 2 });
      expect(await log().revision(id, 1)).toEqual({ ...aDraft(), revision: 1, madeAt: NOW + 1, madeBy: 'system' });
      expect((await log().revision(id, 2))?.refusals).toEqual(['不行。']);
      expect([await log().revision(id, 3), await log().find(id + 1)]).toEqual([undefined, undefined]);
    });

    it('has one of a report and period', async () => {
      await open();
      await expect(open()).rejects.toThrow();
      await log().open({ report: 'quarterCircular', period: '2026-02' }, NOW);
    });

    it('an issued one is never changed, nor drafted again', async () => {
      const id = await open();
      await log().keep(id, aDraft(), 'system', NOW);
      await log().move(id, { state: 'draft', reason: '数不对', number: null, settledBy: 'p-leader', settledAt: NOW });
      expect((await log().find(id))?.reason).toBe('数不对');
      await issue(id, '2026年第1期', NOW + 1);
      await expect(issue(id, '2026年第2期', NOW + 2)).rejects.toThrow();
      await expect(log().keep(id, aDraft(), 'system', NOW + 2)).rejects.toThrow();
      expect((await log().find(id))?.number).toBe('2026年第1期');
    });

    it('knows which other circular bears a number, or asks for it', async () => {
      const [first, second, third] = [await open('2026-01'), await open('2026-02'), await open('2026-03')];
      const asking = (number: string) => aDraft({ wishes: { ...NO_WISHES, number } });
      const bearer = async (number: string, besides = third) => (await log().bearing(number, besides))?.id;
      await log().keep(first, asking('示通〔2026〕1号'), 'p-dispatcher', NOW);
      expect([await bearer('示通〔2026〕1号'), await bearer('示通〔2026〕1号', first)]).toEqual([first, undefined]);
      await log().keep(first, asking('示通〔2026〕2号'), 'p-dispatcher', NOW + 1);
      expect([await bearer('示通〔2026〕1号'), await bearer('示通〔2026〕2号')]).toEqual([undefined, first]);
      await issue(first, '示通〔2026〕3号', NOW + 2);
      expect([await bearer('示通〔2026〕2号'), await bearer('示通〔2026〕3号')]).toEqual([undefined, first]);
      await log().keep(second, asking('示通〔2026〕4号'), 'p-dispatcher', NOW);
      await log().move(second, { state: 'dropped', reason: null, number: null, settledBy: null, settledAt: null });
      expect(await bearer('示通〔2026〕4号')).toBeUndefined();
    });

    it('reads a draft from before numbers, issuers and tables could be asked for', async () => {
      const id = await open();
      const { number: _, issuer: __, rectifyBy: ___, tables: ____, ...before } = NO_WISHES;
      await log().keep(id, aDraft({ wishes: before as typeof NO_WISHES }), 'system', NOW);
      expect((await log().revision(id, 1))?.wishes).toEqual(NO_WISHES);
    });

    it('knows what was issued in a span, in order', async () => {
      const [first, second, third] = [await open('2026-01'), await open('2026-02'), await open('2026-03')];
      await issue(second, '2026年第1期', NOW);
      await issue(first, '2026年第2期', NOW + DAY);
      const issued = await log().issued({ from: NOW, to: NOW + DAY + 1 });
      expect(issued.map(({ id }) => id)).toEqual([second, first]);
      expect(await log().issued({ from: NOW + 1, to: NOW + DAY })).toEqual([]);
      expect((await log().find(third))?.state).toBe('draft');
    });
  });
}
