import { readFile, stat } from 'node:fs/promises';
import { decodeText } from '../../src/adapters/ledger/csv-rows.ts';
import { UnreadableFile } from '../../src/adapters/ledger/unreadable-file.ts';
import type { Moment } from '../../src/domain/time/moment.ts';
import { InputFault } from '../run-script.ts';

/** A log of some weeks; more is another kind of file. */
const LARGEST = 10 * 1024 * 1024;

/** The text of a log in UTF-8, GBK or the “Unicode” of Windows' editor, and when the file was last changed. Throws InputFault. */
export async function readChatFile(file: string): Promise<{ readonly text: string; readonly changedAt: Moment }> {
  const { size, mtimeMs, bytes } = await read(file);
  if (size > LARGEST) throw new InputFault(`${file} 超过 10 MB，不像一份聊天记录。`);
  const text = decoded(bytes);
  if (text === undefined || text.includes('\u0000') || text.includes('\ufffd'))
    throw new InputFault(`${file} 不是文字，或者编码读不懂。请另存为 UTF-8 编码的文本文件再试。`);
  if (text.trim() === '') throw new InputFault(`${file} 是空的。`);
  return { text, changedAt: Math.floor(mtimeMs) };
}

async function read(file: string): Promise<{ size: number; mtimeMs: number; bytes: Buffer }> {
  try {
    const { size, mtimeMs } = await stat(file);
    return { size, mtimeMs, bytes: size > LARGEST ? Buffer.alloc(0) : await readFile(file) };
  } catch {
    throw new InputFault(`读不了聊天记录：${file}`);
  }
}

/** Undefined where no encoding fits. */
function decoded(bytes: Buffer): string | undefined {
  try {
    return decodeText(bytes).replace(/^\uFEFF/u, '');
  } catch (error) {
    if (error instanceof UnreadableFile) return undefined;
    throw error;
  }
}
