import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COUNTED_FIGURES } from '../../../src/domain/figures/figure-table.ts';
import { count, measure, measureEach } from '../../../src/domain/figures/measure.ts';
import type { TicketFact } from '../../../src/domain/figures/ticket-facts.ts';
import { TICKET_STATES } from '../../../src/domain/ticket/state.ts';
import { DAY, type Moment } from '../../../src/domain/time/moment.ts';
import { monthPeriod } from '../../../src/domain/time/period.ts';
import { aFact } from '../../builders/a-fact.ts';
import { at } from '../../builders/moments.ts';

const MARCH = monthPeriod(at('2026-03-01'));
const march = (facts: readonly TicketFact[], cutOff: Moment) => measure(facts, { period: MARCH, cutOff });

const START = at('2026-02-01');
const moment = fc.integer({ min: 0, max: 60 * 24 }).map((hours) => START + (hours * DAY) / 24);
const maybe = fc.option(moment, { nil: null });
const anyFact: fc.Arbitrary<TicketFact> = fc
  .record({
    unit: fc.constantFrom('a', 'b', 'c', null),
    state: fc.constantFrom(...TICKET_STATES),
    openedAt: moment,
    acceptedAt: maybe,
    contactedAt: maybe,
    completeBy: moment,
    completedAt: maybe,
    returns: fc.nat(2),
    excluded: fc.boolean(),
    followUp: fc.option(
      fc.record({
        askedAt: maybe,
        resolved: fc.constantFrom(true, false, null),
        satisfaction: fc.constantFrom('satisfied', 'basic', 'unsatisfied', null),
      }),
      { nil: null },
    ),
  })
  .map((given) => aFact(given));
const anyFacts = fc.array(anyFact, { maxLength: 40 });

describe('of any tickets', () => {
  it('the totals are the sum of the units and of those nobody holds', () => {
    fc.assert(
      fc.property(anyFacts, moment, (facts, cutOff) => {
        const { total, each } = measureEach(facts, { period: MARCH, cutOff }, (fact) => fact.unit);
        for (const { code, kind } of COUNTED_FIGURES) {
          const parts = [...each.values()].map((figures) => figures[code]);
          const sum = (field: 'value' | 'denominator') => parts.reduce((all, part) => all + Number(part[field]), 0);
          if (kind === 'count') expect(sum('value')).toBe(total[code].value);
          else expect(sum('denominator')).toBe(total[code].denominator);
          expect(parts.flatMap((part) => part.tickets).toSorted()).toEqual(total[code].tickets.toSorted());
        }
      }),
    );
  });

  it('what is measured together is what is measured alone', () => {
    fc.assert(
      fc.property(anyFacts, moment, (facts, cutOff) => {
        const { each } = measureEach(facts, { period: MARCH, cutOff }, (fact) => fact.unit);
        for (const [unit, figures] of each)
          if (unit !== null) expect(measure(facts, { period: MARCH, cutOff }, unit)).toEqual(figures);
      }),
    );
  });

  it('received is completed and open together; overdue is late and open past due; no rate leaves 0 to 100', () => {
    fc.assert(
      fc.property(anyFacts, moment, (facts, cutOff) => {
        const consistent = facts.filter(
          (fact) => fact.completedAt !== null || !['completed', 'closed'].includes(fact.state),
        );
        const figures = march(consistent, cutOff);
        expect(count(figures, 'received')).toBe(count(figures, 'completed') + count(figures, 'open'));
        expect(count(figures, 'overdueCount')).toBe(count(figures, 'completedLate') + count(figures, 'openOverdue'));
        for (const { code, kind } of COUNTED_FIGURES) {
          if (kind === 'count') continue;
          const { value, denominator } = figures[code];
          expect(value === null).toBe(denominator === 0);
          if (value !== null) expect(Number(value)).toSatisfy((share: number) => share >= 0 && share <= 100);
        }
      }),
    );
  });

  it('moving the cut-off on never takes a received or completed ticket away', () => {
    fc.assert(
      fc.property(anyFacts, moment, moment, (facts, one, other) => {
        const [early, later] = [march(facts, Math.min(one, other)), march(facts, Math.max(one, other))];
        for (const code of ['received', 'completed', 'completedLate'] as const)
          expect(count(later, code)).toBeGreaterThanOrEqual(count(early, code));
      }),
    );
  });
});
