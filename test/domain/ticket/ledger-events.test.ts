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

describe('the follow-up', () => {
  const DONE = NOW - DAY;
  const completed = { acceptedAt: DONE - HOUR, completedAt: DONE };

  it('of a ledger was asked at the completion, also when that moves', () => {
    const asked = anImportedTicket({ ...completed, asked: true, resolved: true, satisfaction: 'basic' });
    expect(asked.ticket.followUp?.askedAt).toBe(DONE);
    for (const completedAt of [DONE + HOUR, null])
      expect(afterLedger(asked, { completedAt }).ticket.followUp).toEqual({
        askedAt: completedAt,
        resolved: true,
        satisfaction: 'basic',
      });
  });

  it('that a ledger tells before the completion gets its moment with it', () => {
    const asked = anImportedTicket({ asked: true });
    expect(afterLedger(asked, { completedAt: DONE }).ticket.followUp).toMatchObject({ askedAt: DONE });
  });

  it('that was asked here keeps its moment', () => {
    const asked = onceHere(anImportedTicket(completed), NOW, { event: 'followUpAsked', data: {} });
    expect(afterLedger(asked, { completedAt: DONE + HOUR }).ticket.followUp).toMatchObject({ askedAt: NOW });
    expect(afterLedger(asked, { asked: true, resolved: true }).ticket.followUp).toMatchObject({
      askedAt: NOW,
      resolved: true,
    });
  });

  it('that was answered here unasked stays unasked', () => {
    const data = { resolved: true, satisfaction: null };
    const answered = onceHere(anImportedTicket(completed), NOW, { event: 'followedUp', data });
    expect(afterLedger(answered, { completedAt: DONE + HOUR }).ticket.followUp).toMatchObject({ askedAt: null });
  });

  it('nobody asked does not come into being with a completion', () => {
    expect(afterLedger(anImportedTicket(), { completedAt: DONE }).ticket.followUp).toBeNull();
  });
});
