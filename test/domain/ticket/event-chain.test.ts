import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../../src/adapters/digest.ts';
import type { TicketEvent } from '../../../src/domain/ticket/event.ts';
import { eventLine, firstBrokenLink } from '../../../src/domain/ticket/event-chain.ts';
import { storyOf } from '../../builders/a-ticket.ts';
import { lifeOf, tries } from './random-life.ts';

const FIELDS = ['at', 'ticket', 'seq', 'event', 'by', 'data', 'previous', 'hash'] as const;
type Field = (typeof FIELDS)[number];

/** The same value with something else in it, however deep; `where` chooses the place. */
function tampered(value: unknown, where: number): unknown {
  if (typeof value === 'string') return value === '' ? 'x' : `${value.slice(0, -1)}${value.endsWith('x') ? 'y' : 'x'}`;
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'boolean') return !value;
  if (value === null) return 'x';
  const keys = Object.keys(value as object);
  const key = keys[where % keys.length];
  if (key === undefined) return Array.isArray(value) ? ['x'] : { x: 1 };
  const changed = { ...(value as object), [key]: tampered((value as Record<string, unknown>)[key], where) };
  return Array.isArray(value) ? Object.values(changed) : changed;
}

const withTampered = (events: readonly TicketEvent[], index: number, field: Field, where = 0): readonly TicketEvent[] =>
  events.map((event, at) =>
    at === index ? ({ ...event, [field]: tampered(event[field], where) } as TicketEvent) : event,
  );

describe('the chain of events', () => {
  const { events } = storyOf('closed');

  it('holds for every ticket as the service writes it', () => {
    fc.assert(
      fc.property(tries, (attempts) => {
        expect(firstBrokenLink(lifeOf(attempts).at(-1)?.events ?? [], sha256)).toBeUndefined();
      }),
      { numRuns: 100 },
    );
    expect(firstBrokenLink([], sha256)).toBeUndefined();
  });

  it('is the hash of the line as it is written, its keys in the order of the contract', () => {
    const line = eventLine(events[1] as TicketEvent);
    expect(Object.keys(line)).toEqual(['at', 'ticket', 'seq', 'event', 'by', 'data', 'previous', 'hash']);
    const { hash, ...unhashed } = line;
    expect(hash).toBe(sha256(JSON.stringify(unhashed)));
    expect(line.at).toBe('2026-03-02T09:10:00+08:00');
    expect(line.previous).toBe(events[0]?.hash);
    expect(events[0]?.previous).toBe('');
  });

  it.each(FIELDS)('names the event of which the %s was changed', (field) => {
    for (const index of events.keys()) {
      const forged = withTampered(events, index, field);
      expect(firstBrokenLink(forged, sha256)).toMatchObject({ ticket: forged[index]?.ticket, seq: forged[index]?.seq });
    }
  });

  it('finds any change of any field of any event of any life', () => {
    const forgery = fc.record({ index: fc.nat(), field: fc.constantFrom(...FIELDS), where: fc.nat(99) });
    fc.assert(
      fc.property(tries, forgery, (attempts, { index, field, where }) => {
        const all = lifeOf(attempts).at(-1)?.events ?? [];
        const forged = withTampered(all, index % all.length, field, where);
        expect(firstBrokenLink(forged, sha256)?.seq).toBe(forged[index % all.length]?.seq);
      }),
      { numRuns: 300 },
    );
  });

  it('finds an event that was taken out, put twice or moved', () => {
    const [first, second, third, ...rest] = events as [TicketEvent, TicketEvent, TicketEvent, ...TicketEvent[]];
    expect(firstBrokenLink([first, third, ...rest], sha256)).toEqual({
      ticket: '20260302-001',
      seq: 3,
      why: 'sequence',
    });
    expect(firstBrokenLink([second, third], sha256)).toEqual({ ticket: '20260302-001', seq: 2, why: 'sequence' });
    expect(firstBrokenLink([first, second, second], sha256)).toMatchObject({ seq: 2, why: 'sequence' });
    expect(firstBrokenLink([first, third, second], sha256)).toMatchObject({ seq: 3, why: 'sequence' });
  });

  it('finds an event that was hashed anew, by the one behind it', () => {
    const [first, second, ...rest] = events as [TicketEvent, TicketEvent, ...TicketEvent[]];
    const { hash: _old, ...forged } = { ...eventLine(second), by: 'p-forger' };
    const rehashed = { ...second, by: 'p-forger', hash: sha256(JSON.stringify(forged)) };
    expect(firstBrokenLink([first, rehashed, ...rest], sha256)).toEqual({
      ticket: '20260302-001',
      seq: 3,
      why: 'previous',
    });
  });
});
