import net from 'node:net';
import { z } from 'zod';
import type { Config } from '../../src/config/env.ts';
import { type Finding, fault, fine, warning } from './finding.ts';

/** Milliseconds; /readyz itself waits five seconds for a database. */
const PATIENCE = 7_000;
/** Resident memory that no service of one office should need. */
const MUCH_MEMORY = 300 * 1024 * 1024;

const Readiness = z.object({
  ready: z.boolean(),
  reasons: z.array(z.string()),
  warnings: z.array(z.string()).default([]),
  channels: z.record(z.string(), z.string()),
});

/** What a service that answers on the configured port says of itself. */
export interface Running extends z.infer<typeof Readiness> {
  /** Bytes; undefined where it does not say. */
  readonly memory: number | undefined;
}

type Address = Pick<Config, 'host' | 'port'>;

/** `foreign`: something answers there, but it is no service of ours. */
export async function findService(address: Address): Promise<Running | 'none' | 'foreign'> {
  if (!(await answers(address))) return 'none';
  try {
    const answer = await fetch(`${baseOf(address)}/readyz`, { signal: AbortSignal.timeout(PATIENCE) });
    const readiness = Readiness.parse(await answer.json());
    return { ...readiness, memory: await memoryOf(address) };
  } catch {
    return 'foreign';
  }
}

export function checkService(
  found: Running | 'none' | 'foreign',
  { host, port, roles }: Address & Pick<Config, 'roles'>,
): Finding[] {
  const where = `${host}:${port}`;
  if (found === 'foreign')
    return [
      fault(
        '服务',
        `${where} 上有别的程序，或服务没有应答`,
        '关掉那个程序，或用环境变量 PORT 换一个端口；也可能是服务卡住了，看日志',
      ),
    ];
  if (found === 'none') {
    const words = roles.includes('web')
      ? `没有在运行（${where} 空着）`
      : '本进程不提供网页（ROLES 里没有 web），看不到它是否在运行';
    return [warning('服务', words, '要运行就 npm start；如果设在别的 HOST 和 PORT 上，用同样的设置运行 doctor')];
  }
  return [
    ...(found.ready ? [fine('服务', `在 ${where} 上正常运行`)] : []),
    ...found.reasons.map((reason) =>
      fault('服务', `${where} 说：${reason}`, '先处理本报告里别的 ✗；都正常还这样，就看日志并重启服务'),
    ),
    ...found.warnings.map((words) => warning('服务', `${where} 说：${words}`, '见本报告里的同一项')),
    ...memoryFindings(found.memory),
  ];
}

function memoryFindings(memory: number | undefined): Finding[] {
  if (memory === undefined) return [];
  const words = `${Math.round(memory / 1024 / 1024)} MB`;
  if (memory <= MUCH_MEMORY) return [fine('内存', words)];
  return [
    warning('内存', `${words}，比平常多（300 MB 以内）`, '找个空闲时候重启服务；如果过几天又这样，把日志交给开发者'),
  ];
}

const baseOf = ({ host, port }: Address): string => {
  const reached = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${reached.includes(':') ? `[${reached}]` : reached}:${port}`;
};

function answers({ host, port }: Address): Promise<boolean> {
  if (port === 0) return Promise.resolve(false);
  return new Promise((resolve) => {
    const socket = net.connect({ host: host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host, port });
    const done = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(PATIENCE, () => done(false));
    socket.once('connect', () => done(true));
    socket.once('error', () => done(false));
  });
}

async function memoryOf(address: Address): Promise<number | undefined> {
  const answer = await fetch(`${baseOf(address)}/metrics`, { signal: AbortSignal.timeout(PATIENCE) }).catch(
    () => undefined,
  );
  const bytes = /^process_resident_memory_bytes (\S+)$/mu.exec((await answer?.text()) ?? '')?.[1];
  return bytes === undefined ? undefined : Number(bytes);
}
