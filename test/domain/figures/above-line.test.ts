import { expect, it } from 'vitest';
import { HOUR } from '../../../src/domain/time/moment.ts';
import { anIssuedCircular, ROWS } from '../../builders/an-issued-circular.ts';

/** 满意率 counts a 基本满意 with a part only. */
const isWhole = ({ figure }: { readonly figure: string }): boolean => figure !== 'satisfactionRate';

it('what stands above a line is proven by its own tickets, in the text and in the tables', () => {
  const again = ROWS.map((row) => ({ ...row, number: `${row.number}-b`, openedAt: row.openedAt + HOUR }));
  const proofs = [...anIssuedCircular({ rows: [...ROWS, ...again] }).proofs()];
  const above = proofs.filter((one) => one.how.endsWith('（分子）') && isWhole(one));
  const told = above.filter(({ place }) => !('same' in place));
  expect(told.length).toBeGreaterThan(2);
  for (const { tickets, numerator, printed } of told) {
    expect(tickets).toHaveLength(Number(printed));
    expect(numerator).toBe(tickets.length);
  }
  expect(told.some(({ numerator, denominator }) => numerator !== denominator)).toBe(true);
  const below = proofs.filter((one) => one.how.endsWith('（分母）') && !('same' in one.place));
  for (const { tickets, printed } of below) expect(tickets).toHaveLength(Number(printed));
});
