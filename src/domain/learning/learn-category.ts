/** Learns which of several labels a text has, and how well that goes on texts not seen. */
import { fitTemperature, type JudgedAmong } from './calibrate.ts';
import { foldsOf, sameLetter } from './folds.ts';
import { type GramSpace, type Grams, gramsOf, plain, SPACE } from './grams.ts';
import { type LinearModel, type ModelKind, marginsOf, strongest } from './linear-model.ts';
import { macroF1 } from './measures.ts';
import { quantise } from './quantise.ts';
import { learnRarity } from './rarity.ts';
import { type Random, seededRandom } from './seeded-random.ts';
import { learnPlane, rowsOf } from './support-vectors.ts';

export interface LabelledText {
  /** What sort of text (title, body …): figures are given for each. */
  readonly kind: string;
  readonly text: string;
  readonly label: string;
}

export interface Learnt {
  readonly model: LinearModel;
  /** Figures by name, cross-validated, e.g. `macroF1 title`. */
  readonly figures: Readonly<Record<string, number>>;
}

const COST = 2;
const FOLDS = 5;
/** Many labels in a large space would make a file of tens of megabytes. */
const MANY = 14;

const spaceFor = (labels: number): GramSpace => (labels > MANY ? { ...SPACE, bits: 16 } : SPACE);

interface Lesson {
  readonly grams: readonly Grams[];
  readonly truth: Int32Array;
  readonly labels: readonly string[];
  readonly space: GramSpace;
  readonly kind: ModelKind;
}

function learn({ grams, truth, labels, space, kind }: Lesson, ids: Int32Array, random: Random): LinearModel {
  const rarity = learnRarity(
    Array.from(ids, (id) => grams[id] as Grams),
    space,
  );
  const rows = rowsOf(grams, rarity);
  const planes = labels.map((_, label) => {
    const members = Uint8Array.from(truth, (one) => (one === label ? 1 : 0));
    return learnPlane(rows, ids, members, 1 << space.bits, { cost: COST, random });
  });
  return { kind, labels, space, rarity, ...quantise(planes), calibration: { slope: 1, offset: 0 } };
}

/** `kind` names what the labels are. Each label needs texts in several folds, or it is never tried. */
export function learnCategory(
  texts: readonly LabelledText[],
  seed: number,
  kind: Exclude<ModelKind, 'detection'> = 'category',
): Learnt {
  const labels = [...new Set(texts.map(({ label }) => label))].sort();
  const space = spaceFor(labels.length);
  const lesson: Lesson = {
    grams: texts.map(({ text }) => gramsOf(plain(text, space), space)),
    truth: Int32Array.from(texts, ({ label }) => labels.indexOf(label)),
    labels,
    space,
    kind,
  };
  const random = seededRandom(seed);
  const folds = foldsOf(sameLetter(texts.map(({ text }) => text)), FOLDS, random);
  const judged: JudgedAmong[] = [];
  const tried: number[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const model = learn(
      lesson,
      idsWhere(folds, (one) => one !== fold),
      random,
    );
    for (const id of idsWhere(folds, (one) => one === fold)) {
      tried.push(id);
      judged.push({ margins: marginsOf(model, lesson.grams[id] as Grams), truth: lesson.truth[id] as number });
    }
  }
  const model = learn(
    lesson,
    idsWhere(folds, () => true),
    random,
  );
  return {
    model: { ...model, calibration: fitTemperature(judged) },
    figures: figuresOf(
      tried.map((id) => texts[id] as LabelledText),
      judged.map(({ margins }) => labels[strongest(margins)] as string),
    ),
  };
}

const idsWhere = (folds: Uint8Array, holds: (fold: number) => boolean): Int32Array =>
  Int32Array.from([...folds.keys()].filter((id) => holds(folds[id] as number)));

/** Macro-F1 of all texts and of each kind, and the share that is right. */
function figuresOf(texts: readonly LabelledText[], said: readonly string[]): Record<string, number> {
  const figures: Record<string, number> = {};
  for (const kind of ['', ...new Set(texts.map((text) => text.kind).sort())]) {
    const ids = [...texts.keys()].filter((i) => kind === '' || texts[i]?.kind === kind);
    const truth = ids.map((i) => texts[i]?.label ?? '');
    const name = kind === '' ? '' : ` ${kind}`;
    figures[`macroF1${name}`] = macroF1(
      truth,
      ids.map((i) => said[i] ?? ''),
    );
    if (kind === '')
      figures['accuracy'] = truth.filter((one, i) => one === said[ids[i] as number]).length / Math.max(1, ids.length);
  }
  return figures;
}
