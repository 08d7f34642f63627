import { Gauge, type Registry } from 'prom-client';
import { DAY } from '../../domain/time/moment.ts';
import type { RecognitionLog, RecognitionTally } from '../../ports/recognition-log.ts';

const WEEK = 7 * DAY;

const GAUGES = [
  ['linli_recognition_opened', 'Tickets opened by the machine in the last seven days', 'opened'],
  ['linli_recognition_mistaken', 'Those of them declined as no complaint', 'mistaken'],
  ['linli_recognition_doubtful', 'Doubtful messages decided in the last seven days', 'doubtful'],
  ['linli_recognition_doubtful_complaints', 'Those of them that were complaints', 'complaints'],
] as const satisfies readonly (readonly [string, string, keyof RecognitionTally])[];

/** How often the machine was right; one count for each look at the metrics. */
export function addRecognitionGauges(registry: Registry, log: Pick<RecognitionLog, 'tally'>, now: () => number): void {
  let counting: Promise<RecognitionTally | undefined> | undefined;
  const counted = (): Promise<RecognitionTally | undefined> => {
    counting ??= log
      .tally({ from: now() - WEEK, to: now() })
      .catch(() => undefined)
      .finally(() => {
        counting = undefined;
      });
    return counting;
  };
  for (const [name, help, figure] of GAUGES)
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        const tally = await counted();
        this.remove();
        if (tally) this.set(tally[figure]);
      },
    });
}
