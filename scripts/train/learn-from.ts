/** Which models a set of examples teaches, with their figures. */
import type { LedgerRow } from '../../src/adapters/ledger/training-rows.ts';
import { learnCategory } from '../../src/domain/learning/learn-category.ts';
import { learnDetection } from '../../src/domain/learning/learn-detection.ts';
import type { LinearModel } from '../../src/domain/learning/linear-model.ts';
import { InputFault } from '../run-script.ts';
import type { Corrected } from './read-corrections.ts';
import type { Example } from './read-examples.ts';

export interface Taught {
  readonly models: readonly LinearModel[];
  readonly figures: Readonly<Record<string, number>>;
}

/** A label of a ledger with fewer rows is left out: it could not be tried on rows not seen. */
const FEWEST = 5;

const isYesNo = (examples: readonly Example[]): boolean =>
  examples.every(({ label }) => label === '0' || label === '1');

function needTwo(labels: Iterable<string>): void {
  const different = new Set(labels);
  if (different.size < 2)
    throw new InputFault(`至少要有两种标签，这里只有${different.size}种：${[...different].join('、') || '无'}。`);
}

/** Labels 0 and 1 teach whether a text is a complaint; any others teach which label it has. */
export function learnFromExamples(
  examples: readonly Example[],
  idle: readonly Example[],
  seed: number,
  corrected: readonly Corrected[] = [],
): Taught {
  if (idle.length === 0 && !isYesNo(examples)) {
    const known = new Set(examples.map(({ label }) => label));
    const added = corrected.flatMap(({ text, label }) =>
      label !== undefined && known.has(label) ? [{ kind: 'correction', text, label }] : [],
    );
    needTwo(known);
    const { model, figures } = learnCategory([...examples, ...added], seed);
    return { models: [model], figures };
  }
  const isNo = isYesNo(examples) ? ({ label }: Example) => label === '0' : () => false;
  const heard = [
    ...examples.map((one) => ({ ...one, complaint: !isNo(one) })),
    ...idle.map((one) => ({ ...one, complaint: false })),
    ...corrected.map(({ text, complaint }) => ({ kind: 'correction', text, complaint })),
  ];
  needTwo(heard.map(({ complaint }) => (complaint ? '1' : '0')));
  const { model, figures } = learnDetection(heard, seed);
  return { models: [model], figures };
}

/** The office's own categories and units, each from the rows that name one. */
export function learnFromLedger(rows: readonly LedgerRow[], seed: number): Taught {
  const models: LinearModel[] = [];
  const figures: Record<string, number> = {};
  for (const [column, kind] of [
    ['category', 'leaf'],
    ['unit', 'unit'],
  ] as const) {
    const texts = frequent(
      rows.filter((row) => row[column] !== ''),
      (row) => row[column],
    );
    if (new Set(texts.map(({ label }) => label)).size < 2) continue;
    const learnt = learnCategory(texts, seed, kind);
    models.push(learnt.model);
    for (const [name, value] of Object.entries(learnt.figures))
      figures[kind === 'leaf' ? name : `${name} ${kind}`] = value;
  }
  if (models.length === 0) throw new InputFault(`台账里没有两个各有${FEWEST}件以上的类别或单位，学不出东西。`);
  return { models, figures };
}

function frequent(
  rows: readonly LedgerRow[],
  labelOf: (row: LedgerRow) => string,
): { kind: string; text: string; label: string }[] {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(labelOf(row), (counts.get(labelOf(row)) ?? 0) + 1);
  return rows
    .filter((row) => (counts.get(labelOf(row)) ?? 0) >= FEWEST)
    .map((row) => ({ kind: '', text: row.text, label: labelOf(row) }));
}
