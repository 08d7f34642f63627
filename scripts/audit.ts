import { sha256 } from '../src/adapters/digest.ts';
import { composeTools } from '../src/compose.ts';
import type { TicketEvent } from '../src/domain/ticket/event.ts';
import { firstBrokenLink } from '../src/domain/ticket/event-chain.ts';
import type { Ticket } from '../src/domain/ticket/ticket.ts';
import { runScript } from './run-script.ts';

const HELP = `用法：npm run -s audit
逐件核对工单的事件链：编号相连、前后哈希相接、内容与哈希一致。全部完好时退出码为 0；发现断点时指出最早的一处，退出码为 1。`;

const WHY = {
  sequence: '事件编号不连续',
  previous: '与上一个事件接不上',
  hash: '内容与哈希不一致',
  missing: '工单记着的最后一个事件不在了',
} as const;

await runScript(HELP, async () => {
  const tools = await composeTools();
  try {
    let checked = 0;
    for (const number of await tools.stores.tickets.numbers()) {
      const events = await tools.stores.tickets.events(number);
      const broken = firstBrokenLink(events, sha256) ?? endOfChain(await tools.stores.tickets.find(number), events);
      if (broken) {
        process.stdout.write(`${JSON.stringify({ ok: false, ...broken })}\n`);
        process.stderr.write(`工单 ${broken.ticket} 的第 ${broken.seq} 个事件：${WHY[broken.why]}。\n`);
        return 1;
      }
      checked += 1;
    }
    process.stdout.write(`${JSON.stringify({ ok: true, tickets: checked })}\n`);
    return 0;
  } finally {
    await tools.close();
  }
});

/** The ticket knows its last event: one cut off the end of the chain is missed there. */
function endOfChain(ticket: Ticket | undefined, events: readonly TicketEvent[]) {
  const last = events.at(-1);
  if (!ticket || (ticket.version === last?.seq && ticket.lastHash === last.hash)) return undefined;
  return { ticket: ticket.number, seq: ticket.version, why: 'missing' as const };
}
