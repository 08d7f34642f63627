import { describe, expect, it } from 'vitest';
import type { EventBody } from '../../../src/domain/ticket/event.ts';
import { DAY, HOUR } from '../../../src/domain/time/moment.ts';
import { afterLedger, anImportedTicket, onceHere } from '../../builders/an-imported-ticket.ts';
import { MONDAY_MORNING as NOW } from '../../builders/moments.ts';

const ACCEPTED: EventBody = { event: 'accepted', data: {} };
const signedHere = onceHere(anImportedTicket(), NOW, ACCEPTED);

describe('a row that moves to another unit', () => {
  it('is signed by nobody yet', () => {
    expect(signedHere.ticket.acceptedAt).toBe(NOW);
    expect(afterLedger(signedHere, { unit: 'u-power' }).ticket).toMatchObject({
      state: 'dispatched',
      unit: 'u-power',
      acceptedAt: null,
    });
  });

  it('stays signed where the ledger says so', () => {
    const acceptedAt = NOW + HOUR;
    expect(afterLedger(signedHere, { unit: 'u-power', acceptedAt }).ticket).toMatchObject({
      state: 'inProgress',
      acceptedAt,
    });
  });
});

describe.each([
  ['moves to another unit', { unit: 'u-power' }, 'dispatched'],
  ['is completed', { completedAt: NOW + DAY }, 'completed'],
])('what waits when a row %s', (_name, said, state) => {
  const nothing = { state, extensionRequest: null, objection: null, shelving: null, returnRequest: null };

  it.each<[string, EventBody]>([
    ['an extension', { event: 'extensionRequested', data: { days: 5, reason: '等配件' } }],
    ['an objection', { event: 'objected', data: { text: '不属本单位' } }],
    ['a shelving', { event: 'shelvingRequested', data: { days: 30, reason: '待改造' } }],
    ['a return', { event: 'returnRequested', data: { reason: '不属本单位' } }],
  ])('is asked for no more: %s', (_what, asked) => {
    const waiting = onceHere(asked.event === 'returnRequested' ? anImportedTicket() : signedHere, NOW, asked);
    expect(waiting.ticket).not.toMatchObject({ ...nothing, state: waiting.ticket.state });
    expect(afterLedger(waiting, said).ticket).toMatchObject(nothing);
  });

  it('is no pause and no review any more', () => {
    const paused = onceHere(signedHere, NOW, { event: 'paused', data: { text: '几单元？', until: NOW + DAY } });
    const shelved = onceHere(signedHere, NOW, {
      event: 'shelved',
      data: { reason: '待改造', reviewOn: NOW + 30 * DAY },
    });
    expect([paused.ticket.pausedAt, shelved.ticket.reviewOn]).toEqual([NOW, NOW + 30 * DAY]);
    expect(afterLedger(paused, said).ticket).toMatchObject({ ...nothing, pausedAt: null });
    expect(afterLedger(shelved, said).ticket).toMatchObject({ ...nothing, reviewOn: null });
  });
});

it('what waits goes on waiting when the ledger tells something else', () => {
  const asked = { event: 'extensionRequested', data: { days: 5, reason: '等配件' } } as const;
  const paused = { event: 'paused', data: { text: '几单元？', until: NOW + DAY } } as const;
  const { ticket } = afterLedger(onceHere(signedHere, NOW, asked, paused), { category: '供水', transfers: 1 });
  expect(ticket).toMatchObject({ state: 'waiting', pausedAt: NOW, extensionRequest: { reason: '等配件', days: 5 } });
});
