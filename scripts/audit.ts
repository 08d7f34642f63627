import { composeTools } from '../src/compose.ts';
import { firstBrokenLink } from '../src/domain/ticket/event-chain.ts';
import { sha256 } from '../src/adapters/digest.ts';
import { runScript } from './run-script.ts';

const HELP = `用法：npm run -s audit
逐件核对工单的事件链：编号相连、前后哈希相接、内容与哈希一致。全部完好时退出码为 0；发现断点时指出最早的一处，退出码为 1。`;

const WHY = { sequence: '事件编号不连续', previous: '与上一个事件接不上', hash: '内容与哈希不一致' } as const;

await runScript(HELP, async () => {
  const tools = await composeTools();
  try {
    let checked = 0;
    for (const number of await tools.stores.tickets.numbers()) {
      const broken = firstBrokenLink(await tools.stores.tickets.events(number), sha256);
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
