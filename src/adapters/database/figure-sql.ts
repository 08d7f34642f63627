import type { Condition, Instant } from '../../domain/figures/condition.ts';
import { isMarker } from '../../domain/figures/condition-test.ts';
import type { FactField } from '../../domain/figures/fact-fields.ts';

/** The column of `ticket_fact` that keeps a field. */
export const columnOf = (field: FactField): string =>
  field === 'group' ? 'group_id' : field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/**
 * The condition over a row `f` of `ticket_fact` and the window's moments `w`. Null counts as false in FILTER and WHERE, under `all` and
 * under `any`; only `not` would keep it null, and says that it does not.
 */
export function sqlOf(condition: Condition): string {
  switch (condition.op) {
    case 'all':
      return joined(condition.of, ' AND ', 'true');
    case 'any':
      return joined(condition.of, ' OR ', 'false');
    case 'not':
      return condition.of.op === 'given'
        ? `f.${columnOf(condition.of.field)} IS NULL`
        : `(${sqlOf(condition.of)}) IS NOT TRUE`;
    case 'given':
      return `f.${columnOf(condition.field)} IS NOT NULL`;
    case 'oneOf':
      return `f.${columnOf(condition.field)} IN (${condition.words.map(literal).join(', ')})`;
    case 'flag':
      return `f.${columnOf(condition.field)}`;
    case 'moreThan':
      return `f.${columnOf(condition.field)} > ${condition.number}`;
    default:
      return `${instant(condition.left)} ${condition.op === 'before' ? '<' : '<='} ${instant(condition.right)}`;
  }
}

const joined = (conditions: readonly Condition[], by: string, empty: string): string =>
  conditions.length === 0 ? empty : `(${conditions.map(sqlOf).join(by)})`;

/** Words of the rules stand in the statement itself: only so does the server see that an index of open tickets serves. */
const literal = (word: string): string => `'${word.replaceAll("'", "''")}'`;

const instant = (one: Instant): string => `${isMarker(one) ? 'w' : 'f'}.${columnOf(one as FactField)}`;
