import * as docx from 'docx';
import { readLedger } from '../../src/adapters/ledger/read-ledger.ts';
import { docxWriter, wordDocument } from '../../src/adapters/render/docx-writer.ts';
import { combineLedgers } from '../../src/domain/ledger/filed-row.ts';
import type { Unit } from '../../src/domain/office/unit.ts';
import { DEFAULT_POLICY } from '../../src/domain/policy/default-policy.ts';
import type { OfficePolicy } from '../../src/domain/policy/office-policy.ts';
import { sourceOf } from '../../src/domain/source/source-named.ts';
import { formatMoment, HOUR } from '../../src/domain/time/moment.ts';
import { monthPeriod } from '../../src/domain/time/period.ts';
import { countLedgers } from '../../src/flows/circulars/count-ledgers.ts';
import { issueCircular } from '../../src/flows/circulars/issue-circular.ts';
import { type Measured, measured, timed } from './measured.ts';

const ROWS = 400;
const ROUNDS = 5;
const SOURCES = ['12345', 'supervision710', 'mailbox', 'linliqianshou'] as const;
const OCTOBER = monthPeriod(Date.UTC(2023, 9, 10));
const WINDOW = { period: OCTOBER, cutOff: OCTOBER.to };
const UNITS: readonly Unit[] = Array.from({ length: 40 }, (_, i) => ({
  id: `u${i}`,
  name: `示例单位${i}`,
  aliases: [],
  kind: 'department',
  active: true,
}));
const POLICY: OfficePolicy = {
  ...DEFAULT_POLICY,
  office: { name: '示例区', issuer: '示例区政府办公室', botNames: [], timezone: 'Asia/Shanghai', emergency: {} },
  units: UNITS,
};

/** A circular with four attachments, counted, written, judged and packed, against packing the same document bare. */
export async function measure(): Promise<readonly Measured[]> {
  const sources = await ledgers();
  const issue = () => {
    const counted = countLedgers({ policy: POLICY, sources, tables: [], window: WINDOW });
    const days = { issued: '2023-11-17', rectifyBy: '2023-11-24' };
    const issued = issueCircular({ policy: POLICY, counted, window: WINDOW, document: 'circular.docx', ...days });
    if (issued.refusals.length > 0) throw new Error(issued.refusals.join('\n'));
    return issued.circular;
  };
  const circular = issue();
  const bare = async () => docx.Packer.toBuffer(wordDocument(docx, circular));
  const whole = async () => docxWriter.write(issue());
  // Both once before: neither pays for loading and warming up.
  await bare();
  await whole();
  const [value, reference] = [await fastest(whole), await fastest(bare)];
  const figure = `circular, ${circular.attachments.length} attachments of ${UNITS.length} units, against packing it bare`;
  return [measured({ name: 'circular', figure, unit: 'ms', value, reference, atMost: 3 })];
}

async function fastest(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) times.push((await timed(work)).ms);
  return Math.min(...times);
}

async function ledgers() {
  const filed = [];
  for (const code of SOURCES) {
    const reading = await readLedger(Buffer.from(csv()), { units: UNITS, source: sourceOf(code) });
    if (reading.faults.length > 0) throw new Error(reading.faults[0]?.message);
    filed.push({ file: `${code}.csv`, reading, source: code });
  }
  return combineLedgers(filed).sources;
}

const HEAD = '工单编号,承办单位,诉求内容,诉求类型,诉求类别,受理时间,截止时间,办结时间,延期次数,重办次数';

const csv = (): string => [HEAD, ...Array.from({ length: ROWS }, (_, i) => rowOf(i))].join('\n');

function rowOf(i: number): string {
  const at = (hours: number): string =>
    formatMoment(OCTOBER.from + ((i % 600) + hours) * HOUR)
      .slice(0, 16)
      .replace('T', ' ');
  const times = `${at(0)},${at(168)},${at((i % 200) + 2)}`;
  return `n${i},示例单位${i % 40},小区门口路灯不亮,投诉,示例类别${i % 6},${times},${i % 3},${i % 2}`;
}
