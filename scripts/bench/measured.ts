/** One measured figure beside a reference measured in the same run. `value` and `reference` share their unit. */
export interface Measured {
  readonly name: string;
  readonly figure: string;
  readonly unit: string;
  readonly value: number;
  readonly reference: number;
  readonly ratio: number;
  /** The ratio that must not be passed, where one is promised. */
  readonly atMost?: number;
  /** The value itself that must not be passed, in its unit. */
  readonly mostValue?: number;
  readonly detail?: unknown;
}

export const measured = (figure: Omit<Measured, 'ratio'>): Measured => ({
  ...figure,
  value: round(figure.value),
  reference: round(figure.reference),
  ratio: round(figure.value / figure.reference),
});

const round = (value: number): number => Math.round(value * 100) / 100;

/** Milliseconds that `work` takes. */
export async function timed<T>(work: () => Promise<T>): Promise<{ readonly ms: number; readonly result: T }> {
  const started = performance.now();
  const result = await work();
  return { ms: performance.now() - started, result };
}
