import { dangerSentence, differenceLines, namesIn } from '../src/adapters/office/difference-words.ts';
import { readOfficeFile } from '../src/adapters/office/load-office-file.ts';
import { noteSentence } from '../src/adapters/office/parse-office.ts';
import type { UnitId } from '../src/domain/base/ids.ts';
import { type OngoingWork, officeDangers } from '../src/domain/policy/office-dangers.ts';
import { officeDifference } from '../src/domain/policy/office-difference.ts';
import type { OfficePolicy } from '../src/domain/policy/office-policy.ts';
import type { Moment } from '../src/domain/time/moment.ts';
import type { OfficeVersion } from '../src/ports/office-store.ts';
import type { Stores } from '../src/ports/unit-of-work.ts';
import { InputFault } from './run-script.ts';

/** What an import would do, before it does it. */
export interface PlannedImport {
  readonly policy: OfficePolicy;
  /** The version it was compared with; 0: there is none yet. */
  readonly version: number;
  /** What is different, in Chinese; none: nothing would change. */
  readonly lines: readonly string[];
  /** What somebody should think over first. */
  readonly dangers: readonly string[];
  /** How many remarks `check` would make. */
  readonly remarks: number;
}

type OfficeStores = Pick<Stores, 'offices' | 'tickets'>;

/** Reads a file and compares it with the office in force. Throws InputFault with every fault, ConfigError when it cannot be read. */
export async function planImport(stores: OfficeStores, file: string, now: Moment): Promise<PlannedImport> {
  const { fileName, policy, faults, warnings } = await readOfficeFile(file);
  if (policy === undefined) {
    throw new InputFault(
      ...faults.map((fault) => noteSentence(fileName, fault)),
      `共 ${faults.length} 处错误，没有导入。`,
    );
  }
  const current = await stores.offices.current();
  const lines = differenceLines(officeDifference(current?.policy, policy), namesIn(current?.policy, policy));
  const dangers = current ? officeDangers(current.policy, policy, await ongoingWork(stores, current, now)) : [];
  return {
    policy,
    version: current?.version ?? 0,
    lines,
    dangers: dangers.map(dangerSentence),
    remarks: warnings.length,
  };
}

/** Brings it into force; answers the new version. Throws InputFault where somebody else was faster: what was shown is no longer so. */
export async function carryOutImport(
  stores: OfficeStores,
  { policy, version }: PlannedImport,
  { by, now }: { readonly by: string; readonly now: Moment },
): Promise<number> {
  const last = (await stores.offices.history()).at(-1)?.version ?? 0;
  if (last !== version) throw new InputFault(`刚才有人导入了第 ${last} 版，没有导入。请重新运行，再看一遍不同。`);
  return stores.offices.save(policy, by, now);
}

async function ongoingWork({ tickets }: OfficeStores, office: OfficeVersion, now: Moment): Promise<OngoingWork> {
  const open = await tickets.openOf(null);
  const counted = <K>(keys: readonly K[]): ReadonlyMap<K, number> =>
    new Map([...Map.groupBy(keys, (key) => key)].map(([key, same]) => [key, same.length]));
  const onDuty = new Map<string, UnitId[]>();
  for (const { id } of office.policy.units) {
    const person = office.directory.dutyOf(id, now);
    if (person) onDuty.set(person.id, [...(onDuty.get(person.id) ?? []), id]);
  }
  return {
    openOfUnit: counted(open.flatMap(({ unit }) => unit ?? [])),
    openOfGroup: counted(open.map(({ group }) => group)),
    onDuty,
  };
}
