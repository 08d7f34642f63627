import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { backoff } from '../backoff.ts';
import type { Answer, Call, FromProcess, PuppetAccount, ToProcess } from './process-messages.ts';
import type { WeChatTimings } from './wechat-timings.ts';

/** Megabytes are many times what it needs; without a bound the rubbish of a day of trying to connect is left lying. */
const MEMORY = '--max-old-space-size=256';
const PROCESS_FILE = path.join(import.meta.dirname, 'wechat-process.ts');

/** How a call to the process ended that was not answered by it. */
export type Unanswered = 'absent' | 'gone' | 'late';

/** The WeChat process: started again whenever it falls or freezes, with what was on its way known. */
export interface ProcessSupervisor {
  start(): void;
  /** Resolves once no process is left. */
  stop(): Promise<void>;
  /** `absent`: it was never handed over. `gone`, `late`: it was, and nobody knows what became of it. */
  call(call: Call, within: number): Promise<Answer | Unanswered>;
  /** The process of this moment, for whoever measures it. */
  pid(): number | undefined;
}

export interface SupervisorOptions {
  readonly account: PuppetAccount;
  readonly timings: WeChatTimings;
  /** Flags of Node for the process; those of this one where nothing is said. */
  readonly execArgv?: readonly string[];
  /** Messages the last process knew of and did not hand over. */
  unread(): readonly string[];
  hear(message: FromProcess): void;
  /** It fell, and is started again after so long. */
  fell(how: string, waitMs: number): void;
}

export function createProcessSupervisor(options: SupervisorOptions): ProcessSupervisor {
  const { timings } = options;
  const open = new Map<number, (answer: Answer | Unanswered) => void>();
  let child: ChildProcess | undefined;
  let wanted = false;
  let falls = 0;
  let numbers = 0;
  let heardAt = 0;
  let startedAt = 0;
  /** While it loads it answers nothing. */
  let loaded = false;
  let respawn: NodeJS.Timeout | undefined;
  let pulse: NodeJS.Timeout | undefined;

  function spawn(): void {
    // An environment of its own, and an empty one: nobody’s proxy, token or log level gets in, and none is left for others to read.
    const started = fork(PROCESS_FILE, [], {
      env: {},
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      serialization: 'advanced',
      execArgv: [...(options.execArgv ?? process.execArgv), MEMORY],
    });
    child = started;
    loaded = false;
    startedAt = heardAt = performance.now();
    started.on('message', (message: FromProcess) => {
      if (child === started) hear(message);
    });
    // Also told of a signal or a message that did not get through: only without a pid is there no process.
    started.on('error', () => {
      if (started.pid === undefined) ended(started, '无法启动');
    });
    started.on('exit', (code, signal) => ended(started, signal ?? `退出码 ${code}`));
    say({ type: 'open', account: options.account, timings, unread: options.unread() });
    pulse = setInterval(beat, timings.ping);
  }

  function hear(message: FromProcess): void {
    heardAt = performance.now();
    loaded ||= message.type === 'link';
    if (message.type === 'answer') settle(message.nr, message.answer);
    else if (message.type !== 'pong' && wanted) options.hear(message);
  }

  function beat(): void {
    if (performance.now() - heardAt > (loaded ? timings.frozen : timings.load)) child?.kill('SIGKILL');
    else say({ type: 'ping' });
  }

  function ended(which: ChildProcess, how: string): void {
    if (child !== which) return;
    child = undefined;
    clearInterval(pulse);
    for (const nr of [...open.keys()]) settle(nr, 'gone');
    if (!wanted) return;
    falls = performance.now() - startedAt > timings.sound ? 0 : falls + 1;
    const { respawn: first, longestRespawn: longest } = timings;
    const waitMs = backoff({ tries: Math.max(0, falls - 1), first, longest, chance: Math.random() });
    respawn = setTimeout(spawn, waitMs);
    options.fell(how, waitMs);
  }

  function settle(nr: number, answer: Answer | Unanswered): void {
    open.get(nr)?.(answer);
    open.delete(nr);
  }

  /** False when there is nobody to say it to. */
  function say(message: ToProcess): boolean {
    if (!child?.connected) return false;
    child.send(message, () => {}); // a channel that breaks is followed by the end of the process
    return true;
  }

  return {
    start() {
      if (wanted) return;
      wanted = true;
      falls = 0;
      spawn();
    },
    async stop() {
      wanted = false;
      clearTimeout(respawn);
      const last = child;
      if (!last) return;
      const gone = new Promise<void>((resolve) => last.once('exit', () => resolve()));
      last.kill('SIGTERM');
      const force = setTimeout(() => last.kill('SIGKILL'), timings.end);
      await gone;
      clearTimeout(force);
    },
    call(call, within) {
      numbers += 1;
      const nr = numbers;
      return new Promise((resolve) => {
        const timer = setTimeout(() => settle(nr, 'late'), within);
        open.set(nr, (answer) => {
          clearTimeout(timer);
          resolve(answer);
        });
        if (!say({ type: 'call', nr, call })) settle(nr, 'absent');
      });
    },
    pid: () => child?.pid,
  };
}
