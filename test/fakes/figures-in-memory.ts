import type { TicketNumber } from '../../src/domain/base/ids.ts';
import { all, type Condition } from '../../src/domain/figures/condition.ts';
import { testOf } from '../../src/domain/figures/condition-test.ts';
import { WORD_FIELDS } from '../../src/domain/figures/fact-fields.ts';
import { COUNTED_FIGURES, type FigureCode, SINCE_EVER } from '../../src/domain/figures/figure-table.ts';
import { fallsDue, openOverdue, present, received } from '../../src/domain/figures/figure-terms.ts';
import {
  BLANK,
  concernedBy,
  type Figures,
  type FigureValues,
  type MeasuredEach,
  measureEach,
} from '../../src/domain/figures/measure.ts';
import type { TicketFact } from '../../src/domain/figures/ticket-facts.ts';
import { ticketsBehind } from '../../src/domain/figures/tickets-behind.ts';
import type { FigureScope, FigureSource, TicketsAsked } from '../../src/ports/figure-source.ts';

type Answers<F> = F extends (...given: infer G) => Promise<infer A> ? (...given: G) => A : never;
type InMemory = { readonly [Name in keyof FigureSource]: Answers<FigureSource[Name]> };

/** What a source of figures answers of these facts, which come in the order of opening; at once, for tests of what is made of it. */
export const figuresInMemory = (facts: readonly TicketFact[]): InMemory => ({
  measureEach(window, key, scope = {}) {
    const { total, each } = measureEach(within(facts, scope), window, WORD_FIELDS[key]);
    const values = new Map([...each].map(([value, figures]) => [value, valuesOf(figures, scope)]));
    return { total: valuesOf(total, scope), each: values } satisfies MeasuredEach<string | null, FigureValues>;
  },
  ticketsBehind: (asked) => pageOf(facts, asked),
  behindEach({ codes, window, key, scope = {} }) {
    const tests = codes.map((code) => {
      const definition = COUNTED_FIGURES.find((one) => one.code === code);
      if (!definition) throw new RangeError(code);
      const isCounted = presentAnd(concernedBy(definition));
      const isAbove = definition.kind === 'rate' ? presentAnd(definition.numerator) : () => false;
      return { code, isCounted, isAbove };
    });
    return within(facts, scope).flatMap((fact) => {
      const mine = tests.filter(({ isCounted }) => isCounted(fact, window));
      if (mine.length === 0) return [];
      const above = mine.filter(({ isAbove }) => isAbove(fact, window)).map(({ code }) => code);
      return [{ number: fact.number, of: WORD_FIELDS[key](fact), counted: mine.map(({ code }) => code), above }];
    });
  },
  dueBetween({ from, to }, scope = {}) {
    const isDue = presentAnd(fallsDue);
    const window = { period: { from, to }, cutOff: from };
    return within(facts, scope)
      .filter((fact) => isDue(fact, window))
      .map((fact) => fact.number);
  },
  mostSupported({ window, scope = {}, least, limit }) {
    const isReceived = presentAnd(received);
    return within(facts, scope)
      .filter((fact) => isReceived(fact, window) && fact.supporters + 1 >= least)
      .toSorted((a, b) => b.supporters - a.supporters)
      .slice(0, limit)
      .map(({ number, supporters }) => ({ number, households: supporters + 1 }));
  },
  overdueEach(window) {
    const isOverdue = presentAnd(openOverdue);
    const overdue = facts.filter((fact) => isOverdue(fact, window));
    return [...Map.groupBy(overdue, (fact) => fact.unit)].map(([unit, its]) => ({
      unit,
      count: its.length,
      earliest: Math.min(...its.map((fact) => fact.completeBy)),
    }));
  },
});

const presentAnd = (condition: Condition) => testOf(all(present, condition));

function pageOf(
  facts: readonly TicketFact[],
  { code, weights, window, scope = {}, of, limit, after }: TicketsAsked,
): readonly TicketNumber[] {
  const begin = after === undefined ? 0 : facts.findIndex((fact) => fact.number === after) + 1;
  const isBehind = presentAnd(ticketsBehind(code, weights));
  return within(facts.slice(begin), scope)
    .filter((fact) => of === undefined || WORD_FIELDS[of.key](fact) === of.value)
    .filter((fact) => isBehind(fact, window))
    .slice(0, limit)
    .map((fact) => fact.number);
}

const within = (facts: readonly TicketFact[], { onlyListed, source, group }: FigureScope): readonly TicketFact[] =>
  facts.filter(
    (fact) =>
      (!onlyListed || fact.unlisted !== true) &&
      (source === undefined || fact.source === source) &&
      (group === undefined || fact.group === group),
  );

/** Without the tickets behind them, and without what is counted only where it is asked for. */
export const valuesOf = (figures: Figures, { sinceEver = false }: FigureScope = {}): FigureValues =>
  Object.fromEntries(
    Object.entries(figures).map(([code, { value, numerator, denominator }]) => [
      code,
      sinceEver || !SINCE_EVER.includes(code as FigureCode) ? { value, numerator, denominator } : BLANK,
    ]),
  ) as FigureValues;
