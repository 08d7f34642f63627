import { readOfficeFile } from '../src/adapters/office/load-office-file.ts';
import { noteSentence } from '../src/adapters/office/parse-office.ts';
import {
  type ListDifference,
  type OfficeDifference,
  type OfficeList,
  type OfficeTable,
  officeDifference,
} from '../src/domain/policy/office-difference.ts';
import type { Moment } from '../src/domain/time/moment.ts';
import type { OfficeStore } from '../src/ports/office-store.ts';
import { InputFault } from './run-script.ts';

export interface OfficeImport {
  /** The version now in force: a new one, or the old one where nothing is different. */
  readonly version: number;
  readonly changed: boolean;
  /** What is different from before, in Chinese, one line per list. */
  readonly lines: readonly string[];
}

/** Brings a file into force as a new version. Throws InputFault with every fault, ConfigError when it cannot be read; then nothing is written. */
export async function importOffice(store: OfficeStore, file: string, by: string, now: Moment): Promise<OfficeImport> {
  const { fileName, policy, faults } = await readOfficeFile(file);
  if (policy === undefined) {
    throw new InputFault(
      ...faults.map((fault) => noteSentence(fileName, fault)),
      `共 ${faults.length} 处错误，没有导入。`,
    );
  }
  const current = await store.current();
  const lines = differenceLines(officeDifference(current?.policy, policy));
  if (current && lines.length === 0) return { version: current.version, changed: false, lines };
  return { version: await store.save(policy, by, now), changed: true, lines };
}

const LISTS: Readonly<Record<OfficeList, string>> = {
  units: '单位',
  areas: '社区',
  groups: '群',
  people: '人员',
  categories: '类别',
};
const TABLES: Readonly<Record<OfficeTable, string>> = {
  office: '本单位信息',
  calendar: '日历',
  schedule: '时间安排',
  ranking: '排名',
  routing: '分派规则',
  limits: '时限',
  reminders: '提醒阶梯',
  sources: '来源',
  trial: '试运行',
  autoDispatch: '自动派单',
};

/** `单位：新增2（甲、乙），删除1（丙）`; empty when nothing is different. */
export function differenceLines({ lists, tables }: OfficeDifference): string[] {
  return [
    ...lists.map((list) => `${LISTS[list.list]}：${partsOf(list).join('，')}`),
    ...(tables.length > 0 ? [`有改动：${tables.map((table) => TABLES[table]).join('、')}`] : []),
  ];
}

const SHOWN = 8;

function partsOf({ added, removed, changed, reordered }: ListDifference): string[] {
  const part = (what: string, names: readonly string[]): string[] => {
    if (names.length === 0) return [];
    return [`${what}${names.length}（${names.slice(0, SHOWN).join('、')}${names.length > SHOWN ? '等' : ''}）`];
  };
  return [
    ...part('新增', added),
    ...part('删除', removed),
    ...part('修改', changed),
    ...(reordered ? ['顺序有变'] : []),
  ];
}
