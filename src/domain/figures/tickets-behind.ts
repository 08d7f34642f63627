import { any, type Condition } from './condition.ts';
import { COUNTED_FIGURES, type FigureCode } from './figure-table.ts';
import { concernedBy } from './measure.ts';
import { partsOf, type ScoreWeights } from './score.ts';

/**
 * Which tickets a figure is about, whatever its kind; of the score those behind any of its parts. RangeError where the score is asked for
 * without weights, or no figure is called so.
 */
export function ticketsBehind(code: FigureCode, weights?: ScoreWeights): Condition {
  if (code !== 'score') return behindOne(code);
  if (weights === undefined) throw new RangeError('the score has no tickets without its weights');
  return any(...partsOf(weights).map(behindOne));
}

function behindOne(code: FigureCode): Condition {
  const definition = COUNTED_FIGURES.find((one) => one.code === code);
  if (!definition) throw new RangeError(`no figure is called ${code}`);
  return concernedBy(definition);
}
