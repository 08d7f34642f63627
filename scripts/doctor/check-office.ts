import { parseOffice } from '../../src/adapters/office/parse-office.ts';
import { writeOffice } from '../../src/adapters/office/write-office.ts';
import { CALENDAR_WARNING_DAYS, calendarDaysLeft, lastKnownYear } from '../../src/domain/time/cn-calendar.ts';
import { formatMoment, type Moment } from '../../src/domain/time/moment.ts';
import type { OfficeStore, OfficeVersion } from '../../src/ports/office-store.ts';
import { type Finding, fault, fine, warning } from './finding.ts';

/** The office in force and how long its calendar lasts. */
export async function checkOffice(offices: OfficeStore, now: Moment): Promise<Finding[]> {
  const office = await offices.current();
  if (!office)
    return [fault('办公室', '还没有导入办公室文件', 'npm run office -- import 文件；或启动服务，会装入自带的示例')];
  return [await checkVersion(offices, office), checkCalendar(office, now)];
}

async function checkVersion(
  offices: OfficeStore,
  { version, policy, since, directory }: OfficeVersion,
): Promise<Finding> {
  const by = (await offices.history()).find((record) => record.version === version)?.by ?? 'system';
  const who = by === 'system' ? '系统' : (directory.person(by)?.name ?? by);
  const when = formatMoment(since).slice(0, 16).replace('T', ' ');
  const words = `${policy.office.name}，第 ${version} 版（${when}，${who}）`;
  const { faults, warnings } = parseOffice(writeOffice(policy), '');
  const [first] = [...faults, ...warnings];
  if (!first) return fine('办公室', words);
  const todo = 'npm run office -- export 文件，再 check 这个文件看全部，改好后 import';
  return warning('办公室', `${words}，有${faults.length + warnings.length}处提醒，如：${first.message}`, todo);
}

function checkCalendar({ policy }: OfficeVersion, now: Moment): Finding {
  const [year, left] = [lastKnownYear(policy.calendar), calendarDaysLeft(policy.calendar, now)];
  if (year === undefined) return fine('日历', '不用国务院的放假安排，没有到期的时候');
  const todo = `更新程序，或把${year + 1}年的放假和上班写进办公室文件的 calendar 再导入`;
  if (left <= 0) return fault('日历', `放假安排只到${year}年底，已经过了`, todo);
  const words = `放假安排到${year}年底，还有${left}天`;
  return left > CALENDAR_WARNING_DAYS ? fine('日历', words) : warning('日历', words, todo);
}
