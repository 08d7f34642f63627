/** Learnt planes packed into one byte a weight. */
import type { Plane } from './support-vectors.ts';

const MOST = 127;
/** Of a thousand weights the largest one is cut to the size of the next: a single outlier must not blur all others. */
const KEPT = 0.9999;

export interface Quantised {
  readonly weights: Int8Array;
  readonly scales: readonly number[];
  readonly biases: readonly number[];
}

function scaleOf({ weights }: Plane): number {
  const sizes = weights
    .filter((weight) => weight !== 0)
    .map(Math.abs)
    .sort();
  const largest = sizes[Math.floor((sizes.length - 1) * KEPT)] ?? 0;
  return (largest || 1) / MOST;
}

/** Interleaved by place, see LinearModel. */
export function quantise(planes: readonly Plane[]): Quantised {
  const scales = planes.map(scaleOf);
  const size = planes[0]?.weights.length ?? 0;
  const weights = new Int8Array(size * planes.length);
  for (const [label, plane] of planes.entries()) {
    const scale = scales[label] as number;
    for (let place = 0; place < size; place += 1) {
      const step = Math.round((plane.weights[place] as number) / scale);
      weights[place * planes.length + label] = Math.max(-MOST, Math.min(MOST, step));
    }
  }
  return { weights, scales, biases: planes.map((plane) => plane.bias) };
}
