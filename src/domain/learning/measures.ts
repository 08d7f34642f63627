/** Figures of a model on texts it has not seen. */

/** F1 of each label, averaged; labels that never occur in the truth do not count. */
export function macroF1(truth: readonly string[], said: readonly string[]): number {
  const labels = new Set(truth);
  let sum = 0;
  for (const label of labels) {
    const both = truth.filter((one, i) => one === label && said[i] === label).length;
    const either = truth.filter((one) => one === label).length + said.filter((one) => one === label).length;
    sum += (2 * both) / Math.max(1, either);
  }
  return labels.size === 0 ? 0 : sum / labels.size;
}

/** The margin that at most a share of `alarms` of the texts that are no complaints pass. */
export function thresholdFor(others: readonly number[], alarms: number): number {
  const sorted = others.toSorted((a, b) => b - a);
  return sorted[Math.floor(sorted.length * alarms)] ?? Number.NEGATIVE_INFINITY;
}

export const shareAbove = (margins: readonly number[], threshold: number): number =>
  margins.length === 0 ? 0 : margins.filter((margin) => margin > threshold).length / margins.length;
