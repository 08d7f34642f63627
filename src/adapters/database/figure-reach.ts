import { all, any, type Condition } from '../../domain/figures/condition.ts';
import { OPEN_STATES } from '../../domain/ticket/state.ts';

/**
 * Rows that an index finds, and that hold every ticket a condition can be true of: what the statement has to look at. Undefined where
 * only all rows will do. So a month costs the month and what is open, and no figure has to say so itself.
 */
export function reachOf(condition: Condition): Condition | undefined {
  return narrowest(condition)?.rows;
}

/** The rows for all of these conditions together. */
export const reachOfAny = (conditions: readonly Condition[]): Condition | undefined => reachOf(any(...conditions));

/** `size`: how many rows to expect, as a place among the kinds. */
interface Reach {
  readonly rows: Condition;
  readonly size: number;
}

function narrowest(condition: Condition): Reach | undefined {
  if (condition.op === 'any') return together(condition.of.map(narrowest));
  if (condition.op === 'all') return bestOf(condition.of);
  return ofIndex(condition);
}

/** Of conditions that hold at once the one with the fewest rows decides; bounds on the same moment narrow it further. */
function bestOf(conditions: readonly Condition[]): Reach | undefined {
  const reaches = conditions.flatMap((one) => narrowest(one) ?? []);
  const best = reaches.toSorted((a, b) => a.size - b.size)[0];
  if (!best) return undefined;
  const moment = momentOf(best.rows);
  const bounds = moment ? conditions.filter((one) => one !== best.rows && momentOf(one) === moment) : [];
  return bounds.length === 0 ? best : { ...best, rows: all(best.rows, ...bounds) };
}

function together(reaches: readonly (Reach | undefined)[]): Reach | undefined {
  const known = reaches.filter((reach) => reach !== undefined);
  if (known.length < reaches.length || known.length === 0) return undefined;
  const rows = new Map(
    known
      .flatMap((reach) => (reach.rows.op === 'any' ? reach.rows.of : [reach.rows]))
      .map((one) => [JSON.stringify(one), one]),
  );
  return { rows: any(...rows.values()), size: Math.max(...known.map(({ size }) => size)) };
}

/** Since the period began: a month's tickets. Open: some of each month. Completed since: those of a month, or of all since a cut-off. */
function ofIndex(condition: Condition): Reach | undefined {
  if (condition.op === 'oneOf' && condition.field === 'state')
    return condition.words.every((word) => OPEN_WORDS.has(word)) ? { rows: condition, size: 2 } : undefined;
  if (condition.op !== 'before' && condition.op !== 'noLaterThan') return undefined;
  const { left, right } = condition;
  if (left === 'periodStart' && right === 'openedAt') return { rows: condition, size: 1 };
  if (left === 'cutOff' && right === 'completedAt') return { rows: condition, size: 3 };
  return left === 'periodStart' && right === 'completedAt' ? { rows: condition, size: 4 } : undefined;
}

const OPEN_WORDS = new Set<string>(OPEN_STATES);

/** The moment of the ticket that a comparison with the window bounds. */
function momentOf(condition: Condition): 'openedAt' | 'completedAt' | undefined {
  if (condition.op !== 'before' && condition.op !== 'noLaterThan') return undefined;
  const { left, right } = condition;
  const [moment, marker] = left === 'openedAt' || left === 'completedAt' ? [left, right] : [right, left];
  const isBound = marker === 'cutOff' || marker === 'periodStart' || marker === 'periodEnd';
  return isBound && (moment === 'openedAt' || moment === 'completedAt') ? moment : undefined;
}
