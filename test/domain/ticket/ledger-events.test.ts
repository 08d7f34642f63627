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
