import { setFlagsFromString } from 'node:v8';
import { composeImport } from '../../src/compose-import.ts';
import { readConfig } from '../../src/config/env.ts';
import { UnknownYearError } from '../../src/domain/time/working-calendar.ts';
import { importLedgers, lookAtLedgers } from '../../src/flows/importing/import-ledger.ts';
import { currentOffice } from '../../src/flows/service.ts';
import { ledgerFiles } from '../circular/circular-options.ts';
import { readFiles } from '../circular/read-files.ts';
import { InputFault } from '../run-script.ts';
import { importReport } from './ledger-report.ts';

export interface LedgerFilesOptions {
  /** As given: `FILE` or `FILE=SOURCE`. */
  readonly ledgers: readonly string[];
  readonly dryRun: boolean;
}

/** Brings ledgers into the database, or only says what they would bring. Throws InputFault before anything is written. */
export async function importLedgerFiles({ ledgers, dryRun }: LedgerFilesOptions): Promise<number> {
  const files = ledgerFiles(ledgers);
  // Tickets pass through by the hundred thousand: left to itself the heap would grow by half before it is swept.
  setFlagsFromString('--heap-growing-percent=15');
  const { service, close } = await composeImport(readConfig());
  try {
    const { policy, directory } = await currentOffice(service);
    const { sources, report } = await readFiles({ ledgers: files, tables: [] }, policy.units);
    if (sources.length === 0) throw new InputFault('台账里没有一件工单。');
    const outcome = dryRun ? await lookAtLedgers(service, sources) : await importLedgers(service, sources);
    const lines = [...report, ...importReport(outcome, { directory, dryRun })];
    process.stdout.write(`${lines.join('\n')}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof UnknownYearError)) throw error;
    throw new InputFault(
      `日历没有 ${error.year} 年的放假安排，算不出时限；请在办公室文件的 calendar 里写明。什么也没有写。`,
    );
  } finally {
    await close();
  }
}
