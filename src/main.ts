import { enableCompileCache } from 'node:module';
import type { Running } from './compose.ts';
import { ConfigError } from './config/config-error.ts';

const HELP = `用法：npm start
启动邻里牵手，印出网址；按 Ctrl-C 停止。设置写在环境变量或 .env 里，见 .env.example。`;

/** Milliseconds a graceful stop may take before the process ends anyway. */
const PATIENCE = 10_000;

// The second start need not compile the same files again; it has to be said before they are loaded.
enableCompileCache();
if (process.argv.includes('--help')) {
  process.stdout.write(`${HELP}\n`);
  process.exit(0);
}
try {
  const { readConfig } = await import('./config/env.ts');
  const config = readConfig();
  // The database comes up in its own process while the rest of the service is loaded here.
  const database = import('./adapters/database/open-database.ts').then(({ openDatabase }) => openDatabase(config));
  database.catch(() => {}); // told below, where it is awaited
  const { composeService } = await import('./compose.ts');
  const running = await composeService(config, database);
  announceStart(running);
  stopOnSignals(running);
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`没有启动：\n${error.sentences.map((sentence) => `  ${sentence}`).join('\n')}\n`);
  process.exit(2);
}

function announceStart({ address, config, remarks, login }: Running): void {
  const lines = ['邻里牵手已启动。'];
  if (address) {
    if (config.channels.includes('sim')) lines.push(`模拟群聊  ${address}/sim`);
    if (login) lines.push(`微信登录  ${login}（2 小时内有效；过期了运行 npm run doctor 取新的）`);
    lines.push(`运行状况  ${address}/readyz`, `接口说明  ${address}/openapi.json`);
    if (config.channels.includes('sim')) lines.push(signIn(config.host));
  }
  lines.push(
    config.databaseUrl
      ? '数据库：DATABASE_URL 指定的 PostgreSQL。'
      : `数据库：内置 PostgreSQL，数据在 ${config.dataDir}。`,
  );
  lines.push(...remarks, '按 Ctrl-C 停止。');
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** The simulator has no sign-in: who opens it to a network has to know. */
function signIn(host: string): string {
  if (['127.0.0.1', 'localhost', '::1'].includes(host)) return '登录：只有本机能打开，模拟群聊不用登录。';
  return `注意：HOST=${host}，同一网络里的人都能打开模拟群聊，而且不用登录。只给本机用就不要设 HOST。`;
}

function stopOnSignals(running: Running): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    process.stdout.write('正在停止……\n');
    const overdue = setTimeout(() => process.exit(1), PATIENCE);
    overdue.unref();
    void running.stop().then(() => process.exit(0));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
}
