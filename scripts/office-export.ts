import { writeFile } from 'node:fs/promises';
import { writeOffice } from '../src/adapters/office/write-office.ts';
import type { OfficeStore } from '../src/ports/office-store.ts';
import { InputFault } from './run-script.ts';

/** Writes the office now in force as a file that can be edited and imported again; answers its version. Throws InputFault. */
export async function exportOffice(store: OfficeStore, file: string): Promise<number> {
  const current = await store.current();
  if (!current) throw new InputFault('还没有导入办公室，没有可以导出的内容。');
  try {
    await writeFile(file, writeOffice(current.policy));
  } catch (error) {
    throw new InputFault(`写不了文件 ${file}（${(error as NodeJS.ErrnoException).code ?? '原因不明'}）。`);
  }
  return current.version;
}
