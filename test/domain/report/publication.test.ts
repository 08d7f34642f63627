import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WORD_FIELDS } from '../../../src/domain/figures/fact-fields.ts';
import { COUNTED_FIGURES, SINCE_EVER } from '../../../src/domain/figures/figure-table.ts';
import type { FigureWindow } from '../../../src/domain/figures/figure-window.ts';
import { measureEach } from '../../../src/domain/figures/measure.ts';
import type { TicketFact } from '../../../src/domain/figures/ticket-facts.ts';
import { correctionsOf } from '../../../src/domain/report/corrections.ts';
import { type FrozenTable, freeze, type TableToFreeze, valuesOf } from '../../../src/domain/report/publication.ts';
import { HOUR } from '../../../src/domain/time/moment.ts';
import { monthPeriod } from '../../../src/domain/time/period.ts';
import { aFact } from '../../builders/a-fact.ts';
import { at } from '../../builders/moments.ts';
import { figuresInMemory } from '../../fakes/figures-in-memory.ts';

const CUT_OFF = at('2026-03-20 17:30');
const WINDOW: FigureWindow = { period: monthPeriod(CUT_OFF), cutOff: CUT_OFF };
const CODES = COUNTED_FIGURES.map(({ code }) => code).filter((code) => !SINCE_EVER.includes(code));
const TABLE: TableToFreeze = { name: 'month', window: WINDOW, key: 'unit', codes: CODES };

const moment = fc.integer({ min: 0, max: 40 * 24 }).map((hours) => at('2026-02-20 00:00') + hours * HOUR);
const anyFact = fc
  .record({
    unit: fc.constantFrom('u-river', 'u-power', null),
    openedAt: moment,
    completeBy: moment,
    completedAt: fc.option(moment, { nil: null }),
    followUp: fc.option(
      fc.record({
        askedAt: moment,
        resolved: fc.constantFrom(true, false, null),
        satisfaction: fc.constantFrom('satisfied' as const, 'basic' as const, 'unsatisfied' as const, null),
      }),
      { nil: null },
    ),
  })
  .map((given) => aFact(given));
const anyFacts = fc.array(anyFact, { minLength: 1, maxLength: 40 });

function frozenOf(facts: readonly TicketFact[]): FrozenTable {
  const source = figuresInMemory(facts);
  const frozen = freeze(TABLE, source.measureEach(WINDOW, 'unit'), source.behindEach({ ...TABLE }));
  if (!frozen) throw new Error('the count and the tickets do not belong together');
  return frozen;
}

describe('frozen figures', () => {
  it('are what was measured, each proved by its own tickets, and every total by those of its rows', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const frozen = frozenOf(facts);
        const measured = measureEach(facts, WINDOW, WORD_FIELDS.unit);
        const { total, each } = valuesOf(frozen);
        for (const code of CODES) {
          const { tickets, ...values } = measured.total[code];
          expect(total[code]).toEqual(values);
          expect(frozen.total[code]?.tickets).toEqual(tickets);
          expect(frozen.rows.flatMap(({ figures }) => figures[code]?.tickets ?? []).toSorted()).toEqual(
            tickets.toSorted(),
          );
          for (const [unit, figures] of each)
            expect(figures[code].value).toEqual(measured.each.get(unit)?.[code].value);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('are refused when a ticket changed between the count and the look at the tickets', () => {
    const fact = aFact({ openedAt: '2026-03-03 09:00' });
    const [before, after] = [figuresInMemory([fact]), figuresInMemory([fact, aFact({ openedAt: '2026-03-03 10:00' })])];
    expect(freeze(TABLE, before.measureEach(WINDOW, 'unit'), after.behindEach({ ...TABLE }))).toBeUndefined();
  });
});

describe('corrections', () => {
  it('are none where nothing has changed', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        expect(correctionsOf(frozenOf(facts), frozenOf(facts))).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  it('explain every difference by tickets: those printed, without the left and with the joined, are those of now', () => {
    fc.assert(
      fc.property(anyFacts, anyFacts, fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }), (facts, more, gone) => {
        const later = [...facts.filter((_fact, index) => !gone[index]), ...more].toSorted(
          (a, b) => a.openedAt - b.openedAt || (a.number < b.number ? -1 : 1),
        );
        const [then, now] = [frozenOf(facts), frozenOf(later)];
        const told = new Map(
          correctionsOf(then, now)
            .filter(({ of }) => of === undefined)
            .map((one) => [one.code, one]),
        );
        for (const code of CODES) {
          const [printed, counted] = [then.total[code], now.total[code]];
          const one = told.get(code);
          if (!one) expect(new Set(counted?.tickets)).toEqual(new Set(printed?.tickets));
          else {
            const rest = (printed?.tickets ?? []).filter((number) => !one.left.includes(number));
            expect([...rest, ...one.joined].toSorted()).toEqual([...(counted?.tickets ?? [])].toSorted());
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('say of a unit that had no ticket, or has none any more, only what a ticket has changed', () => {
    const fact = aFact({ openedAt: '2026-03-03 09:00', unit: 'u-river' });
    const moved = { ...fact, unit: 'u-power' };
    const told = correctionsOf(frozenOf([fact]), frozenOf([moved])).filter(({ of }) => of !== undefined);
    const received = told.filter(({ code }) => code === 'received');
    expect(received.map(({ of, printed, now }) => [of, printed.value, now.value])).toEqual([
      ['u-river', 1, 0],
      ['u-power', 0, 1],
    ]);
    expect(told.every(({ joined, left, judged }) => joined.length + left.length + judged.length > 0)).toBe(true);
  });

  it('name a ticket that is judged otherwise now', () => {
    const late = aFact({
      openedAt: '2026-03-03 09:00',
      completeBy: '2026-03-05 18:00',
      completedAt: '2026-03-06 09:00',
    });
    const inTime = { ...late, completedAt: at('2026-03-05 17:00') };
    const rate = correctionsOf(frozenOf([late]), frozenOf([inTime])).find(
      ({ of, code }) => of === undefined && code === 'onTimeCompletionRate',
    );
    expect(rate).toMatchObject({
      printed: { value: '0.00' },
      now: { value: '100.00' },
      joined: [],
      left: [],
      judged: [late.number],
    });
  });
});
