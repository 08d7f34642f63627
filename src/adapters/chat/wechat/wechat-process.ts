// The process in which Wechaty’s client runs, started by process-supervisor.ts with a channel to speak over. Whatever falls here falls
// alone, and the service starts it again. It keeps nothing.
import { enableCompileCache } from 'node:module';
import type { FromProcess, ToProcess } from './process-messages.ts';

// Halves the time until Wechaty is loaded, and with it how long a fallen process leaves the groups unheard.
enableCompileCache();

const tell = (message: FromProcess): void => {
  if (process.connected) process.send?.(message);
};

const NOT_FOUND = ['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND'];

/** Until Wechaty is loaded, which takes a second: nothing was handed over to anybody yet. */
let carryOut = (message: ToProcess): void => {
  if (message.type !== 'call') return;
  tell({ type: 'answer', nr: message.nr, answer: { outcome: 'absent' } });
};

async function open(order: Extract<ToProcess, { type: 'open' }>): Promise<void> {
  const session = await import('./puppet-session.ts').catch((error: NodeJS.ErrnoException) => {
    if (NOT_FOUND.includes(error.code ?? '')) return undefined;
    throw error;
  });
  if (session) carryOut = session.openSession(order, tell);
  else tell({ type: 'link', link: { state: 'given-up', fault: 'not-installed' } });
}

process.on('message', (message: ToProcess) => {
  if (message.type === 'ping') tell({ type: 'pong' });
  else if (message.type === 'open') void open(message);
  else carryOut(message);
});

// Without the service nobody hears us, and a process that stayed would hold the account’s only stream.
process.on('disconnect', () => process.exit(0));
