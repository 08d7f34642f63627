import type { Database } from '../../src/adapters/database/client.ts';
import { type Migration, readMigrations } from '../../src/adapters/database/migration-files.ts';
import { formatMoment } from '../../src/domain/time/moment.ts';
import { age, type Finding, fault, fine, warning } from './finding.ts';

export async function checkServer(db: Database, embedded: boolean): Promise<Finding> {
  const [row] = await db.query<{ version: string }>`SELECT current_setting('server_version') AS version`;
  return fine('数据库', `连得上，PostgreSQL ${row?.version ?? ''}${embedded ? '（内置）' : ''}`);
}

interface AppliedRow {
  readonly name: string;
  readonly checksum: string;
  readonly finished: boolean;
}

/** Whether the tables are those of this program. */
export async function checkMigrations(db: Database, ours: readonly Migration[] = readMigrations()): Promise<Finding> {
  const check = '数据表';
  const applied = await appliedMigrations(db);
  const known = new Map(ours.map(({ name, checksum }) => [name, checksum]));
  const foreign = applied.find(({ name }) => !known.has(name));
  if (foreign) return fault(check, `数据库比程序新，有本版本没有的迁移 ${foreign.name}`, '换用更新的程序版本');
  const broken = applied.find(({ finished }) => !finished);
  if (broken) return fault(check, `迁移 ${broken.name} 没有做完`, '从备份恢复数据库');
  const altered = applied.find(({ name, checksum }) => known.get(name) !== checksum);
  if (altered) return fault(check, `迁移 ${altered.name} 的文件在执行之后被改动过`, '恢复原来的程序文件');
  const pending = ours.length - applied.length;
  if (pending > 0)
    return warning(
      check,
      `已执行${applied.length}个迁移，还有${pending}个没执行`,
      '先备份，再重启服务，启动时自动执行',
    );
  return fine(check, `${applied.length}个迁移都已执行`);
}

async function appliedMigrations(db: Database): Promise<readonly AppliedRow[]> {
  const [table] = await db.query<{ there: boolean }>`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there`;
  if (!table?.there) return [];
  return db.query<AppliedRow>`
    SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
      FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at`;
}

/** Leases go by the database's clock, everything else by the machine's: they must not differ much. Milliseconds. */
const SKEW = { warning: 5_000, fault: 60_000 };

/** `offset`: how far the simulator has moved its clock. */
export async function checkClock(db: Database, offset: number, machine: () => number = Date.now): Promise<Finding[]> {
  const asked = machine();
  const [row] = await db.query<{ now: Date }>`SELECT clock_timestamp() AS now`;
  const answered = machine();
  const skew = (row?.now.getTime() ?? answered) - (asked + answered) / 2;
  const check = '时钟';
  const shown = `本机现在是北京时间 ${formatMoment(answered).slice(0, 16).replace('T', ' ')}`;
  const apart = `${shown}，数据库的时钟${skew > 0 ? '快' : '慢'}${age(Math.abs(skew))}`;
  const todo = '在两台机器上都打开时间同步（NTP）';
  const first =
    Math.abs(skew) > SKEW.fault
      ? fault(check, apart, todo)
      : Math.abs(skew) > SKEW.warning
        ? warning(check, apart, todo)
        : fine(check, `${shown}，与数据库的时钟一致`);
  if (offset < 1000) return [first];
  const moved = warning(
    '模拟时钟',
    `比真实时间快${age(offset)}，服务里现在是 ${formatMoment(answered + offset)
      .slice(0, 16)
      .replace('T', ' ')}`,
    '正式使用请换一个新的数据库；拨快过的时钟不能拨回',
  );
  return [first, moved];
}
