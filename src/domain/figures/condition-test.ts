import type { Moment } from '../time/moment.ts';
import type { Condition, Instant } from './condition.ts';
import {
  COUNT_FIELDS,
  FLAG_FIELDS,
  MARKERS,
  type Marker,
  MOMENT_FIELDS,
  type MomentField,
  WORD_FIELDS,
} from './fact-fields.ts';
import type { FigureWindow } from './figure-window.ts';
import type { TicketFact } from './ticket-facts.ts';

export type FactTest = (fact: TicketFact, window: FigureWindow) => boolean;

const known = new WeakMap<Condition, FactTest>();

/** The condition as a function over facts in memory; made once, however many figures share it. */
export function testOf(condition: Condition): FactTest {
  const test = known.get(condition) ?? made(condition);
  known.set(condition, test);
  return test;
}

function made(condition: Condition): FactTest {
  switch (condition.op) {
    case 'all': {
      const tests = condition.of.map(testOf);
      return (fact, window) => tests.every((test) => test(fact, window));
    }
    case 'any': {
      const tests = condition.of.map(testOf);
      return (fact, window) => tests.some((test) => test(fact, window));
    }
    case 'not': {
      const test = testOf(condition.of);
      return (fact, window) => !test(fact, window);
    }
    case 'given': {
      const read = FIELDS[condition.field];
      return (fact) => read(fact) !== null;
    }
    case 'oneOf': {
      const read = WORD_FIELDS[condition.field];
      const words = new Set<string | null>(condition.words);
      return (fact) => words.has(read(fact));
    }
    case 'flag': {
      const read = FLAG_FIELDS[condition.field];
      return (fact) => read(fact) === true;
    }
    case 'moreThan': {
      const read = COUNT_FIELDS[condition.field];
      return (fact) => read(fact) > condition.number;
    }
    default:
      return comparison(condition);
  }
}

const FIELDS = { ...MOMENT_FIELDS, ...WORD_FIELDS, ...FLAG_FIELDS };

function comparison({ op, left, right }: Extract<Condition, { left: Instant }>): FactTest {
  const [readLeft, readRight] = [reading(left), reading(right)];
  return (fact, window) => {
    const [a, b] = [readLeft(fact, window), readRight(fact, window)];
    if (a === null || b === null) return false;
    return op === 'before' ? a < b : a <= b;
  };
}

function reading(instant: Instant): (fact: TicketFact, window: FigureWindow) => Moment | null {
  if (!isMarker(instant)) return MOMENT_FIELDS[instant as MomentField];
  const read = MARKERS[instant];
  return (_fact, window) => read(window);
}

/** Is it a moment of the window, and not one of the ticket? */
export const isMarker = (instant: Instant): instant is Marker => instant in MARKERS;
