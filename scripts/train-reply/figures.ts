/** Area under the ROC curve: the chance that a positive scores above a negative, ties half. */
export function auc(positives: readonly number[], negatives: readonly number[]): number {
  let won = 0;
  for (const high of positives) for (const low of negatives) won += high > low ? 1 : high === low ? 0.5 : 0;
  return won / (positives.length * negatives.length || 1);
}
