/** Logistic regression by Newton's method with a ridge on standardised columns: small, exact, the same every time. */

export interface Sample {
  readonly x: readonly number[];
  readonly own: boolean;
  /** How much the sample counts. */
  readonly weight: number;
}

const ROUNDS = 30;

/** Intercept first, then a weight per column, for columns as they are (not standardised). */
export function fitLogistic(samples: readonly Sample[], ridge: number): readonly number[] {
  const width = samples[0]?.x.length ?? 0;
  const scale = Array.from({ length: width }, (_, column) => spread(samples.map(({ x }) => x[column] ?? 0)));
  const rows = samples.map((one) => ({
    ...one,
    x: [1, ...scale.map(({ mean, deviation }, i) => ((one.x[i] ?? 0) - mean) / deviation)],
  }));
  let weights = Array.from({ length: width + 1 }, () => 0);
  for (let round = 0; round < ROUNDS; round += 1) {
    const step = newtonStep(rows, weights, ridge);
    weights = weights.map((weight, i) => weight - (step[i] ?? 0));
  }
  return unscaled(weights, scale);
}

interface Spread {
  readonly mean: number;
  readonly deviation: number;
}

function spread(values: readonly number[]): Spread {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, deviation: Math.sqrt(variance) || 1 };
}

function unscaled(weights: readonly number[], scale: readonly Spread[]): readonly number[] {
  const slopes = scale.map(({ deviation }, i) => (weights[i + 1] ?? 0) / deviation);
  const base = scale.reduce((sum, { mean }, i) => sum - (slopes[i] ?? 0) * mean, weights[0] ?? 0);
  return [base, ...slopes];
}

function newtonStep(rows: readonly Sample[], weights: readonly number[], ridge: number): readonly number[] {
  const gradient = weights.map((weight, i) => (i === 0 ? 0 : ridge * weight));
  const hessian = weights.map((_, i) => weights.map((__, j) => (i !== j ? 0 : i === 0 ? 1e-6 : ridge)));
  for (const { x, own, weight } of rows) {
    const chance = 1 / (1 + Math.exp(-x.reduce((z, value, i) => z + value * (weights[i] ?? 0), 0)));
    const error = weight * (chance - (own ? 1 : 0));
    const curve = weight * chance * (1 - chance);
    for (const [i, value] of x.entries()) {
      gradient[i] = (gradient[i] ?? 0) + error * value;
      const row = hessian[i] as number[];
      for (const [j, other] of x.entries()) row[j] = (row[j] ?? 0) + curve * value * other;
    }
  }
  return solve(hessian, gradient);
}

/** Gauss-Jordan with partial pivoting; the matrix is positive definite. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): readonly number[] {
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  const at = (i: number, j: number): number => rows[i]?.[j] ?? 0;
  for (let i = 0; i < rows.length; i += 1) {
    let pivot = i;
    for (let k = i + 1; k < rows.length; k += 1) if (Math.abs(at(k, i)) > Math.abs(at(pivot, i))) pivot = k;
    [rows[i], rows[pivot]] = [rows[pivot] as number[], rows[i] as number[]];
    for (let k = 0; k < rows.length; k += 1) {
      const factor = k === i ? 0 : at(k, i) / at(i, i);
      rows[k] = (rows[k] as number[]).map((value, j) => value - factor * at(i, j));
    }
  }
  return rows.map((row, i) => (row.at(-1) ?? 0) / at(i, i));
}
