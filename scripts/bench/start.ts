import { spawn } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { startEmbedded } from '../../src/adapters/database/embedded.ts';
import { migrate } from '../../src/adapters/database/migrate.ts';
import { bareMemory, residentMegabytes, startService, stopped, untilSaid } from './child-process.ts';
import { type Measured, measured, timed } from './measured.ts';
import { inTemporaryFolder } from './recorded-month.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Warm starts are short and the machine is not idle: each side takes the median of so many, taken in turn. */
const WARM_RUNS = 5;

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** From starting the process to its address being printed, against bringing up the embedded server and migrating alone. */
export async function measure(): Promise<readonly Measured[]> {
  return inTemporaryFolder(async (folder) => {
    const bareFolder = path.join(folder, 'bare');
    const ourFolder = path.join(folder, 'ours');
    const bareCold = await bareStart(bareFolder);
    const cold = await serviceStart(ourFolder);
    const bareTimes: number[] = [];
    const ourTimes: number[] = [];
    let memory = 0;
    for (let run = 0; run < WARM_RUNS; run += 1) {
      bareTimes.push(await bareStart(bareFolder));
      const warm = await serviceStart(ourFolder);
      ourTimes.push(warm.ms);
      memory = warm.memory;
    }
    const installed = await folderSize(path.join(ROOT, 'node_modules'));
    return [
      measured({ name: 'start', figure: 'ready, cold', unit: 'ms', value: cold.ms, reference: bareCold, atMost: 2.5 }),
      measured({
        name: 'start',
        figure: 'ready, warm',
        unit: 'ms',
        value: median(ourTimes),
        reference: median(bareTimes),
        atMost: 2.5,
      }),
      measured({
        name: 'start',
        figure: 'resident memory, service / bare node',
        unit: 'MB',
        value: memory,
        reference: await bareMemory(),
      }),
      measured({
        name: 'start',
        figure: 'installed size / node itself',
        unit: 'MB',
        value: installed,
        reference: await nodeSize(),
      }),
    ];
  });
}

/** In a process of its own, as the service is: loading the modules counts on both sides. */
async function bareStart(folder: string): Promise<number> {
  const code = `import { bare } from ${JSON.stringify(import.meta.filename)}; await bare(${JSON.stringify(folder)});`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
  const { ms } = await timed(() => untilSaid(child, 'ready'));
  await stopped(child);
  return ms;
}

/** The reference: embedded server and migrations, nothing else. */
export async function bare(folder: string): Promise<void> {
  const database = await startEmbedded({ dataDir: folder });
  await migrate(database.url);
  process.stdout.write('ready\n');
  process.once('SIGTERM', () => void database.stop().then(() => process.exit(0)));
}

async function serviceStart(folder: string): Promise<{ readonly ms: number; readonly memory: number }> {
  const child = startService({ DATA_DIR: folder });
  const { ms } = await timed(() => untilSaid(child, '已启动'));
  const memory = await residentMegabytes(child.pid ?? 0);
  await stopped(child);
  return { ms, memory };
}

async function folderSize(folder: string): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) bytes += (await stat(path.join(entry.parentPath, entry.name))).size;
  }
  return bytes / 1024 / 1024;
}

const nodeSize = async (): Promise<number> => (await stat(process.execPath)).size / 1024 / 1024;
