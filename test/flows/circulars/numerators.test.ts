import { expect, it } from 'vitest';
import { monthPeriod } from '../../../src/domain/time/period.ts';
import { countLedgers } from '../../../src/flows/circulars/count-ledgers.ts';
import { aLedger } from '../../builders/a-ledger-row.ts';
import { ROWS } from '../../builders/an-issued-circular.ts';
import { anOffice } from '../../builders/an-office.ts';
import { at } from '../../builders/moments.ts';

it('a cell above the line of a rate names the tickets above it, and the rows they stand in', () => {
  const period = monthPeriod(at('2026-01-10'));
  const window = { period, cutOff: period.to };
  const { proof } = countLedgers({ policy: anOffice(), sources: aLedger(ROWS), tables: [], window });
  const above = [...proof.entries()].filter(
    ({ how, figure }) => how.endsWith('（分子）') && figure !== 'satisfactionRate',
  );
  expect(above.length).toBeGreaterThan(5);
  for (const { printed, tickets, rows } of above) {
    expect(tickets).toHaveLength(Number(printed));
    expect(Object.values(rows).flat()).toHaveLength(tickets.length);
  }
  const onTime = above.find(({ figure, place }) => figure === 'onTimeCompletionRate' && place.table === '主要指标');
  expect(onTime).toMatchObject({ printed: '2', denominator: 4, tickets: ['12-0001', '12-0002'] });
});
