/** What a text is about: the learnt label, then the office's leaf within it by cue words or by its own ledger. */

import type { LinearModel } from '../learning/linear-model.ts';
import { type Categorised, leafWithin } from './categorise.ts';
import { type CategoryCatalogue, leafOf } from './category.ts';
import type { Reason } from './cue-evidence.ts';
import { choose, type ReadText, reasonsOf, type TrainedModels } from './trained-models.ts';

export interface Topic {
  readonly label: string;
  readonly category: string;
  /** Who dealt with such matters before, as the office's ledger names it. */
  readonly unit?: string;
  /** The runs that spoke for it; looked for only when asked. */
  reasons(): readonly Reason[];
}

/** What a category's cue words add to the margin of its label; more where the model has never met such a text. */
const CUE_SHARE = { claimed: 0.1, unclaimed: 0.2 };
/** Where they stop adding. */
const CUE_MOST = 4;
/** From here an office's own leaf is taken from its ledger. */
const LEAF_FROM = 0.5;
const UNIT_FROM = 0.6;

interface Asked {
  readonly read: ReadText;
  readonly cues: Categorised;
  readonly catalogue: CategoryCatalogue;
  readonly models?: TrainedModels | undefined;
}

/** The office's own ledger first, then the learnt top class, then the cue words alone. */
export function topicOf({ read, cues, catalogue, models = {} }: Asked): Topic {
  const unit = unitHint(read, models.unit);
  const top = topClass(read, cues, models.category);
  const leaf = models.leaf && choose(models.leaf, read);
  if (leaf === undefined || leaf.share < LEAF_FROM)
    return {
      label: top,
      category: leafOr(top, { read, cues, catalogue, models }),
      ...unit,
      reasons: because(models.category, read, top),
    };
  return { ...placed(leaf.label, top, catalogue), ...unit, reasons: because(models.leaf, read, leaf.label) };
}

const because = (model: LinearModel | undefined, read: ReadText, label: string) => (): readonly Reason[] =>
  model === undefined ? [] : reasonsOf(model, read, label);

function unitHint(read: ReadText, model: LinearModel | undefined): { readonly unit?: string } {
  const unit = model && choose(model, read);
  return unit !== undefined && unit.share >= UNIT_FROM ? { unit: unit.label } : {};
}

function topClass(read: ReadText, cues: Categorised, model: LinearModel | undefined): string {
  if (model === undefined) return cues.label;
  const nudge = (label: string, claimed: boolean): number =>
    CUE_SHARE[claimed ? 'claimed' : 'unclaimed'] * Math.min(CUE_MOST, cues.labels.get(label) ?? 0);
  return choose(model, read, nudge).label;
}

const leafOr = (top: string, { cues, catalogue, models }: Asked): string =>
  models?.category === undefined ? cues.category : leafWithin(top, cues, catalogue);

/** A leaf of the ledger in the catalogue, by its id or its last part; a leaf the catalogue does not know stands for itself. */
function placed(name: string, top: string, catalogue: CategoryCatalogue): { label: string; category: string } {
  const known = catalogue.find(({ id }) => id === name) ?? catalogue.find(({ id }) => leafOf(id) === leafOf(name));
  return known === undefined ? { label: top, category: name } : { label: known.label, category: known.id };
}
