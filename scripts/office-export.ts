import { writeFile } from 'node:fs/promises';
import { writeOffice } from '../src/adapters/office/write-office.ts';
import type { OfficeStore, OfficeVersion } from '../src/ports/office-store.ts';
import { InputFault } from './run-script.ts';

/**
 * Writes the office of a version, or the one now in force, as a file that can be edited and imported again; answers its version.
 * Throws InputFault.
 */
export async function exportOffice(store: OfficeStore, file: string, version?: number): Promise<number> {
  const office = await officeVersion(store, version);
  try {
    await writeFile(file, writeOffice(office.policy));
  } catch (error) {
    throw new InputFault(`写不了文件 ${file}（${(error as NodeJS.ErrnoException).code ?? '原因不明'}）。`);
  }
  return office.version;
}

/** A version by its number, the newest without one. Throws InputFault where there is none. */
export async function officeVersion(store: OfficeStore, version?: number): Promise<OfficeVersion> {
  const history = await store.history();
  const wanted = version ?? history.at(-1)?.version;
  if (wanted === undefined) throw new InputFault('还没有导入办公室，没有可以导出的内容。');
  if (!history.some((record) => record.version === wanted))
    throw new InputFault(`没有第 ${wanted} 版，现有第 1 到第 ${history.at(-1)?.version} 版。`);
  return store.version(wanted);
}
