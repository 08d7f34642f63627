import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readLedger } from '../../src/adapters/ledger/read-ledger.ts';
import { parseOffice } from '../../src/adapters/office/parse-office.ts';
import type { FigureCode } from '../../src/domain/figures/figure-table.ts';
import { combineLedgers } from '../../src/domain/ledger/filed-row.ts';
import { countLedgers } from '../../src/flows/circulars/count-ledgers.ts';
import { at } from '../builders/moments.ts';
import { EXAMPLES, hasPython, type Line, linesOf } from './example-month.ts';

const runnable = EXAMPLES !== '' && hasPython();
if (!runnable) console.info('imported ledgers: skipped, EXAMPLES_DIR or python3 is missing');

/** The third seed only when asked for: two show the rule, and each takes seconds. */
const SEEDS: readonly number[] = process.env['EVERY_SEED'] ? [1, 2, 3] : [1, 2];
const CASES = [
  { name: 'yunxi', source: 'onlineInquiry', month: ['2020-07-01', '2020-08-01'] },
  { name: 'fengxian-mailbox', source: 'mailbox', month: ['2023-09-01', '2023-10-01'] },
  { name: 'fengxian-12345', source: '12345', month: ['2023-09-01', '2023-10-01'] },
] as const;
const COMPARED: readonly FigureCode[] = [
  'received',
  'completed',
  'overdueCount',
  'onTimeCompletionRate',
  'acceptanceRate',
  'responseRate',
  'extensions',
  'reworks',
  'resolutionRate',
  'satisfactionRate',
];

const generated = (...args: readonly string[]): Buffer =>
  execFileSync('python3', [path.join(EXAMPLES, 'tools/make_ledger.py'), ...args], { maxBuffer: 1 << 28 });

/** The generator's own office, with a staff group to speak in. */
const officeOf = (name: string): string =>
  String(generated(name, '--office')).replace(
    'groups: []',
    'groups:\n  - { id: g-staff, name: 工作群, channel: wechat, key: wxg-staff, audience: staff }',
  );

const exec = promisify(execFile);

async function replayed(folder: string): Promise<string> {
  const out = mkdtempSync(path.join(os.tmpdir(), 'imported-'));
  const args = ['--office', path.join(folder, 'office.yaml'), '--chat', path.join(folder, 'chat.jsonl'), '--out', out];
  await exec(process.execPath, ['scripts/replay.ts', ...args]);
  return out;
}

const bytesOf = (out: string): string =>
  ['posts', 'tickets', 'events'].map((name) => readFileSync(path.join(out, `${name}.jsonl`), 'utf8')).join('\n') +
  readFileSync(path.join(out, 'figures.json'), 'utf8');

type Figures = Readonly<
  Record<string, { readonly value: unknown; readonly numerator: unknown; readonly denominator: unknown }>
>;
interface UnitFigures {
  readonly unit: string;
  readonly figures: Figures;
}

const compared = (units: readonly UnitFigures[]) =>
  units.map(({ unit, figures }) => [
    unit,
    ...COMPARED.map((code) => {
      const { value, numerator, denominator } = figures[code] ?? {};
      return `${code} ${value} ${numerator}/${denominator}`;
    }),
  ]);

const dispatched = (posts: readonly Line[]) => posts.filter(({ kind }) => kind === 'dispatch');

describe.runIf(runnable)('generated ledgers that a replay imports', () => {
  it.each(CASES.flatMap((one) => SEEDS.map((seed) => ({ ...one, seed }))))(
    '$name, seed $seed: the figures of every unit are those counted from the ledger',
    { timeout: 120_000 },
    async ({ name, source, month: [from, to], seed }) => {
      const folder = mkdtempSync(path.join(os.tmpdir(), 'ledger-'));
      const office = officeOf(name);
      const csv = generated(name, '--seed', String(seed), ...(seed === 2 ? ['--encoding', 'gb18030'] : []));
      const import_ = { at: `${from.slice(0, 8)}30T23:30:00+08:00`, type: 'import', source, file: 'ledger.csv' };
      writeFileSync(path.join(folder, 'office.yaml'), office);
      writeFileSync(path.join(folder, 'ledger.csv'), csv);
      writeFileSync(path.join(folder, 'chat.jsonl'), `${JSON.stringify(import_)}\n`);
      const out = await replayed(folder);

      const { policy } = parseOffice(office, 'office.yaml');
      if (!policy) throw new Error('the office file is faulty');
      const reading = await readLedger(csv, { units: policy.units });
      expect(reading.faults).toEqual([]);
      const { until, periods } = JSON.parse(readFileSync(path.join(out, 'figures.json'), 'utf8'));
      const window = { period: { from: at(from), to: at(to) }, cutOff: at(until) };
      const { sources } = combineLedgers([{ file: 'ledger.csv', reading }]);
      const counted = countLedgers({ policy, sources, tables: [], window }).figures.periods[source];
      expect(compared(periods.month.units)).toEqual(compared((counted?.units ?? []) as readonly UnitFigures[]));

      const tickets = linesOf(path.join(out, 'tickets.jsonl'));
      expect(tickets).toHaveLength(reading.rows.length);
      const open = reading.rows.filter(({ completedAt }) => completedAt === null);
      const posts = dispatched(linesOf(path.join(out, 'posts.jsonl')));
      expect(posts).toHaveLength(new Set(open.map(({ unit }) => unit)).size);
      expect(posts.flatMap((post) => post['tickets'])).toHaveLength(open.length);

      if (seed === 1) expect(bytesOf(await replayed(folder))).toBe(bytesOf(out));
    },
  );
});

describe('a replay with a ledger', () => {
  const office = `office: { name: 示例街道, issuer: 示例街道, botNames: [小邻], timezone: Asia/Shanghai }
calendar: { base: cn, hours: ["09:00-12:00", "14:00-18:00"] }
units:
  - { id: u01, name: 示例一社区, kind: community }
groups:
  - { id: g-staff, name: 工作群, channel: wechat, key: wxg-staff, audience: staff }
people:
  - { id: p-dispatcher, name: 派单员, roles: [dispatcher], accounts: { wechat: wx-dispatcher } }
`;
  const HEAD = '工单编号,承办单位,诉求内容,受理时间,办结时间';
  const written = (rows: readonly string[], line: object) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'ledger-'));
    writeFileSync(path.join(folder, 'office.yaml'), office.replace('community', 'street'));
    writeFileSync(path.join(folder, 'ledger.csv'), [HEAD, ...rows].join('\n'));
    writeFileSync(path.join(folder, 'chat.jsonl'), `${JSON.stringify(line)}\n`);
    return folder;
  };
  const IMPORT = { at: '2026-03-02T10:00:00+08:00', type: 'import', source: '12345', file: 'ledger.csv' };

  it('takes a row as it takes a chat, the same bytes each time', { timeout: 60_000 }, async () => {
    const folder = written(['A-1,示例一社区,路灯不亮,2026-03-01 09:00,'], IMPORT);
    const [first, second] = [await replayed(folder), await replayed(folder)];
    expect(linesOf(path.join(first, 'tickets.jsonl'))).toMatchObject([
      {
        ticket: '20260301-001',
        source: '12345',
        unit: 'u01',
        state: 'dispatched',
        group: '',
        messages: ['ledger:12345:A-1'],
      },
    ]);
    const [notice] = linesOf(path.join(first, 'posts.jsonl'));
    expect(notice).toMatchObject({ kind: 'dispatch', to: { group: 'g-staff' }, tickets: ['20260301-001'] });
    expect(bytesOf(second)).toBe(bytesOf(first));
  });

  it.each([
    [
      'a faulty row',
      ['A-1,无此社区,路灯不亮,2026-03-01 09:00,'],
      IMPORT,
      'chat.jsonl 第1行：ledger.csv 第2行“承办单位”',
    ],
    ['a missing file', [], { ...IMPORT, file: 'none.csv' }, 'chat.jsonl 第1行：打不开台账“none.csv”'],
    ['a source nobody knows', [], { ...IMPORT, source: 'nowhere' }, 'chat.jsonl 第1行：“source”不对'],
  ])('refuses %s with the line, and writes nothing', { timeout: 60_000 }, async (_what, rows, line, sentence) => {
    const folder = written(rows, line);
    const failed = await replayed(folder).catch((error: { code: number; stderr: string }) => error);
    expect(failed).toMatchObject({ code: 2, stderr: expect.stringContaining(sentence) });
  });
});
