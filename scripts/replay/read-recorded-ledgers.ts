import { existsSync } from 'node:fs';
import path from 'node:path';
import type { SourceLedger } from '../../src/domain/ledger/filed-row.ts';
import type { Unit } from '../../src/domain/office/unit.ts';
import type { Recording } from '../../src/flows/replay.ts';
import { readFiles } from '../circular/read-files.ts';
import { InputFault } from '../run-script.ts';

/** Reads every ledger a recording brings in, beside the chat file; the faults of all of them are told before anything is run. */
export async function withLedgers(recording: Recording, chat: string, units: readonly Unit[]): Promise<Recording> {
  const ledgers = new Map<number, readonly SourceLedger[]>();
  const faults: string[] = [];
  for (const event of recording.events) {
    if (event.type !== 'ledger' || event.at > recording.until) continue;
    const read = await readOne(event.ledger, { chat, line: event.line, units });
    if ('faults' in read) faults.push(...read.faults);
    else ledgers.set(event.line, read.sources);
  }
  if (faults.length > 0) throw new InputFault(...faults);
  return { ...recording, ledgers };
}

async function readOne(
  { file, source }: Extract<Recording['events'][number], { type: 'ledger' }>['ledger'],
  { chat, line, units }: { readonly chat: string; readonly line: number; readonly units: readonly Unit[] },
): Promise<{ readonly sources: readonly SourceLedger[] } | { readonly faults: readonly string[] }> {
  const where = `${path.basename(chat)} 第${line}行`;
  const full = path.resolve(path.dirname(chat), file);
  if (!existsSync(full)) return { faults: [`${where}：打不开台账“${file}”。`] };
  try {
    return await readFiles({ ledgers: [{ path: full, name: file, source }], tables: [] }, units);
  } catch (error) {
    if (!(error instanceof InputFault)) throw error;
    return { faults: error.sentences.map((sentence) => `${where}：${sentence}`) };
  }
}
