import { describe, expect, it } from 'vitest';
import { countings } from '../../../src/adapters/database/figure-counts.ts';
import { reachOf } from '../../../src/adapters/database/figure-reach.ts';
import { sqlOf } from '../../../src/adapters/database/figure-sql.ts';
import {
  after,
  all,
  any,
  type Condition,
  given,
  is,
  isTrue,
  noEarlierThan,
  not,
} from '../../../src/domain/figures/condition.ts';
import { COUNTED_FIGURES, type FigureDefinition, SINCE_EVER } from '../../../src/domain/figures/figure-table.ts';
import { completedLate, open, openOverdue, received } from '../../../src/domain/figures/figure-terms.ts';
import { concernedBy } from '../../../src/domain/figures/measure.ts';

const reach = (condition: Condition): string | undefined => {
  const found = reachOf(condition);
  return found && sqlOf(found);
};
const MONTH = 'w.period_start <= f.opened_at';
const OPEN = `f.state IN ('pending', 'dispatched', 'inProgress', 'waiting', 'shelved', 'replied')`;

describe('the rows a condition needs', () => {
  it.each<[string, Condition, string | undefined]>([
    ['of the period: its own', received, MONTH],
    ['and whatever else: still its own', all(isTrue('resolved'), received, open), MONTH],
    ['open at the cut-off: the open ones and those done since', open, `(${OPEN} OR w.cut_off < f.completed_at)`],
    [
      'done late in the period: those done in it',
      completedLate,
      '(w.period_start <= f.completed_at AND f.completed_at <= w.cut_off)',
    ],
    ['either: both', any(received, is('state', 'waiting')), `(${MONTH} OR f.state IN ('waiting'))`],
    ['nothing an index finds: all', given('unit'), undefined],
    ['either, and one is everywhere: all', any(received, given('unit')), undefined],
    ['what is not so may be anywhere', not(received), undefined],
    ['closed ones are most of the table', is('state', 'closed'), undefined],
    ['a comparison of two moments of the ticket is no bound', after('completedAt', 'completeBy'), undefined],
  ])('%s', (_, condition, expected) => {
    expect(reach(condition)).toBe(expected);
  });

  it('no figure of the table reads every ticket there is but those that are counted only when asked for', () => {
    const everywhere = COUNTED_FIGURES.filter((definition) => reachOf(concernedBy(definition)) === undefined);
    expect(everywhere.map(({ code }) => code)).toEqual(SINCE_EVER);
  });
});

describe('the statements', () => {
  it('put a figure that needs every row into one of its own', () => {
    const figure = (code: string, numerator: Condition): FigureDefinition => ({
      kind: 'count',
      code,
      name: code,
      formula: code,
      numerator,
    });
    const placed = (definition: FigureDefinition, place: number) => ({ definition, place });
    const made = countings([figure('a', received), figure('b', all()), figure('c', openOverdue)].map(placed), 'unit');
    expect(made.map(({ select }) => [...select.matchAll(/AS (c\d)/g)].map(([, name]) => name))).toEqual([
      ['c0', 'c2'],
      ['c1'],
    ]);
    expect(made.map(({ where }) => where.includes(MONTH))).toEqual([true, false]);
  });
});

describe('a condition in SQL', () => {
  it.each<[string, Condition, string]>([
    ['nothing asked', all(), 'true'],
    ['nothing allowed', any(), 'false'],
    ['null under a negation', not(is('satisfaction', 'basic')), `(f.satisfaction IN ('basic')) IS NOT TRUE`],
    ['not there', not(given('completedAt')), 'f.completed_at IS NULL'],
    ['a word with a quote', is('group', "g-o'neil"), `f.group_id IN ('g-o''neil')`],
    ['a moment of the window', noEarlierThan('openedAt', 'periodStart'), MONTH],
  ])('%s', (_, condition, expected) => {
    expect(sqlOf(condition)).toBe(expected);
  });
});
