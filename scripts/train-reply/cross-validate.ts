import { plain } from '../../src/domain/reply/formula.ts';
import { DEFAULT_TOPICS } from '../../src/domain/reply/likeness.ts';
import { type Answered, FEATURES, type Feature, likenessFeatures } from '../../src/domain/reply/likeness-features.ts';
import { slotOf } from '../../src/domain/reply/rarity.ts';
import { auc } from './figures.ts';
import { fitLogistic, type Sample } from './logistic.ts';
import type { Example } from './read-examples.ts';

export interface Measured {
  readonly example: Example;
  readonly features: Readonly<Record<Feature, number>>;
}

const plainly = ({ title, text, reply }: Answered): Answered => ({
  title: plain(title),
  text: plain(text),
  reply: plain(reply),
});

export const measure = (examples: readonly Example[]): readonly Measured[] =>
  examples.map((example) => ({ example, features: likenessFeatures(plainly(example), DEFAULT_TOPICS) }));

const RIDGE = 3;
/** Own pairs count double: there are two foreign replies to each. */
const sampleOf = ({ example, features }: Measured, columns: readonly Feature[]): Sample => ({
  x: columns.map((name) => features[name]),
  own: example.gold === 'own',
  weight: example.gold === 'own' ? 2 : 1,
});

/** Base first, then a weight per column. */
export const fitWeights = (rows: readonly Measured[], columns: readonly Feature[] = FEATURES): readonly number[] =>
  fitLogistic(
    rows.map((row) => sampleOf(row, columns)),
    RIDGE,
  );

const scoreOf = ({ features }: Measured, columns: readonly Feature[], weights: readonly number[]): number =>
  columns.reduce((z, name, i) => z + features[name] * (weights[i + 1] ?? 0), weights[0] ?? 0);

export interface Figures {
  readonly random: number;
  readonly hard: number;
}

function figuresOf(scored: readonly { readonly gold: Example['gold']; readonly score: number }[]): Figures {
  const of = (gold: Example['gold']): number[] => scored.filter((one) => one.gold === gold).map(({ score }) => score);
  return { random: auc(of('own'), of('random')), hard: auc(of('own'), of('hard')) };
}

const mean = (all: readonly Figures[]): Figures => ({
  random: all.reduce((sum, { random }) => sum + random, 0) / all.length,
  hard: all.reduce((sum, { hard }) => sum + hard, 0) / all.length,
});

/** A fixed draw per complaint and round: the same folds on every machine. */
const draw = (qid: string, round: number): number => slotOf(`${qid}#${round}`);

interface Plan {
  readonly columns?: readonly Feature[];
  readonly rounds: number;
}

/** Tenfold by complaint; the scores of all folds are pooled, as the acceptance pools them. */
export function crossValidate(rows: readonly Measured[], { columns = FEATURES, rounds }: Plan): Figures {
  const FOLDS = 10;
  return mean(
    Array.from({ length: rounds }, (_, round) => {
      const complaints = [...new Set(rows.map(({ example }) => example.qid))].sort(
        (a, b) => draw(a, round) - draw(b, round) || (a < b ? -1 : 1),
      );
      const fold = new Map(complaints.map((qid, i) => [qid, i % FOLDS]));
      const scored = Array.from({ length: FOLDS }, (__, held) => {
        const weights = fitWeights(
          rows.filter(({ example }) => fold.get(example.qid) !== held),
          columns,
        );
        return rows
          .filter(({ example }) => fold.get(example.qid) === held)
          .map((row) => ({ gold: row.example.gold, score: scoreOf(row, columns, weights) }));
      }).flat();
      return figuresOf(scored);
    }),
  );
}

/**
 * Half against half, and stricter: a reply serves several complaints here, so a fold may have met it before. Only
 * pairs whose complaint and whose reply's own complaint lie in one half are used: nothing tested was seen.
 */
export function halfAgainstHalf(rows: readonly Measured[], { columns = FEATURES, rounds }: Plan): Figures {
  const owners = new Map<string, string[]>();
  for (const { example } of rows)
    if (example.gold === 'own') owners.set(example.reply, [...(owners.get(example.reply) ?? []), example.qid]);
  const figures: Figures[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const half = (qid: string): number => draw(qid, round) & 1;
    const within = (side: number): readonly Measured[] =>
      rows.filter(({ example }) =>
        [example.qid, ...(owners.get(example.reply) ?? [])].every((qid) => half(qid) === side),
      );
    for (const side of [0, 1]) {
      const weights = fitWeights(within(side), columns);
      figures.push(
        figuresOf(within(1 - side).map((row) => ({ gold: row.example.gold, score: scoreOf(row, columns, weights) }))),
      );
    }
  }
  return mean(figures);
}
