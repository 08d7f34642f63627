import { describe, expect, it } from 'vitest';
import type { LedgerEntry } from '../../../src/domain/ledger/ledger-entry.ts';
import type { EventBody } from '../../../src/domain/ticket/event.ts';
import type { Ticket } from '../../../src/domain/ticket/ticket.ts';
import { DAY, HOUR } from '../../../src/domain/time/moment.ts';
import { afterLedger, anImportedTicket, type Imported, onceHere } from '../../builders/an-imported-ticket.ts';
import { at, MONDAY_MORNING as NOW } from '../../builders/moments.ts';

const OPENED = at('2026-02-27 10:00');
const extended = ({ ticket }: Imported): EventBody => ({
  event: 'extensionGranted',
  data: { days: 5, completeBy: ticket.completeBy + 7 * DAY, dueBefore: ticket.completeBy, reason: '等配件' },
});
const waited = ({ ticket }: Imported): readonly EventBody[] => [
  { event: 'accepted', data: {} },
  { event: 'paused', data: { text: '几单元？', until: NOW + DAY } },
  { event: 'resumed', data: { text: '3单元', completeBy: ticket.completeBy + DAY } },
];
const owed = ({ acceptBy, respondBy, completeBy, clock }: Ticket) => ({ acceptBy, respondBy, completeBy, clock });

describe.each([
  ['the ledger says until when', OPENED + 7 * DAY],
  ['the office’s limits hold', null],
])('where %s', (_name, completeBy) => {
  const imported = anImportedTicket({ completeBy });

  it.each<[string, Imported]>([
    ['an extension', onceHere(imported, NOW, extended(imported))],
    ['time that stood still', onceHere(imported, NOW, ...waited(imported))],
  ])('%s stays, whatever else the ledger tells', (_what, moved) => {
    const { completeBy, clock } = moved.ticket;
    expect(completeBy).toBeGreaterThan(imported.ticket.completeBy);
    for (const said of [
      { unit: 'u-power' },
      { kind: 'enquiry' },
      { dispatchedAt: OPENED + HOUR },
      { openedAt: OPENED - DAY },
    ] satisfies readonly Partial<LedgerEntry>[])
      expect(afterLedger(moved, said).ticket).toMatchObject({ completeBy, clock });
  });

  it('and a new due moment of the ledger holds, also over an extension', () => {
    const moved = onceHere(imported, NOW, extended(imported));
    const said = OPENED + 9 * DAY;
    expect(afterLedger(moved, { completeBy: said }).ticket).toMatchObject({
      completeBy: said,
      clock: { from: OPENED },
    });
  });

  it('another unit changes nothing that is owed', () => {
    expect(owed(afterLedger(imported, { unit: 'u-power' }).ticket)).toEqual(owed(imported.ticket));
  });

  it('another moment of dispatch moves the signature alone', () => {
    const { acceptBy, ...others } = owed(afterLedger(imported, { dispatchedAt: OPENED + 3 * HOUR }).ticket);
    const { acceptBy: before, ...same } = owed(imported.ticket);
    expect(acceptBy).toBeGreaterThan(before ?? 0);
    expect(others).toEqual(same);
  });
});

describe('another kind', () => {
  it('has its own limit where the ledger says none', () => {
    const imported = anImportedTicket({ completeBy: null, source: 'mailbox' });
    const { acceptBy, respondBy, completeBy } = afterLedger(imported, { kind: 'enquiry' }).ticket;
    expect(completeBy).toBe(
      anImportedTicket({ completeBy: null, source: 'mailbox', kind: 'enquiry' }).ticket.completeBy,
    );
    expect(completeBy).not.toBe(imported.ticket.completeBy);
    expect({ acceptBy, respondBy }).toMatchObject({
      acceptBy: imported.ticket.acceptBy,
      respondBy: imported.ticket.respondBy,
    });
  });

  it('changes nothing where the ledger says until when', () => {
    const imported = anImportedTicket({ source: 'mailbox' });
    expect(owed(afterLedger(imported, { kind: 'enquiry' }).ticket)).toEqual(owed(imported.ticket));
  });
});

it('another moment of opening moves all that is owed', () => {
  const given = { openedAt: OPENED - DAY, dispatchedAt: OPENED - DAY };
  const imported = anImportedTicket({ completeBy: null });
  expect(owed(afterLedger(imported, given).ticket)).toEqual(
    owed(anImportedTicket({ completeBy: null, ...given }).ticket),
  );
});

it('a unit that gets a ticket nobody had any more has a moment to sign by', () => {
  const freed = onceHere(
    anImportedTicket(),
    NOW,
    { event: 'returnRequested', data: { reason: '不属本单位' } },
    { event: 'returnUpheld', data: {} },
  );
  expect(freed.ticket.acceptBy).toBeNull();
  expect(afterLedger(freed, { unit: 'u-power' }).ticket).toMatchObject({
    state: 'dispatched',
    acceptBy: anImportedTicket().ticket.acceptBy,
  });
});
