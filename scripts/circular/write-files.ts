/** Writes what was counted: each file whole, and none before all are ready. */
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { xlsxWriter } from '../../src/adapters/render/xlsx-writer.ts';
import type { CountedLedgers } from '../../src/flows/count-ledgers.ts';

export async function writeFiles(
  folder: string,
  { sheets, figures, proof }: CountedLedgers,
): Promise<readonly string[]> {
  const files: Readonly<Record<string, string | Uint8Array>> = {
    'ledger.xlsx': await xlsxWriter.write(sheets),
    'figures.json': `${JSON.stringify(figures, null, 1)}\n`,
    'proof.json': proofText(proof),
  };
  await mkdir(folder, { recursive: true });
  const unfinished = (name: string): string => path.join(folder, `.${name}.unfinished`);
  try {
    for (const [name, content] of Object.entries(files)) await writeFile(unfinished(name), content);
    for (const name of Object.keys(files)) await rename(unfinished(name), path.join(folder, name));
  } finally {
    for (const name of Object.keys(files)) await rm(unfinished(name), { force: true });
  }
  return Object.keys(files);
}

/** One number a line, so that a person can search it. */
function proofText({ until, entries }: CountedLedgers['proof']): string {
  const lines = entries.map((entry) => JSON.stringify(entry));
  return `{"until":${JSON.stringify(until)},"numbers":[\n${lines.join(',\n')}\n]}\n`;
}
