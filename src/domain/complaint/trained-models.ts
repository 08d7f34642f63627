/** The learnt models a recogniser may ask beside its rules, and what they say about one text. */
import type { GramSpace, Grams } from '../learning/grams.ts';
import { gramsOf, plain } from '../learning/grams.ts';
import type { LinearModel } from '../learning/linear-model.ts';
import { likelihood, marginsOf, shares, strongest } from '../learning/linear-model.ts';
import { spokeMost } from '../learning/spoke-most.ts';

/** Each may be missing: the rules then decide alone. */
export interface TrainedModels {
  readonly detection?: LinearModel;
  readonly category?: LinearModel;
  /** The office's own leaves, learnt from its ledger. */
  readonly leaf?: LinearModel;
  /** The unit that dealt with such matters: a hint, never a dispatch. */
  readonly unit?: LinearModel;
}

/** A text cut once for every model of the same space. */
export interface ReadText {
  readonly text: string;
  gramsIn(space: GramSpace): Grams;
}

export function readText(raw: string): ReadText {
  const cut = new Map<number, Grams>();
  const text = plain(raw);
  return {
    text,
    gramsIn(space) {
      const key = space.bits * 4 + space.longest;
      const known = cut.get(key) ?? gramsOf(text, space);
      cut.set(key, known);
      return known;
    },
  };
}

export interface Choice {
  readonly label: string;
  /** 0..1, among the labels of the model. */
  readonly share: number;
}

/** Clearly below every plane: of a sort the model has hardly met. */
const UNCLAIMED = -0.1;

/** `nudge`: what else speaks for a label, in units of the margin; it may speak louder where no plane claims the text. */
export function choose(
  model: LinearModel,
  read: ReadText,
  nudge: (label: string, claimed: boolean) => number = () => 0,
): Choice {
  const alone = marginsOf(model, read.gramsIn(model.space));
  const claimed = Math.max(...alone) >= UNCLAIMED;
  const margins = alone.map((margin, label) => margin + nudge(model.labels[label] as string, claimed));
  const best = strongest(margins);
  return { label: model.labels[best] as string, share: shares(margins, model.calibration)[best] as number };
}

/** What cue words add to the margin of detection, per unit of log-odds, and where they stop adding. */
const CUE_SHARE = 0.05;
const CUE_MOST = 4;

/** The margin with what the cue words say: few words a model has never met weigh little, a known cue a little more. */
export const withCues = (margin: number, odds: number): number =>
  margin + CUE_SHARE * Math.max(-CUE_MOST, Math.min(CUE_MOST, odds));

export function detect(model: LinearModel, read: ReadText, odds: number): number {
  const margin = marginsOf(model, read.gramsIn(model.space))[0] as number;
  return likelihood(withCues(margin, odds), model.calibration);
}

/** Readable reasons: “停水 +1.2”. */
export function reasonsOf(model: LinearModel, read: ReadText, label: string): readonly (readonly [string, number])[] {
  const index = model.labels.indexOf(label);
  if (index < 0) return [];
  return spokeMost(model, read.text, read.gramsIn(model.space), index).map(
    ({ run, weight }) => [`${run} +${weight.toFixed(1)}`, weight] as const,
  );
}
