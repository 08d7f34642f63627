/** From margins to probabilities: Platt's two numbers for yes or no, one temperature for many labels. */
import type { Calibration } from './linear-model.ts';

export interface Judged {
  readonly margin: number;
  readonly truth: boolean;
}

const ROUNDS = 100;
const clip = (p: number): number => Math.min(1 - 1e-12, Math.max(1e-12, p));

/**
 * Newton's method on the log loss, texts weighed so that a share of `expected` are complaints: in a group
 * about one message in ten is one, however many the training data hold.
 */
export function fitPlatt(judged: readonly Judged[], expected: number): Calibration {
  const yes = judged.filter(({ truth }) => truth).length;
  const no = judged.length - yes;
  const weightOf = (truth: boolean): number => (truth ? expected / Math.max(1, yes) : (1 - expected) / Math.max(1, no));
  // Platt's targets: never quite 0 or 1, so that a clean split does not run away.
  const [high, low] = [(yes + 1) / (yes + 2), 1 / (no + 2)];
  let [slope, offset] = [1, 0];
  for (let round = 0; round < ROUNDS; round += 1) {
    let [gs, go, hss, hso, hoo] = [0, 0, 1e-9, 0, 1e-9];
    for (const { margin, truth } of judged) {
      const weight = weightOf(truth);
      const p = clip(1 / (1 + Math.exp(-(slope * margin + offset))));
      const miss = weight * (p - (truth ? high : low));
      const bend = weight * p * (1 - p);
      gs += miss * margin;
      go += miss;
      hss += bend * margin * margin;
      hso += bend * margin;
      hoo += bend;
    }
    const determinant = hss * hoo - hso * hso;
    const [dSlope, dOffset] = [(hoo * gs - hso * go) / determinant, (hss * go - hso * gs) / determinant];
    if (!Number.isFinite(dSlope) || !Number.isFinite(dOffset)) break;
    const step = Math.min(1, 4 / Math.max(Math.abs(dSlope), Math.abs(dOffset), 1e-12));
    slope -= step * dSlope;
    offset -= step * dOffset;
    if (Math.abs(dSlope) + Math.abs(dOffset) < 1e-7) break;
  }
  return { slope, offset };
}

export interface JudgedAmong {
  readonly margins: Float64Array;
  readonly truth: number;
}

/** The temperature under which the labels' shares are least surprised by the truth; golden-section search. */
export function fitTemperature(judged: readonly JudgedAmong[]): Calibration {
  const surprise = (slope: number): number => judged.reduce((sum, one) => sum + surpriseOf(one, slope), 0);
  const golden = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [0.2, 20];
  for (let round = 0; round < 40; round += 1) {
    const [a, b] = [high - golden * (high - low), low + golden * (high - low)];
    if (surprise(a) < surprise(b)) high = b;
    else low = a;
  }
  return { slope: (low + high) / 2, offset: 0 };
}

function surpriseOf({ margins, truth }: JudgedAmong, slope: number): number {
  const most = Math.max(...margins);
  const sum = margins.reduce((total, margin) => total + Math.exp(slope * (margin - most)), 0);
  return Math.log(sum) - slope * ((margins[truth] as number) - most);
}
