import type { Registry } from 'prom-client';
import { DAY } from '../../domain/time/moment.ts';
import type { RecognitionLog, RecognitionTally } from '../../ports/recognition-log.ts';
import { addGauges } from './counted-gauges.ts';

const WEEK = 7 * DAY;

const GAUGES = [
  ['linli_recognition_opened', 'Tickets opened by the machine in the last seven days', 'opened'],
  ['linli_recognition_mistaken', 'Those of them declined as no complaint', 'mistaken'],
  ['linli_recognition_doubtful', 'Doubtful messages decided in the last seven days', 'doubtful'],
  ['linli_recognition_doubtful_complaints', 'Those of them that were complaints', 'complaints'],
] as const satisfies readonly (readonly [string, string, keyof RecognitionTally])[];

/** How often the machine was right. */
export function addRecognitionGauges(registry: Registry, log: Pick<RecognitionLog, 'tally'>, now: () => number): void {
  addGauges(registry, GAUGES, () => log.tally({ from: now() - WEEK, to: now() }));
}
