/** Learns what a complaint sounds like, whole or in the middle, and how often that raises an alarm over idle talk. */
import { categorise } from '../complaint/categorise.ts';
import { DEFAULT_CATALOGUE } from '../complaint/category-catalogue.ts';
import { cueEvidence } from '../complaint/cue-evidence.ts';
import { normalise } from '../complaint/normalise.ts';
import { withCues } from '../complaint/trained-models.ts';
import { fitPlatt, type Judged } from './calibrate.ts';
import { drawClauses } from './clauses.ts';
import { foldsOf, sameLetter } from './folds.ts';
import { type Grams, gramsOf, plain, SPACE } from './grams.ts';
import { type LinearModel, likelihood, marginsOf } from './linear-model.ts';
import { shareAbove, thresholdFor } from './measures.ts';
import { quantise } from './quantise.ts';
import { learnRarity } from './rarity.ts';
import { SEED_CHATTER } from './seed-chatter.ts';
import { SEED_COMPLAINTS } from './seed-complaints.ts';
import { type Random, seededRandom } from './seeded-random.ts';
import { learnPlane, rowsOf } from './support-vectors.ts';

export interface HeardText {
  readonly kind: string;
  readonly text: string;
  readonly complaint: boolean;
}

export interface LearntDetection {
  readonly model: LinearModel;
  readonly figures: Readonly<Record<string, number>>;
}

const COST = 0.5;
const FOLDS = 5;
const CLAUSES = 3;
/** A clause torn out of a letter is often no complaint at all: it counts a twentieth of a text. */
const CLAUSE_SHARE = 0.05;
/** A line of ours stands for many we do not have. */
const SEED_SHARE = 2;
/** In a group about one message in ten is a complaint. */
const EXPECTED = 0.1;
/** Of a thousand idle messages: three may open a ticket, ten may reach the dispatcher. */
const ALARMS = 0.003;
const DOUBTS = 0.01;

interface Sample extends HeardText {
  readonly share: number;
}

/** Clauses drawn from long complaints, so that the middle of a burst is known too. `of`: the text it comes from. */
function withClauses(
  texts: readonly HeardText[],
  random: Random,
): { readonly samples: Sample[]; readonly of: number[] } {
  const samples: Sample[] = [];
  const of: number[] = [];
  for (const [i, text] of texts.entries()) {
    samples.push({ ...text, share: 1 });
    of.push(i);
    if (!text.complaint) continue;
    for (const clause of drawClauses(text.text, CLAUSES, random)) {
      samples.push({ kind: 'clause', text: clause, complaint: true, share: CLAUSE_SHARE });
      of.push(i);
    }
  }
  return { samples, of };
}

const seeds: readonly Sample[] = [
  ...SEED_CHATTER.map((text) => ({ kind: 'seed', text, complaint: false, share: SEED_SHARE })),
  ...SEED_COMPLAINTS.map((text) => ({ kind: 'seed', text, complaint: true, share: SEED_SHARE })),
];

/** Seeds are always learnt from and never tried: the fold no text is in. */
const ALWAYS = 255;

export function learnDetection(texts: readonly HeardText[], seed: number): LearntDetection {
  const random = seededRandom(seed);
  const { samples, of } = withClauses(texts, random);
  const letters = sameLetter(texts.map(({ text }) => text));
  const byText = foldsOf(letters, FOLDS, random);
  const all = [...samples, ...seeds];
  const folds = Uint8Array.from(all, (_, i) => (i < of.length ? (byText[of[i] as number] as number) : ALWAYS));
  const grams = all.map(({ text }) => gramsOf(plain(text), SPACE));
  const spoken = new Map<number, number>();
  const judge = (model: LinearModel, id: number): number => {
    const cues = spoken.get(id) ?? cueOdds((all[id] as Sample).text);
    spoken.set(id, cues);
    return withCues(marginsOf(model, grams[id] as Grams)[0] as number, cues);
  };
  const tried: Tried[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const model = learn(
      all,
      grams,
      idsWhere(folds, (one) => one !== fold),
      random,
    );
    for (const id of idsWhere(folds, (one) => one === fold)) {
      const { kind, complaint } = all[id] as Sample;
      tried.push({ fold, kind, truth: complaint, margin: judge(model, id) });
    }
  }
  const model = learn(
    all,
    grams,
    idsWhere(folds, () => true),
    random,
  );
  const calibration = fitPlatt(
    tried.filter(({ kind }) => kind !== 'clause'),
    EXPECTED,
  );
  const others = tried.filter(({ truth }) => !truth).map(({ margin }) => margin);
  const at = (alarms: number): number => likelihood(thresholdFor(others, alarms), calibration);
  return {
    model: { ...model, calibration, bands: { complaint: at(ALARMS), unsure: at(DOUBTS) } },
    figures: figuresOf(tried),
  };
}

function learn(samples: readonly Sample[], grams: readonly Grams[], ids: Int32Array, random: Random): LinearModel {
  const rarity = learnRarity(
    Array.from(ids, (id) => grams[id] as Grams),
    SPACE,
  );
  const rows = rowsOf(grams, rarity);
  const members = Uint8Array.from(samples, ({ complaint }) => (complaint ? 1 : 0));
  const share = Float32Array.from(samples, (sample) => sample.share);
  const plane = learnPlane(rows, ids, members, 1 << SPACE.bits, { cost: COST, share, random });
  return {
    kind: 'detection',
    labels: ['complaint'],
    space: SPACE,
    rarity,
    ...quantise([plane]),
    calibration: { slope: 1, offset: 0 },
  };
}

/** What the cue words alone say, as log-odds. */
function cueOdds(raw: string): number {
  const text = normalise(raw);
  return cueEvidence(text, categorise(text, DEFAULT_CATALOGUE)).odds;
}

const idsWhere = (folds: Uint8Array, holds: (fold: number) => boolean): Int32Array =>
  Int32Array.from([...folds.keys()].filter((id) => holds(folds[id] as number)));

interface Tried extends Judged {
  readonly fold: number;
  readonly kind: string;
}

/** Recall per kind of text where so many idle messages pass; the bar for each fold is set by the other folds. */
function figuresOf(tried: readonly Tried[]): Record<string, number> {
  const figures: Record<string, number> = {};
  const kinds = [...new Set(tried.filter(({ truth }) => truth).map(({ kind }) => kind))].sort();
  for (const alarms of [ALARMS, 0.005]) {
    const bars = Array.from({ length: FOLDS }, (_, fold) =>
      thresholdFor(
        tried.filter((one) => !one.truth && one.fold !== fold).map(({ margin }) => margin),
        alarms,
      ),
    );
    const passed = tried.map((one) => ({ ...one, margin: one.margin - (bars[one.fold] as number) }));
    const share = (holds: (one: Tried) => boolean): number =>
      shareAbove(
        passed.filter(holds).map(({ margin }) => margin),
        0,
      );
    for (const kind of kinds) figures[`recall@${alarms} ${kind}`] = share((one) => one.truth && one.kind === kind);
    figures[`alarms@${alarms}`] = share((one) => !one.truth);
  }
  return figures;
}
