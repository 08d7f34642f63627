import pg from 'pg';
import { type Client, openClient } from '../../src/adapters/database/client.ts';
import { createFigureSource } from '../../src/adapters/database/figure-source.ts';
import { migrate } from '../../src/adapters/database/migrate.ts';
import { startTemporary } from '../../src/adapters/database/temporary.ts';
import type { FigureWindow } from '../../src/domain/figures/figure-window.ts';
import type { FigureValues } from '../../src/domain/figures/measure.ts';
import { DAY, parseMoment } from '../../src/domain/time/moment.ts';
import { monthPeriod } from '../../src/domain/time/period.ts';
import { BY_HAND } from './figures-by-hand.ts';
import { type Measured, measured, timed } from './measured.ts';

const SIZES = [10_000, 100_000, 1_000_000];
const UNITS = 45;
/** The machine is not idle: each side takes the median of so many, taken in turn. */
const RUNS = 9;

const NOW = parseMoment('2026-03-20 17:30') ?? 0;
/** Tickets of three years up to the day. */
const FIRST = NOW - 3 * 365 * DAY;
const WINDOW: FigureWindow = { period: monthPeriod(NOW), cutOff: NOW };

interface Line {
  readonly tickets: number;
  readonly ofMonth: number;
  readonly open: number;
  readonly ms: number;
  readonly byHand: number;
}

/** A month's figures of 45 units over a million tickets, against the same counts written by hand as one statement. */
export async function measure(): Promise<readonly Measured[]> {
  const database = await startTemporary();
  const plain = new pg.Client({ connectionString: database.url, options: '-c TimeZone=UTC' });
  const client = openClient(database.url, { poolSize: 1 });
  try {
    await migrate(database.url);
    await plain.connect();
    const growth: Line[] = [];
    for (const size of SIZES) growth.push(await measureAt(size, plain, client));
    const last = growth.at(-1) as Line;
    const plan = await planOf(plain);
    return [
      measured({
        name: 'figures',
        figure: `month of ${UNITS} units, 1,000,000 tickets`,
        unit: 'ms',
        value: last.ms,
        reference: last.byHand,
        atMost: 2,
        detail: { growth, plan },
      }),
    ];
  } finally {
    await client.close();
    await plain.end();
    await database.stop();
  }
}

async function measureAt(size: number, plain: pg.Client, client: Client): Promise<Line> {
  await fill(plain, size);
  const source = createFigureSource(client);
  const by = async (): Promise<ReadonlyMap<string | null, FigureValues>> =>
    (await source.measureEach(WINDOW, 'unit')).each;
  agree(await by(), await byHand(plain));
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let run = 0; run < RUNS; run += 1) {
    ours.push((await timed(by)).ms);
    theirs.push((await timed(() => byHand(plain))).ms);
  }
  const { rows } = await plain.query<{ month: number; open: number }>(
    `SELECT count(*) FILTER (WHERE opened_at >= $1)::int AS month, count(*) FILTER (WHERE completed_at IS NULL)::int AS open FROM ticket_fact`,
    [new Date(WINDOW.period.from)],
  );
  const { month = 0, open = 0 } = rows[0] ?? {};
  return { tickets: size, ofMonth: month, open, ms: median(ours), byHand: median(theirs) };
}

const median = (values: readonly number[]): number =>
  Math.round((values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0) * 100) / 100;

/** Rows as a busy office leaves them: in order of opening, most done within days, one in a hundred still open, some late, some cancelled. */
async function fill(plain: pg.Client, size: number): Promise<void> {
  await plain.query('TRUNCATE ticket_fact');
  await plain.query(
    `INSERT INTO ticket_fact (number, unit, group_id, source, category, state, opened_at, dispatched_at, accept_by, accepted_at,
       respond_by, contacted_at, complete_by, completed_at, returns, transfers, extensions, reworks, wrongly_returned, excluded,
       unlisted, asked_at, resolved, satisfaction)
     SELECT to_char(o, 'YYYYMMDD') || '-' || lpad(i::text, 7, '0'), 'u-' || i % ${UNITS}, 'g-' || i % 400,
       (ARRAY['wechat', '12345', 'dingtalk'])[1 + i % 3], '城乡建设/排水排污',
       CASE WHEN i % 97 = 0 THEN 'cancelled' WHEN done IS NULL THEN (ARRAY['inProgress', 'dispatched', 'shelved'])[1 + i % 3] ELSE 'closed' END,
       o, o + interval '5 minutes', o + interval '2 hours', CASE WHEN i % 50 > 0 THEN o + (i % 150) * interval '1 minute' END,
       o + interval '1 day', CASE WHEN i % 20 > 0 THEN o + (i % 26) * interval '1 hour' END, o + interval '5 days', done,
       (i % 33 = 0)::int, 0, (i % 25 = 0)::int, (i % 40 = 0)::int, i % 66 = 0, i % 200 = 0, i % 500 = 0,
       CASE WHEN i % 3 > 0 THEN done + interval '1 day' END, CASE WHEN i % 3 > 0 THEN i % 7 > 0 END,
       CASE WHEN i % 3 > 0 THEN (ARRAY['satisfied', 'basic', 'unsatisfied'])[1 + i % 3] END
     FROM generate_series(1, ${size}) AS i,
       LATERAL (SELECT to_timestamp($1::float8 + ($2::float8 - $1::float8) * i / ${size}) AS o) AS opened,
       LATERAL (SELECT CASE WHEN i % 100 > 0 AND o + (i % 140) * interval '1 hour' <= to_timestamp($2)
                            THEN o + (i % 140) * interval '1 hour' END AS done) AS finished`,
    [FIRST / 1000, NOW / 1000],
  );
  await plain.query('VACUUM ANALYZE ticket_fact');
}

type HandRow = Readonly<Record<string, string | number | null>>;

const moments = [new Date(WINDOW.period.from), new Date(WINDOW.period.to), new Date(WINDOW.cutOff)];

/** Planned for its values, as the service's own are: prepared it would end up reading all rows. */
const byHand = async (plain: pg.Client): Promise<readonly HandRow[]> =>
  (await plain.query<HandRow>(BY_HAND, moments)).rows;

/** A comparison of two different things would be worth nothing. */
function agree(ours: ReadonlyMap<string | null, FigureValues>, theirs: readonly HandRow[]): void {
  for (const row of theirs) {
    const figures = ours.get(row['unit'] as string | null);
    for (const [code, counted] of Object.entries(row)) {
      if (code === 'unit') continue;
      const [name = '', part] = code.split('_');
      const figure = figures?.[name as keyof FigureValues];
      const found = part === 'above' ? figure?.numerator : part === 'below' ? figure?.denominator : figure?.value;
      if (Number(found) !== Number(counted))
        throw new Error(`${code} of ${row['unit']}: ${found} by the definitions, ${counted} by hand`);
    }
  }
}

async function planOf(plain: pg.Client): Promise<readonly string[]> {
  const { rows } = await plain.query<{ 'QUERY PLAN': string }>(
    `EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) ${BY_HAND}`,
    moments,
  );
  return rows.map((row) => row['QUERY PLAN']).filter((line) => !/Filter:|Output:/.test(line));
}
