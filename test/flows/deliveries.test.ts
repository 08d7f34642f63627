import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ticket } from '../../src/domain/ticket/ticket.ts';
import { MINUTE } from '../../src/domain/time/moment.ts';
import { processMessages } from '../../src/flows/hearing/process-messages.ts';
import { receiveMessage } from '../../src/flows/hearing/receive-message.ts';
import type { Delivered } from '../../src/ports/chat-channel.ts';
import { MONDAY_MORNING } from '../builders/moments.ts';
import { testService } from '../builders/test-service.ts';
import { delivered } from './chat-room.ts';

/** How long the platform may shuffle a burst, in milliseconds. */
const SETTLE = 3_000;

const SPEAKERS = ['r1', 'r2', 'r3', 'wx-handler'];
const SENTENCES = [
  '@小邻 3号楼楼顶漏水，顶层几户都渗进来了',
  '东门路灯坏了一个星期了，没人修',
  '垃圾站好几天没清运，臭味很大',
  '+1',
  '我家也是',
  '晚上一起吃火锅吧',
  '进度',
  '老人都没法出门了',
  '受理 0302-001',
];

interface Spoken {
  readonly from: string;
  readonly text: string;
  /** Milliseconds after the one before. */
  readonly gap: number;
  /** How late each delivery of it arrives. */
  readonly delays: readonly number[];
}

const spoken: fc.Arbitrary<Spoken> = fc.record({
  from: fc.constantFrom(...SPEAKERS),
  text: fc.constantFrom(...SENTENCES),
  gap: fc.integer({ min: 1, max: 2 * MINUTE }),
  delays: fc.array(fc.integer({ min: 0, max: SETTLE - 1 }), { minLength: 1, maxLength: 3 }),
});

/** Delivers as given, lets the service work after every delivery, and gives what came of it. */
async function outcome(
  deliveries: readonly { readonly at: number; readonly message: Delivered }[],
): Promise<readonly unknown[]> {
  const service = await testService({ settle: SETTLE });
  for (const { at, message } of [...deliveries].sort((a, b) => a.at - b.at)) {
    service.clock.moveTo(at);
    await processMessages(service, at);
    await receiveMessage(service, message);
  }
  service.clock.advance(SETTLE);
  await processMessages(service, service.clock.now());
  const numbers = await service.stores.tickets.numbers();
  const tickets = await Promise.all(numbers.map((number) => service.stores.tickets.find(number)));
  return tickets.map((ticket) => told(ticket as Ticket));
}

/** Everything but the moments at which the service came to work on it. */
const told = ({ number, state, reporter, supporters, messages, text, openedAt, unit }: Ticket) => ({
  number,
  state,
  reporter,
  supporters: supporters.map((one) => one.account),
  messages: messages.map((one) => one.id),
  text,
  openedAt,
  unit,
});

describe('deliveries', () => {
  it('give the same tickets in whatever order a burst arrives, and however often', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(spoken, { minLength: 1, maxLength: 12 }), async (talk) => {
        let at = MONDAY_MORNING;
        const inOrder: { at: number; message: Delivered }[] = [];
        const shuffled: { at: number; message: Delivered }[] = [];
        for (const [index, one] of talk.entries()) {
          at += one.gap;
          const message = delivered(one.from, one.text, at, { id: `m${index}` });
          inOrder.push({ at, message });
          for (const delay of one.delays) shuffled.push({ at: at + delay, message });
        }
        expect(await outcome(shuffled)).toEqual(await outcome(inOrder));
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});
