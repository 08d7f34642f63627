import { differenceLines, differenceSummary, namesIn } from '../src/adapters/office/difference-words.ts';
import { officeDifference } from '../src/domain/policy/office-difference.ts';
import type { OfficePolicy } from '../src/domain/policy/office-policy.ts';
import { formatMoment } from '../src/domain/time/moment.ts';
import type { OfficeStore, OfficeVersion, VersionRecord } from '../src/ports/office-store.ts';
import { officeVersion } from './office-export.ts';

/** Versions listed unless all are asked for. */
const LISTED = 20;

/** One line per version, newest first: number, when, who, what was different from the one before. */
export async function historyLines(store: OfficeStore, all: boolean): Promise<readonly string[]> {
  const records = await store.history();
  const listed = all ? records : records.slice(-LISTED);
  const lines: string[] = [];
  let before = await officeBefore(store, listed[0]);
  for (const record of listed) {
    const office = await store.version(record.version);
    lines.unshift(lineOf(record, office, before));
    before = office;
  }
  const left = records.length - listed.length;
  return left > 0 ? [...lines, `还有更早的 ${left} 版，加 --all 全部列出。`] : lines;
}

const officeBefore = async (
  store: OfficeStore,
  first: VersionRecord | undefined,
): Promise<OfficeVersion | undefined> =>
  first !== undefined && first.version > 1 ? store.version(first.version - 1) : undefined;

function lineOf(
  { version, by, since }: VersionRecord,
  office: OfficeVersion,
  before: OfficeVersion | undefined,
): string {
  const when = formatMoment(since).slice(0, 16).replace('T', ' ');
  const summary = before
    ? differenceSummary(officeDifference(before.policy, office.policy)).join('；') || '没有不同'
    : firstWords(office.policy);
  return `第 ${version} 版  ${when}  ${whoWords(by, office)}  ${summary}`;
}

const firstWords = ({ units, groups, people }: OfficePolicy): string =>
  `首次导入：${units.length} 个单位，${groups.length} 个群，${people.length} 名人员`;

/** The service writes a person's id, the command line a name. */
function whoWords(by: string, { directory }: OfficeVersion): string {
  if (by === 'system') return '系统';
  const person = directory.person(by);
  return person ? `${person.name}（${by}）` : by;
}

/** What version `to` has that `from` has not, and the other way round, field by field. Throws InputFault. */
export async function versionDifference(store: OfficeStore, from: number, to: number): Promise<readonly string[]> {
  const [before, after] = [await officeVersion(store, from), await officeVersion(store, to)];
  return differenceLines(officeDifference(before.policy, after.policy), namesIn(before.policy, after.policy));
}
