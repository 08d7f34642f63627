import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../src/adapters/digest.ts';
import { factOf } from '../../../src/domain/figures/ticket-facts.ts';
import { LEDGER_COLUMNS } from '../../../src/domain/ledger/ledger-columns.ts';
import { ledgerFact } from '../../../src/domain/ledger/ledger-facts.ts';
import type { LedgerRow } from '../../../src/domain/ledger/ledger-row.ts';
import { firstBrokenLink } from '../../../src/domain/ticket/event-chain.ts';
import { evolve } from '../../../src/domain/ticket/evolve.ts';
import type { Ticket } from '../../../src/domain/ticket/ticket.ts';
import { DAY, MINUTE } from '../../../src/domain/time/moment.ts';
import { importLedgers, lookAtLedgers } from '../../../src/flows/importing/import-ledger.ts';
import { sendReminders } from '../../../src/flows/reminding/send-reminders.ts';
import { aClosedRow, aLedger, aLedgerRow, IMPORT_RULES } from '../../builders/a-ledger-row.ts';
import { at, MONDAY_MORNING } from '../../builders/moments.ts';
import { type TestService, testService } from '../../builders/test-service.ts';

const bring = (service: TestService, rows: readonly LedgerRow[], columns?: Parameters<typeof aLedger>[1]) =>
  importLedgers(service, aLedger(rows, columns));

const ticketOf = (service: TestService, number: string): Ticket => {
  const found = service.stores.tickets.all().find((ticket) => ticket.ledgerNumber === number);
  if (!found) throw new Error(`no ticket for ${number}`);
  return found;
};
const posts = (service: TestService) => service.stores.outbox.all();
const targets = (service: TestService) =>
  posts(service).map(({ kind, to }) => `${kind} ${'group' in to ? to.group : to.person}`);

describe('a row that comes in for the first time', () => {
  it('is a ticket of its own source, numbered by the day it was received, in the order of opening', async () => {
    const service = await testService();
    await bring(service, [
      aLedgerRow({ number: 'b', openedAt: at('2026-02-27 11:00') }),
      aLedgerRow({ number: 'c', openedAt: at('2026-02-26 09:00') }),
      aLedgerRow({ number: 'a', openedAt: at('2026-02-27 10:00') }),
    ]);
    const numbers = ['a', 'b', 'c'].map((number) => ticketOf(service, number).number);
    expect(numbers).toEqual(['20260227-001', '20260227-002', '20260226-001']);
    expect(ticketOf(service, 'a')).toMatchObject({ source: '12345', unit: 'u-river', group: '', reporter: '' });
  });

  it('takes its place behind the tickets of that day that are there', async () => {
    const service = await testService();
    await service.stores.tickets.nextPlaces('2026-02-27', 4);
    await bring(service, [aLedgerRow()]);
    expect(ticketOf(service, '12-0001').number).toBe('20260227-005');
  });

  it.each([
    ['waits for the unit to sign', aLedgerRow(), 'dispatched'],
    ['is in hand once it is signed', aLedgerRow({ acceptedAt: at('2026-02-27 11:00') }), 'inProgress'],
    ['is completed as long as it may be reopened', aClosedRow({ openedAt: at('2026-02-25 09:00') }), 'completed'],
    ['is closed when it is long over', aClosedRow(), 'closed'],
  ])('%s', async (_name, row, state) => {
    const service = await testService();
    await bring(service, [row]);
    expect(ticketOf(service, row.number).state).toBe(state);
  });

  it('counts in the figures as the ledger itself does', async () => {
    const rows = [
      aLedgerRow({ number: '1', returns: 1, transfers: 2, extensions: 1 }),
      aClosedRow({ number: '2', reworks: 1, satisfaction: 'unsatisfied', resolved: false }),
      aClosedRow({ number: '3', openedAt: at('2026-02-25 09:00'), excluded: true, asked: false, satisfaction: null }),
      aLedgerRow({ number: '4', completeBy: null, kind: 'enquiry' }),
    ];
    const service = await testService();
    await bring(service, rows);
    const { calendar, policy } = IMPORT_RULES;
    for (const row of rows) {
      const { number: _n, subject: _s, state: _t, ...fact } = factOf(ticketOf(service, row.number));
      const { number, subject, state, ...told } = ledgerFact(row, { calendar, limits: policy.limits });
      expect(fact).toEqual(told);
    }
  });

  it('keeps a chain of events from which the ticket can be rebuilt', async () => {
    const service = await testService();
    await bring(service, [aLedgerRow(), aClosedRow({ number: '2' })]);
    await bring(service, [aLedgerRow({ acceptedAt: at('2026-02-28 10:00') }), aClosedRow({ number: '2', reworks: 2 })]);
    for (const ticket of service.stores.tickets.all()) {
      const events = await service.stores.tickets.events(ticket.number);
      expect(events.map(({ event }) => event)).toEqual(['imported', 'ledgerChanged']);
      expect(firstBrokenLink(events, sha256)).toBeUndefined();
      expect(events.reduce<Ticket | undefined>(evolve, undefined)).toEqual(ticket);
    }
  });

  it('is silent in groups when its matter is sensitive', async () => {
    const service = await testService();
    await bring(service, [aLedgerRow({ kind: 'tipOff', text: '举报某工作人员吃拿卡要，收受好处费' })]);
    expect(ticketOf(service, '12-0001')).toMatchObject({ sensitive: true });
    expect(posts(service)[0]?.text).not.toContain('好处费');
  });
});

describe('who hears of an import', () => {
  it('is nobody, of what is over', async () => {
    const service = await testService();
    await bring(service, [aClosedRow({ number: '1' }), aClosedRow({ number: '2', openedAt: at('2026-02-25 09:00') })]);
    await sendReminders(service, MONDAY_MORNING + 30 * DAY);
    expect(posts(service)).toEqual([]);
    expect(service.faults).toEqual([]);
  });

  it('is each unit, once, with its duty person, of all it has in hand', async () => {
    const service = await testService();
    const rows = Array.from({ length: 12 }, (_, i) =>
      aLedgerRow({ number: `r${i}`, openedAt: at('2026-02-27 10:00') + i * MINUTE }),
    );
    const outcome = await bring(service, [
      ...rows,
      aLedgerRow({ number: 'p1', unit: 'u-power', acceptedAt: at('2026-02-27 12:00') }),
      aClosedRow({ number: 'p2', unit: 'u-power' }),
    ]);
    expect(targets(service)).toEqual(['dispatch g-staff', 'dispatch g-power']);
    expect(outcome).toMatchObject({ open: 13, told: ['u-river', 'u-power'] });
    const [river, power] = posts(service);
    expect(river?.mentions).toEqual(['p-handler']);
    expect(river?.tickets).toHaveLength(12);
    expect(river?.text.match(/\d{4}-\d{3}(?=[、 ])/gu)).toHaveLength(10);
    expect(river?.text).toMatchInlineSnapshot(`
      "【派单】@林小河 12345热线台账导入在办件12件：0227-002、0227-003、0227-004、0227-005、0227-006、0227-007、0227-008、0227-009、0227-010、0227-011 等12件。
      待签收12件，最近一件3月6日10:00前办结。签收回“受理 0227-002”；内容请私聊发“详情 0227-002”。"
    `);
    expect(power?.text).not.toContain('签收');
  });

  it('is the next working morning’s list, of what was late already, and no rung that lies behind', async () => {
    const service = await testService({ now: at('2026-03-02 10:00') });
    const late = [1, 20, 40].map((days) =>
      aLedgerRow({
        number: `late${days}`,
        openedAt: at('2026-03-01 09:00') - days * DAY,
        completeBy: at('2026-03-01 18:00') - (days - 1) * DAY,
        acceptedAt: at('2026-03-01 10:00') - days * DAY,
        contactedAt: at('2026-03-01 10:00') - days * DAY,
      }),
    );
    await bring(service, late);
    expect(posts(service)[0]?.text).toContain('已超过时限3件');
    await sendReminders(service, at('2026-03-02 17:30'));
    expect(targets(service)).toEqual(['dispatch g-staff']);
    await sendReminders(service, at('2026-03-03 09:00'));
    expect(targets(service).slice(1)).toContain('overdueList g-staff');
    expect(posts(service).find(({ kind }) => kind === 'overdueList')?.tickets).toHaveLength(3);
    expect(targets(service).filter((target) => target.startsWith('overdue g'))).toEqual([]);
  });

  it('is the unit in time, of what falls due later, by the ledger’s own due moment', async () => {
    const service = await testService({ now: at('2026-03-02 10:00') });
    const signed = { acceptedAt: at('2026-02-28 10:00'), contactedAt: at('2026-02-28 10:00') };
    await bring(service, [aLedgerRow({ ...signed, completeBy: at('2026-03-04 15:00') })]);
    await sendReminders(service, at('2026-03-03 14:55'));
    const before = targets(service).length;
    await sendReminders(service, at('2026-03-04 15:00'));
    expect(targets(service).slice(before)).toEqual(['overdue g-staff']);
  });
});

describe('a row that is known', () => {
  it('changes nothing when it says the same', async () => {
    const service = await testService();
    const rows = [aLedgerRow(), aClosedRow({ number: '2' })];
    await bring(service, rows);
    const before = service.stores.tickets.all();
    const outcome = await bring(
      service,
      rows.map((row) => ({ ...row, line: row.line + 7 })),
    );
    expect(outcome.sources).toMatchObject([{ added: 0, changed: [], same: 2, missing: [] }]);
    expect(service.stores.tickets.all()).toEqual(before);
    expect(posts(service)).toHaveLength(1);
  });

  it('changes its ticket by an event that says what is new', async () => {
    const service = await testService();
    await bring(service, [aLedgerRow()]);
    const done = {
      acceptedAt: at('2026-02-27 11:00'),
      completedAt: at('2026-03-01 09:00'),
      satisfaction: 'basic',
    } as const;
    const outcome = await bring(service, [aLedgerRow(done)]);
    expect(outcome.sources[0]?.changed).toEqual([{ number: '12-0001', ticket: '20260227-001', after: done }]);
    const [, event] = await service.stores.tickets.events('20260227-001');
    expect(event).toMatchObject({
      event: 'ledgerChanged',
      data: { before: { acceptedAt: null, completedAt: null, satisfaction: null }, after: done, clock: null },
    });
    expect(ticketOf(service, '12-0001')).toMatchObject({ state: 'completed', ...{ completedAt: done.completedAt } });
    expect(posts(service)).toHaveLength(1);
    expect((await bring(service, [aLedgerRow(done)])).sources).toMatchObject([{ changed: [], same: 1 }]);
  });

  it('leaves alone what was done here and the ledger does not speak of', async () => {
    const service = await testService();
    await bring(service, [aLedgerRow()]);
    const before = ticketOf(service, '12-0001');
    const { carryOut } = await import('../../../src/flows/acting/carry-out.ts');
    const office = await service.office();
    const person = office.directory.person('p-handler');
    if (!person) throw new Error('no handler');
    const order = {
      ticket: before,
      command: 'accept',
      data: {},
      actor: { kind: 'person', person },
      now: MONDAY_MORNING,
      cause: '',
    } as const;
    await service.work.run((stores) => carryOut(stores, service, office, order));
    await bring(service, [aLedgerRow({ extensions: 1, completeBy: at('2026-03-10 10:00') })]);
    expect(ticketOf(service, '12-0001')).toMatchObject({
      state: 'inProgress',
      acceptedAt: MONDAY_MORNING,
      extensions: 1,
      completeBy: at('2026-03-10 10:00'),
    });
  });

  it('is told to the unit that has it in hand only now', async () => {
    const service = await testService();
    await bring(service, [aLedgerRow(), aClosedRow({ number: '2' })]);
    await bring(service, [aLedgerRow({ unit: 'u-power' }), aClosedRow({ number: '2', completedAt: null })]);
    expect(targets(service)).toEqual(['dispatch g-staff', 'dispatch g-staff', 'dispatch g-power']);
    expect(ticketOf(service, '2')).toMatchObject({ state: 'inProgress', completedAt: null });
  });

  it('loses nothing to a file that lacks a column', async () => {
    const service = await testService();
    await bring(service, [aClosedRow()]);
    const less = new Set(
      LEDGER_COLUMNS.map(({ code }) => code).filter((code) => !['satisfaction', 'result', 'text'].includes(code)),
    );
    const bare = aClosedRow({ satisfaction: null, asked: false, resolved: null, text: '' });
    expect((await bring(service, [bare], less)).sources).toMatchObject([{ changed: [], same: 1 }]);
    const outcome = await bring(service, [{ ...bare, reworks: 1 }], less);
    expect(outcome.sources[0]?.changed.map(({ after }) => after)).toEqual([{ reworks: 1 }]);
    expect((await bring(service, [aClosedRow({ reworks: 1 })])).sources).toMatchObject([{ changed: [], same: 1 }]);
  });

  it('and vanishes is only told of, where the ledger covers its day', async () => {
    const service = await testService();
    await bring(
      service,
      [1, 2, 3, 4].map((day) => aClosedRow({ number: `d${day}`, openedAt: at(`2026-01-0${day} 10:00`) })),
    );
    const before = service.stores.tickets.all();
    const outcome = await bring(
      service,
      [2, 4].map((day) => aClosedRow({ number: `d${day}`, openedAt: at(`2026-01-0${day} 10:00`) })),
    );
    expect(outcome.sources[0]?.missing.map(({ number }) => number)).toEqual(['d3']);
    expect(service.stores.tickets.all()).toEqual(before);
  });

  it('is another ticket in another source', async () => {
    const service = await testService();
    await bring(service, [aClosedRow(), aClosedRow({ source: 'mailbox' })]);
    expect(
      service.stores.tickets
        .all()
        .map(({ source }) => source)
        .toSorted(),
    ).toEqual(['12345', 'mailbox']);
  });
});

describe('an import', () => {
  it('writes nothing at all when it cannot be kept whole', async () => {
    const service = await testService();
    const kept = service.stores.ledgers.add;
    let calls = 0;
    service.stores.ledgers.add = async (rows) => {
      calls += 1;
      if (calls === 2) throw new Error('the disk is full');
      return kept(rows);
    };
    const rows = Array.from({ length: 1500 }, (_, i) => aClosedRow({ number: `n${i}` }));
    await expect(bring(service, rows)).rejects.toThrow('the disk is full');
    expect(service.stores.tickets.all()).toEqual([]);
    expect(await service.stores.ledgers.known('12345', ['n0'])).toEqual([]);
  });

  it('can be looked at first', async () => {
    const service = await testService();
    await bring(service, [aLedgerRow(), aClosedRow({ number: '2' })]);
    const ledger = aLedger([aLedgerRow({ reworks: 1 }), aLedgerRow({ number: '3' }), aClosedRow({ number: '2' })]);
    const before = service.stores.tickets.all();
    const looked = await lookAtLedgers(service, ledger);
    expect(looked.sources).toMatchObject([{ added: 1, changed: [{ number: '12-0001' }], same: 1 }]);
    expect(service.stores.tickets.all()).toEqual(before);
    const { sources } = await importLedgers(service, ledger);
    expect(sources.map(({ added, same, missing }) => ({ added, same, missing }))).toEqual(
      looked.sources.map(({ added, same, missing }) => ({ added, same, missing })),
    );
  });

  it('leads to the same tickets in any order, twice, and split over two files', async () => {
    const row = fc.record({
      day: fc.integer({ min: 1, max: 5 }),
      unit: fc.constantFrom('u-river', 'u-power'),
      done: fc.boolean(),
      source: fc.constantFrom('12345' as const, 'mailbox' as const),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 12 }),
        fc.nat(),
        fc.infiniteStream(fc.nat()),
        async (given, cut, order) => {
          const rows = given.map(({ day, unit, done, source }, i) => {
            const openedAt = at(`2026-02-0${day} 10:00`);
            return (done ? aClosedRow : aLedgerRow)({ number: `n${i}`, openedAt, unit, source });
          });
          const key = new Map(rows.map((one) => [one, order.next().value ?? 0]));
          const shuffled = rows.toSorted((a, b) => (key.get(a) ?? 0) - (key.get(b) ?? 0));
          const at1 = cut % (rows.length + 1);
          const [once, other, split] = [await testService(), await testService(), await testService()];
          await bring(once, rows);
          await bring(other, shuffled);
          await bring(other, rows);
          await bring(split, shuffled.slice(0, at1));
          await bring(split, shuffled.slice(at1));
          expect(other.stores.tickets.all()).toEqual(once.stores.tickets.all());
          // Only the places within a day may differ, and with them the hashes.
          const said = (service: TestService) =>
            service.stores.tickets
              .all()
              .map(({ number: _n, lastHash: _h, ...rest }) => rest)
              .toSorted((a, b) => (`${a.source}${a.ledgerNumber}` < `${b.source}${b.ledgerNumber}` ? -1 : 1));
          expect(said(split)).toEqual(said(once));
        },
      ),
      { numRuns: 25 },
    );
  });
});

describe('one matter through two doors', () => {
  it('is proposed to the dispatcher, and not joined by itself', async () => {
    const service = await testService();
    const mailbox = aLedgerRow({
      source: 'mailbox',
      number: 'm1',
      text: '柳荫小区3号楼电梯坏了三天，一直停运没人修',
      openedAt: at('2026-02-27 15:00'),
    });
    await bring(service, [mailbox]);
    const outcome = await bring(service, [
      aLedgerRow(),
      aLedgerRow({ number: 'far', text: '柳荫小区3号楼电梯停运三天没人修', openedAt: at('2026-01-20 10:00') }),
      aLedgerRow({ number: 'other', text: '槐香里门口路灯不亮' }),
    ]);
    expect(outcome.proposed).toBe(1);
    const [item] = await service.stores.reviews.open();
    expect(item).toMatchObject({
      kind: 'joinTickets',
      ticket: ticketOf(service, '12-0001').number,
      data: { partner: ticketOf(service, 'm1').number },
    });
    expect(service.stores.tickets.all().every(({ state }) => state === 'dispatched')).toBe(true);
  });

  it('is not proposed for what is over', async () => {
    const service = await testService();
    await bring(service, [aClosedRow({ source: 'mailbox', number: 'm1', text: '柳荫小区3号楼电梯停运三天没人修' })]);
    expect((await bring(service, [aLedgerRow({ openedAt: at('2026-01-07 09:00') })])).proposed).toBe(0);
  });
});
