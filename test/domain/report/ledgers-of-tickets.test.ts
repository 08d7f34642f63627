import { describe, expect, it } from 'vitest';
import { COUNTED_FIGURES, type FigureCode } from '../../../src/domain/figures/figure-table.ts';
import type { LedgerRow } from '../../../src/domain/ledger/ledger-row.ts';
import { ledgersOfTickets, unplacedUnit } from '../../../src/domain/report/ledgers-of-tickets.ts';
import { type CountedLedger, countSource } from '../../../src/domain/report/source-figures.ts';
import { type ToldTicket, toldTicket } from '../../../src/domain/report/told-ticket.ts';
import { monthPeriod } from '../../../src/domain/time/period.ts';
import { aClosedRow, aLedger, aLedgerRow, IMPORT_RULES } from '../../builders/a-ledger-row.ts';
import { ticketIn } from '../../builders/a-ticket.ts';
import { anImportedTicket } from '../../builders/an-imported-ticket.ts';
import { ROWS } from '../../builders/an-issued-circular.ts';
import { anOffice } from '../../builders/an-office.ts';
import { at } from '../../builders/moments.ts';

const JANUARY = monthPeriod(at('2026-01-10'));
const WINDOW = { period: JANUARY, cutOff: JANUARY.to };
const office = { ...anOffice(), calendar: IMPORT_RULES.calendar };

const imported = (row: LedgerRow): ToldTicket => {
  const { ticket } = anImportedTicket(row);
  return toldTicket({ ...ticket, number: row.number }, ticket.text);
};
const counted = (ledgers: readonly CountedLedger[]) => ledgers.map((ledger) => countSource(ledger, WINDOW, office));

describe('tickets of ledgers', () => {
  it('are counted as the ledgers themselves are, number by number', () => {
    const [rows, tickets] = [counted(aLedger(ROWS)), counted(ledgersOfTickets(ROWS.map(imported), WINDOW))];
    const own = tickets.filter(({ ledger }) => ledger.source.code !== 'linliqianshou');
    expect(own.map(({ ledger }) => ledger.source.code)).toEqual(rows.map(({ ledger }) => ledger.source.code));
    const compared = (code: FigureCode) => (one: (typeof rows)[number]) => one.total[code].value;
    let same = 0;
    for (const { code } of COUNTED_FIGURES) {
      const known = own.map(compared(code));
      rows.map(compared(code)).forEach((value, place) => {
        if (known[place] === null && value !== null) return; // no ticket shows that the ledger told it
        expect(known[place], code).toEqual(value);
        same += 1;
      });
    }
    expect(same).toBeGreaterThan(30);
    expect(own.map(({ units }) => units.map(({ figures }) => figures.received.tickets))).toEqual(
      rows.map(({ units }) => units.map(({ figures }) => figures.received.tickets)),
    );
    expect(own[0]?.kinds.map(({ name, count }) => [name, count])).toEqual(
      rows[0]?.kinds.map(({ name, count }) => [name, count]),
    );
  });

  it('claim no nought and no kind that their ledger did not tell', () => {
    const [, plain] = ledgersOfTickets([imported(aLedgerRow({ openedAt: at('2026-01-08 10:00') }))], WINDOW);
    if (!plain) throw new Error('not printed');
    const { total, kinds } = countSource(plain, WINDOW, office);
    expect([total.received.value, total.extensions.value, total.acceptanceRate.value, kinds]).toEqual([
      1,
      null,
      null,
      [],
    ]);
    const told = aLedgerRow({ openedAt: at('2026-01-09 10:00'), extensions: 1, kind: 'enquiry', number: '12-2' });
    const [, known] = ledgersOfTickets([imported(told)], WINDOW);
    if (!known) throw new Error('not printed');
    expect(countSource(known, WINDOW, office).total.extensions.value).toBe(1);
    expect(countSource(known, WINDOW, office).kinds).toHaveLength(1);
  });
});

describe('tickets of chats', () => {
  const chat = (number: string, more = {}) =>
    toldTicket({ ...ticketIn('inProgress'), openedAt: at('2026-01-12 10:00'), ...more, number }, '楼道灯坏了');

  it('are one source whatever the platform, printed even where there are none', () => {
    const [own, ...others] = ledgersOfTickets([chat('a'), chat('b', { source: 'dingtalk' })], WINDOW);
    expect([own?.source.code, own?.rows.length, others]).toEqual(['linliqianshou', 2, []]);
    expect(ledgersOfTickets([], WINDOW).map(({ source }) => source.code)).toEqual(['linliqianshou']);
  });

  it('leave out a source that is over and done with', () => {
    const old = imported(aClosedRow({ openedAt: at('2025-12-02 10:00') }));
    const open = imported(aLedgerRow({ openedAt: at('2025-12-02 10:00'), source: 'mailbox' }));
    expect(ledgersOfTickets([old, open], WINDOW).map(({ source }) => source.code)).toEqual([
      'linliqianshou',
      'mailbox',
    ]);
  });

  it('of sensitive matters are counted and never told', () => {
    const [own] = ledgersOfTickets([chat('a', { sensitive: true }), chat('b')], WINDOW);
    expect(own?.rows.map(({ row, withheld }) => [row.text, withheld])).toEqual([
      ['', true],
      ['楼道灯坏了', undefined],
    ]);
  });

  it('with no unit of the office have a row of their own', () => {
    const { units } = anOffice();
    expect(unplacedUnit([chat('a', { unit: 'u-river' })], units)).toBeUndefined();
    expect(unplacedUnit([chat('a', { unit: null })], units)?.name).toBe('尚未派单');
    const tickets = [chat('a', { unit: null }), chat('b', { unit: 'u-gone' }), chat('c', { unit: 'u-river' })];
    const row = unplacedUnit(tickets, units);
    expect(row?.name).toBe('尚未派单或单位已撤销');
    const [own] = ledgersOfTickets(tickets, WINDOW);
    if (!own || !row) throw new Error('not printed');
    const figures = countSource(own, WINDOW, { ...office, units: [...units, row] });
    const received = figures.units.map(({ figures: its }) => Number(its.received.value));
    expect([received.reduce((sum, one) => sum + one, 0), received.at(-1)]).toEqual([figures.total.received.value, 2]);
    expect(figures.of(figures.units.map(({ unit }) => unit)).received.value).toBe(3);
  });
});
