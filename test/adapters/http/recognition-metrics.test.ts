import { Registry } from 'prom-client';
import { describe, expect, it } from 'vitest';
import { addRecognitionGauges } from '../../../src/adapters/http/recognition-metrics.ts';
import { DAY, type MomentSpan } from '../../../src/domain/time/moment.ts';

describe('the metrics of recognition', () => {
  it('say how often the machine was right in the last seven days, from one count', async () => {
    const registry = new Registry();
    const asked: MomentSpan[] = [];
    const tally = async (span: MomentSpan) => {
      asked.push(span);
      return { doubtful: 9, complaints: 6, opened: 120, mistaken: 2 };
    };
    addRecognitionGauges(registry, { tally }, () => 10 * DAY);
    const text = await registry.metrics();
    for (const line of ['opened 120', 'mistaken 2', 'doubtful 9', 'doubtful_complaints 6'])
      expect(text).toContain(`linli_recognition_${line}`);
    expect(asked).toEqual([{ from: 3 * DAY, to: 10 * DAY }]);
  });

  it('leave out what cannot be counted just now', async () => {
    const registry = new Registry();
    addRecognitionGauges(registry, { tally: () => Promise.reject(new Error('down')) }, () => 10 * DAY);
    expect(await registry.metrics()).not.toMatch(/^linli_recognition_opened \d/mu);
  });
});
