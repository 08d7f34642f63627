import type { Person } from '../domain/office/person.ts';
import { at } from './ticket-title.ts';

/** The days off are known up to the end of `lastYear`: to the staff group, until somebody states those of the next. */
export function calendarEnds(lastYear: number, daysLeft: number, people: readonly Person[]): string {
  return `【日历】${at(people)}${calendarEndsIn(lastYear, daysLeft)}。${lastYear + 1}年的安排公布后，请管理员更新程序，或把放假和上班的日子写进办公室文件的calendar再导入。`;
}

/** One clause, also for the operator. */
export function calendarEndsIn(lastYear: number, daysLeft: number): string {
  const known = `系统里的放假安排只到${lastYear}年底${daysLeft > 0 ? `，还有${daysLeft}天` : ''}`;
  return `${known}；${lastYear + 1}年的时限只能按周一到周五上班来算，遇到节假日不准`;
}
