import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Client, fragment, openClient } from '../../src/adapters/database/client.ts';
import { migrate } from '../../src/adapters/database/migrate.ts';
import { startTemporary } from '../../src/adapters/database/temporary.ts';
import { createUnitOfWork } from '../../src/adapters/database/unit-of-work.ts';
import { readLedger } from '../../src/adapters/ledger/read-ledger.ts';
import { loadOfficeFile } from '../../src/adapters/office/load-office-file.ts';
import type { OfficePolicy } from '../../src/domain/policy/office-policy.ts';
import { sourceOf } from '../../src/domain/source/source-named.ts';
import { DAY, formatMoment, HOUR, MINUTE, startOfDay } from '../../src/domain/time/moment.ts';
import { runToEnd } from './child-process.ts';
import { type Measured, measured, timed } from './measured.ts';
import { inTemporaryFolder } from './recorded-month.ts';

const ROWS = 100_000;
/** One row in so many is still open. */
const OPEN = 100;
/** All that is written for each row. */
export const TABLES: readonly string[] = ['ticket', 'ticket_fact', 'ticket_event', 'ledger_number'];
/** Promised for the process that imports, in MB. */
const MOST_MEMORY = 400;

/** A ledger of 100,000 rows through the command line, against a bare COPY of the rows it makes and reading the file. */
export async function measure(): Promise<readonly Measured[]> {
  return inTemporaryFolder(async (folder) => {
    const database = await startTemporary();
    const client = openClient(database.url, { poolSize: 1 });
    try {
      await migrate(database.url);
      const policy = await loadOfficeFile(undefined);
      await createUnitOfWork(client, { now: () => Date.now() }).stores.offices.save(policy, 'system', Date.now());
      const file = path.join(folder, 'ledger.csv');
      await writeFile(file, madeUpLedger(policy));
      const run = () => runToEnd(['scripts/import.ts', '--ledger', `${file}=12345`], { DATABASE_URL: database.url });
      const first = await timed(run);
      const second = await timed(run);
      const reading = await timed(async () =>
        readLedger(await readFile(file), { units: policy.units, source: sourceOf('12345') }),
      );
      const copy = await bareCopy(client);
      const detail = { rows: ROWS, copyMs: Math.round(copy), readingMs: Math.round(reading.ms) };
      const name = 'import';
      return [
        measured({
          name,
          figure: '100,000 rows for the first time, without reading / bare COPY',
          unit: 'ms',
          value: first.ms - reading.ms,
          reference: copy,
          atMost: 4,
          detail,
        }),
        measured({
          name,
          figure: 'the same file again / reading it',
          unit: 'ms',
          value: second.ms,
          reference: reading.ms,
          atMost: 6,
        }),
        measured({
          name,
          figure: 'most memory / once more',
          unit: 'MB',
          value: first.result.mostMegabytes,
          reference: second.result.mostMegabytes,
          mostValue: MOST_MEMORY,
        }),
      ];
    } finally {
      await client.close();
      await database.stop();
    }
  });
}

/** Milliseconds in which the server itself writes the same rows, from files of its own. */
async function bareCopy(client: Client): Promise<number> {
  const [row] = await client.query<{ folder: string }>`SELECT current_setting('data_directory') AS folder`;
  const fileOf = (table: string): string => `${row?.folder}/bare-${table}`;
  for (const table of TABLES) await client.execute`COPY ${fragment(table)} TO ${fragment(`'${fileOf(table)}'`)}`;
  for (const table of TABLES) await client.execute`TRUNCATE ${fragment(table)}`;
  const { ms } = await timed(async () => {
    for (const table of TABLES) await client.execute`COPY ${fragment(table)} FROM ${fragment(`'${fileOf(table)}'`)}`;
  });
  return ms;
}

const HEAD =
  '工单编号,来源,承办单位,诉求内容,诉求类型,诉求类别,受理时间,签收时间,首次联系时间,截止时间,办结时间,延期次数,重办次数,退单次数,回访结果,满意度';
const MATTERS = ['电梯停运三天没人修', '路灯不亮夜间出行不便', '夜市摊点占道经营', '自来水水压不足', '垃圾清运不及时'];

/** The same every time. */
function madeUpLedger({ units }: OfficePolicy): string {
  const begins = startOfDay('2024-01-02');
  const written = (at: number): string => formatMoment(at).slice(0, 16).replace('T', ' ');
  const active = units.filter(({ active }) => active);
  const line = (i: number): string => {
    const at = begins + Math.floor((i * 700 * DAY) / ROWS / MINUTE) * MINUTE;
    const done = i % OPEN !== 0;
    const cells = [
      `2024${String(i).padStart(8, '0')}`,
      '12345',
      active[i % active.length]?.name ?? '',
      `示例小区${i % 300}号楼${MATTERS[i % MATTERS.length]}，请尽快处理`,
      '投诉',
      '物业管理',
      written(at),
      written(at + 20 * MINUTE),
      written(at + 2 * HOUR),
      written(at + 7 * DAY),
      done ? written(at + (1 + (i % 9)) * DAY) : '',
      i % 50 === 0 ? 1 : 0,
      i % 70 === 0 ? 1 : 0,
      0,
      done ? '已解决' : '',
      done ? '满意' : '',
    ];
    return cells.join(',');
  };
  return [HEAD, ...Array.from({ length: ROWS }, (_, i) => line(i))].join('\n');
}
