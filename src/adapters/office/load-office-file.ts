import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ConfigError } from '../../config/config-error.ts';
import type { OfficePolicy } from '../../domain/policy/office-policy.ts';
import type { Moment } from '../../domain/time/moment.ts';
import { noteSentence, type ParsedOffice, parseOffice } from './parse-office.ts';

/** The office that comes with the product: made-up people, so that it can be tried at once. */
export const EXAMPLE_OFFICE_FILE = fileURLToPath(new URL('./example-office.yaml', import.meta.url));

/** The office of a file, or the built-in example. Throws ConfigError with every fault, or when the file cannot be read. */
export async function loadOfficeFile(file: string = EXAMPLE_OFFICE_FILE): Promise<OfficePolicy> {
  const { fileName, policy, faults } = await readOfficeFile(file);
  if (policy === undefined) throw new ConfigError(...faults.map((fault) => noteSentence(fileName, fault)));
  return policy;
}

/** Reads and parses; faults in what is written are in the answer. Throws ConfigError when the file cannot be read at all. */
export async function readOfficeFile(file: string = EXAMPLE_OFFICE_FILE, now?: Moment): Promise<ParsedOffice> {
  return parseOffice(await readText(file), path.basename(file), now);
}

async function readText(file: string): Promise<string> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    throw new ConfigError(unreadable(file, (error as NodeJS.ErrnoException).code));
  }
  if (isWorkbook(bytes))
    throw new ConfigError(
      `${file} 是 Excel 或 Word 文件，不是文本。办公室文件是 .yaml 文本文件，可先 export 一份照着改。`,
    );
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ConfigError(
      `办公室文件 ${file} 不是 UTF-8 编码，请在编辑器里另存为 UTF-8 后再试（记事本：文件、另存为，编码选 UTF-8）。`,
    );
  }
}

/** A zip (.xlsx, .docx) or the older compound file (.xls, .doc). */
const isWorkbook = ([first, second]: Uint8Array): boolean =>
  (first === 0x50 && second === 0x4b) || (first === 0xd0 && second === 0xcf);

function unreadable(file: string, code: string | undefined): string {
  if (code === 'ENOENT' || code === 'ENOTDIR') return `找不到办公室文件 ${file}，请检查文件名和所在文件夹。`;
  if (code === 'EISDIR') return `${file} 是文件夹，不是办公室文件。`;
  if (code === 'EACCES' || code === 'EPERM') return `没有权限读取办公室文件 ${file}。`;
  return `读不了办公室文件 ${file}（${code ?? '原因不明'}）。`;
}
