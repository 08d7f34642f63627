import type { Database } from '../../src/adapters/database/client.ts';
import { sha256 } from '../../src/adapters/digest.ts';
import { firstBrokenLink } from '../../src/domain/ticket/event-chain.ts';
import { MINUTE, type Moment } from '../../src/domain/time/moment.ts';
import type { TicketStore } from '../../src/ports/ticket-store.ts';
import { age, type Finding, fault, fine, warning } from './finding.ts';

/** Later than this is not slowness any more. */
const STUCK = 10 * MINUTE;

interface Pile {
  readonly channel: string;
  readonly count: bigint;
  readonly oldest: Date;
}

export interface Situation {
  /** By the service's own clock, which the simulator may have moved. */
  readonly now: Moment;
  /** Does any process answer? Without one everything waits, and that is the reason. */
  readonly running: boolean;
  /** False for a platform whose posts wait because no process runs it (contract §2). */
  runs(channel: string): boolean;
}

/** Posts that should have gone out, per channel. */
export async function checkPosts(db: Database, { now, running, runs }: Situation): Promise<Finding[]> {
  const before = new Date(now - STUCK);
  const queued = await db.query<Pile>`
    SELECT channel, count(*) AS count, min(not_before) AS oldest FROM post
     WHERE state = 'queued' AND not_before < ${before} GROUP BY channel ORDER BY channel`;
  const unsettled = await db.query<Pile & { state: string }>`
    SELECT channel, state, count(*) AS count, min(created_at) AS oldest FROM post
     WHERE state IN ('uncertain', 'failed') GROUP BY channel, state ORDER BY channel, state DESC`;
  const late = queued.map((pile): Finding => {
    const words = `${pileWords(pile, now)}，过了时间还没发`;
    if (!runs(pile.channel)) return warning('待发', words, `CHANNELS 里没有 ${pile.channel}，要发就加上它`);
    return fault('待发', words, running ? '看日志里这个渠道的错误；确认渠道在线后重启服务' : '启动服务（npm start）');
  });
  const unknown = unsettled.map((pile): Finding => {
    const words = pileWords(pile, now);
    if (pile.state === 'uncertain')
      return warning('待发', `${words}，不知道有没有发出`, '派单员在工作群回“存疑”，看群后逐条确认');
    return fault('待发', `${words}，平台不收`, '看日志里的原因；要紧的内容由派单员人工转发');
  });
  return late.length + unknown.length > 0 ? [...late, ...unknown] : [fine('待发', '没有卡住的消息')];
}

const pileWords = ({ channel, count, oldest }: Pile, now: Moment): string =>
  `${channel} 有${count}条，最早的是${age(now - oldest.getTime())}前`;

/** Messages nobody looked at, and tickets time has forgotten. */
export async function checkWork(db: Database, { now, running }: Situation): Promise<Finding[]> {
  const before = new Date(now - STUCK);
  const [messages] = await db.query<{ count: bigint; oldest: Date | null }>`
    SELECT count(*) AS count, min(received_at) AS oldest FROM chat_message
     WHERE processed_at IS NULL AND received_at < ${before}`;
  const [tickets] = await db.query<{ count: bigint; oldest: Date | null; one: string | null }>`
    SELECT count(*) AS count, min(next_at) AS oldest, min(number) AS one FROM ticket WHERE next_at < ${before}`;
  const todo = running ? '看日志里的错误（fault），必要时重启服务' : '启动服务（npm start）';
  const findings = [
    messages?.oldest &&
      fault('群消息', `${messages.count}条还没处理，最早的是${age(now - messages.oldest.getTime())}前收到的`, todo),
    tickets?.oldest &&
      fault(
        '工单',
        `${tickets.count}件的提醒该发没发，最早的晚了${age(now - tickets.oldest.getTime())}（如 ${tickets.one}）`,
        todo,
      ),
  ].filter((finding) => finding != null);
  return findings.length > 0 ? findings : [fine('群消息和工单', '没有积压')];
}

/** As many of the newest tickets are checked event by event; `npm run audit` checks all. */
const SAMPLE = 200;

export async function checkChain(db: Database, tickets: Pick<TicketStore, 'events'>): Promise<Finding> {
  const check = '事件链';
  const audit = '不要再改数据库，用 npm run audit 查出最早的断点，与备份核对';
  const [counted] = await db.query<{ tickets: bigint; events: bigint; torn: string | null }>`
    SELECT (SELECT count(*) FROM ticket) AS tickets, (SELECT count(*) FROM ticket_event) AS events,
           (SELECT min(t.number) FROM ticket t
             WHERE t.version <> (SELECT count(*) FROM ticket_event e WHERE e.ticket = t.number)) AS torn`;
  if (counted?.torn != null) return fault(check, `工单 ${counted.torn} 的事件缺了`, audit);
  const newest = await db.query<{ number: string }>`SELECT number FROM ticket ORDER BY opened_at DESC LIMIT ${SAMPLE}`;
  for (const { number } of newest) {
    const broken = firstBrokenLink(await tickets.events(number), sha256);
    if (broken) return fault(check, `工单 ${number} 的第 ${broken.seq} 个事件被改动过`, audit);
  }
  return fine(
    check,
    `${counted?.tickets ?? 0}件工单、${counted?.events ?? 0}个事件一个不缺，最近${newest.length}件逐个核对无误`,
  );
}
