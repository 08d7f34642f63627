import path from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { readLedger } from '../../src/adapters/ledger/read-ledger.ts';
import { xlsxWriter } from '../../src/adapters/render/xlsx-writer.ts';
import { runToEnd } from './child-process.ts';
import { HEAD, madeUpLedger, ROWS, rowOf, UNITS } from './made-up-ledger.ts';
import { type Measured, measured, timed } from './measured.ts';
import { writeBare } from './write-bare.ts';

/** Promised for writing. */
const [MOST_TIMES, MOST_MEGABYTES] = [1.5, 300];
const TURNS = 3;

/** Reading a ledger of a hundred thousand rows, checked row by row, against merely getting at its text; and writing one. */
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
  const { ours, bare, xlsx } = await writing();
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
    measured({
      name: 'ledger',
      figure: `${figure}, written, against exceljs writing the same cells`,
      unit: 'ms',
      value: ours,
      reference: bare,
      atMost: MOST_TIMES,
    }),
    measured({
      name: 'ledger',
      figure: `${figure}, made and written: most memory / written by exceljs alone`,
      unit: 'MB',
      value: await memoryOf('ours'),
      reference: await memoryOf('bare'),
      mostValue: MOST_MEGABYTES,
    }),
  ];
}

/** Both sides in turn, the quicker time of each; the rows are there before, so that only the writing is timed. */
async function writing(): Promise<{ readonly ours: number; readonly bare: number; readonly xlsx: Buffer }> {
  const rows = [...madeUpLedger];
  let [ours, bare] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  let xlsx = Buffer.alloc(0);
  for (let turn = 0; turn < TURNS; turn += 1) {
    bare = Math.min(bare, (await timed(() => writeBare(rows))).ms);
    const written = await timed(() => xlsxWriter.write([{ name: '台账', rows }]));
    ours = Math.min(ours, written.ms);
    xlsx = Buffer.from(written.result);
  }
  return { ours, bare, xlsx };
}

const memoryOf = async (way: 'ours' | 'bare'): Promise<number> =>
  (await runToEnd([path.join(import.meta.dirname, 'write-ledger.ts'), way], {})).mostMegabytes;

async function reading(bytes: Buffer): Promise<number> {
  const { ms, result } = await timed(() => readLedger(bytes, { units: UNITS }));
  if (result.rows.length !== ROWS) throw new Error(`read ${result.rows.length} rows: ${result.faults[0]?.message}`);
  return ms;
}

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
