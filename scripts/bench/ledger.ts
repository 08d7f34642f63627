import { inflateRawSync } from 'node:zlib';
import { readLedger } from '../../src/adapters/ledger/read-ledger.ts';
import { xlsxWriter } from '../../src/adapters/render/xlsx-writer.ts';
import type { Unit } from '../../src/domain/office/unit.ts';
import { type PlacedRow, placeTables, text } from '../../src/domain/report/printed-sheet.ts';
import { formatMoment, HOUR, startOfDay } from '../../src/domain/time/moment.ts';
import { type Measured, measured, timed } from './measured.ts';

const ROWS = 100_000;
const HEAD = [
  '工单编号',
  '来源',
  '承办单位',
  '诉求内容',
  '诉求类型',
  '受理时间',
  '签收时间',
  '截止时间',
  '办结时间',
  '延期次数',
];
const UNITS: readonly Unit[] = Array.from({ length: 40 }, (_, i) => ({
  id: `u${i}`,
  name: `示例单位${i}`,
  aliases: [],
  kind: 'department',
  active: true,
}));

/** Reading a ledger of a hundred thousand rows, checked row by row, against merely getting at its text. */
export async function measure(): Promise<readonly Measured[]> {
  const rows = Array.from({ length: ROWS }, (_, i) => rowOf(i));
  const csv = Buffer.from([HEAD, ...rows].map((cells) => cells.join(',')).join('\n'));
  const asText = await timed(async () =>
    csv
      .toString('utf8')
      .split('\n')
      .map((line) => line.split(',')),
  );
  const fromText = await reading(csv);
  const xlsx = Buffer.from(await xlsxWriter.write([{ name: '台账', rows: placed(rows) }]));
  const unpacked = await timed(async () => largestEntry(xlsx).toString('utf8').split('<c '));
  const fromSheet = await reading(xlsx);
  const figure = `${ROWS} rows of ${HEAD.length} columns`;
  return [
    measured({
      name: 'ledger',
      figure: `${figure}, CSV, against splitting it`,
      unit: 'ms',
      value: fromText,
      reference: asText.ms,
    }),
    measured({
      name: 'ledger',
      figure: `${figure}, .xlsx, against unpacking it`,
      unit: 'ms',
      value: fromSheet,
      reference: unpacked.ms,
    }),
  ];
}

async function reading(bytes: Buffer): Promise<number> {
  const { ms, result } = await timed(() => readLedger(bytes, { units: UNITS }));
  if (result.rows.length !== ROWS) throw new Error(`read ${result.rows.length} rows: ${result.faults[0]?.message}`);
  return ms;
}

const START = startOfDay('2023-10-01');
const at = (hours: number): string =>
  formatMoment(START + hours * HOUR)
    .slice(0, 16)
    .replace('T', ' ');

function rowOf(i: number): string[] {
  const opened = i % 700;
  const words = `小区门口路灯不亮，晚上出行不便，请尽快处理${i}`;
  const times = [at(opened), at(opened + 1), at(opened + 168), at(opened + (i % 200) + 2)];
  return [`n${i}`, '12345', `示例单位${i % 40}`, words, '投诉', ...times, String(i % 3)];
}

const placed = (rows: readonly (readonly string[])[]): readonly PlacedRow[] =>
  placeTables({
    name: '台账',
    tables: [{ title: '示例台账', columns: HEAD, rows: rows.map((cells) => cells.map((cell) => text(cell))) }],
  });

/** The sheet out of the archive, without any check. */
function largestEntry(bytes: Buffer): Buffer {
  let at = bytes.readUInt32LE(bytes.lastIndexOf(Buffer.from('504b0506', 'hex')) + 16);
  let [from, size] = [0, 0];
  while (bytes.readUInt32LE(at) === 0x02014b50) {
    const local = bytes.readUInt32LE(at + 42);
    if (bytes.readUInt32LE(at + 20) > size)
      [from, size] = [
        local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28),
        bytes.readUInt32LE(at + 20),
      ];
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return inflateRawSync(bytes.subarray(from, from + size));
}
