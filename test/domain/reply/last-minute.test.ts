import { describe, expect, it } from 'vitest';
import { DEFAULT_DEADLINES } from '../../../src/domain/deadline/deadline-policy.ts';
import { measure } from '../../../src/domain/figures/measure.ts';
import { LEDGER_COLUMNS } from '../../../src/domain/ledger/ledger-columns.ts';
import { knownFigures, ledgerFact } from '../../../src/domain/ledger/ledger-facts.ts';
import { isLastMinute } from '../../../src/domain/reply/last-minute.ts';
import { cnCalendar } from '../../../src/domain/time/cn-calendar.ts';
import { monthPeriod } from '../../../src/domain/time/period.ts';
import { aClosedRow } from '../../builders/a-ledger-row.ts';
import { at } from '../../builders/moments.ts';

const from = at('2026-03-02 09:00');
const due = at('2026-03-09 18:00');
const last = (repliedAt: string, given: Partial<Parameters<typeof isLastMinute>[0]> = {}) =>
  isLastMinute({ repliedAt: at(repliedAt), from, due, urgency: 'normal', ...given }, cnCalendar);

describe('a reply at the last minute', () => {
  it.each([
    ['2026-03-09 15:59', false],
    ['2026-03-09 16:00', true],
    ['2026-03-09 18:00', true],
    ['2026-03-09 18:01', false],
  ])('is one of the last two working hours, not one past due: %s', (repliedAt, expected) => {
    expect(last(repliedAt)).toBe(expected);
  });

  it('of a limit to midnight counts from 16:00, and of a Monday morning from Friday afternoon', () => {
    expect([
      last('2026-03-09 16:30', { due: at('2026-03-10') }),
      last('2026-03-09 15:30', { due: at('2026-03-10') }),
    ]).toEqual([true, false]);
    expect([
      last('2026-03-06 17:30', { due: at('2026-03-09 10:00') }),
      last('2026-03-06 16:30', { due: at('2026-03-09 10:00') }),
    ]).toEqual([true, false]);
  });

  it('of a window of two hours is one of its last quarter of an hour', () => {
    const short = { due: at('2026-03-02 11:00') };
    expect([last('2026-03-02 10:44', short), last('2026-03-02 10:45', short)]).toEqual([false, true]);
  });

  it('of an urgent ticket runs at night too', () => {
    const urgent = { due: at('2026-03-03 03:00'), urgency: 'urgent' } as const;
    expect([last('2026-03-03 00:59', urgent), last('2026-03-03 01:00', urgent)]).toEqual([false, true]);
  });

  it('is unknown in a year the calendar does not know', () => {
    expect(last('2099-03-09 17:00', { from: at('2099-03-02'), due: at('2099-03-09 18:00') })).toBeNull();
  });
});

describe('a ledger', () => {
  const limits = { calendar: cnCalendar, limits: DEFAULT_DEADLINES };
  const row = (number: string, reply: string | undefined, completed = '2026-01-13 09:30') =>
    aClosedRow({
      number,
      openedAt: at('2026-01-06 10:00'),
      completeBy: at('2026-01-13 10:00'),
      completedAt: at(completed),
      ...(reply === undefined ? {} : { reply }),
    });
  const window = { period: monthPeriod(at('2026-01-10')), cutOff: at('2026-02-01') };
  const columns = LEDGER_COLUMNS.map(({ code }) => code);
  const ROWS = [
    row('1', '已收悉，将尽快处理。'),
    row('2', '电梯1月12日已修好，恢复运行，联系电话见公告。'),
    row('3', '已收悉，将尽快处理。', '2026-01-12 10:00'),
    row('4', undefined),
  ];
  const figure = (known: readonly (typeof columns)[number][]) =>
    knownFigures(
      measure(
        ROWS.map((one) => ledgerFact(one, limits)),
        window,
      ),
      new Set(known),
    ).lastMinuteThinReplies;

  it('with the words of the replies has them judged', () => {
    expect(figure(columns)).toMatchObject({ value: 1, tickets: ['1'] });
  });

  it('without the words says nothing of them', () => {
    expect(figure(columns.filter((code) => code !== 'reply')).value).toBeNull();
  });
});
