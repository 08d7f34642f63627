import { Gauge, type Registry } from 'prom-client';

/** Gauges that come from one count for each look at the metrics; a count that fails leaves them out. */
export function addGauges<Figure extends string>(
  registry: Registry,
  rows: readonly (readonly [name: string, help: string, figure: Figure])[],
  count: () => Promise<Readonly<Record<Figure, number>>>,
): void {
  let counting: Promise<Readonly<Record<Figure, number>> | undefined> | undefined;
  const counted = () => {
    counting ??= count()
      .catch(() => undefined)
      .finally(() => {
        counting = undefined;
      });
    return counting;
  };
  for (const [name, help, figure] of rows)
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        const counts = await counted();
        this.remove();
        if (counts) this.set(counts[figure]);
      },
    });
}
