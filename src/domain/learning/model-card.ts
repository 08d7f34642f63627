/** What is written beside a model: enough to judge it and to make it again. */
export interface ModelCard {
  /** When it was made, `2026-03-02T08:01:00+08:00`. */
  readonly made: string;
  readonly seed: number;
  /** How many texts it was learnt from. */
  readonly texts: number;
  /** On what, in a few words. */
  readonly learntFrom: string;
  /** Cross-validated, near-duplicates kept together. */
  readonly figures: Readonly<Record<string, number>>;
}

/** The figure by which two models of one kind are compared, higher is better; the first that both have. */
const DECISIVE: readonly string[] = ['macroF1', 'recall@0.003', 'recall@0.005', 'accuracy'];

export interface Comparison {
  readonly figure: string;
  readonly old: number;
  readonly fresh: number;
}

/** Less than this is chance: another seed moves the figures as much. */
const CHANCE = 0.002;

/** The figure in which the fresh model is clearly worse, or undefined. Models of different labels are not compared by the caller. */
export function worseThan(fresh: ModelCard, old: ModelCard): Comparison | undefined {
  const figure = DECISIVE.find((name) => name in fresh.figures && name in old.figures);
  if (figure === undefined) return undefined;
  const [was, is] = [old.figures[figure] as number, fresh.figures[figure] as number];
  return is < was - CHANCE ? { figure, old: was, fresh: is } : undefined;
}
