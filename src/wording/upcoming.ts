import type { AgendaItem } from '../domain/reminder/agenda.ts';
import type { Rung, RungMoment, Window } from '../domain/reminder/reminder-ladder.ts';
import { ROLE_NAMES } from './state-names.ts';

/** What time will do to a ticket, for people who watch the clock: “签收时限过半，提醒值班人员”. */
export function agendaWords(item: AgendaItem): string {
  return item.kind === 'rung' ? rungWords(item.rung) : LIFE_WORDS[item.kind];
}

const LIFE_WORDS: Readonly<Record<Exclude<AgendaItem['kind'], 'rung'>, string>> = {
  resume: '补充的期限到了，恢复办理',
  askFollowUp: '询问诉求人解决了没有',
  close: '回访期满，归档',
  unshelve: '挂账到期，恢复办理',
};

const WINDOW_WORDS: Readonly<Record<Window, string>> = {
  accept: '签收时限',
  contact: '联系时限',
  complete: '办结时限',
  review: '待审核',
};

const POST_WORDS: Readonly<Record<Rung['post'], string>> = {
  reminder: '提醒',
  overdue: '超期提醒',
  overdueList: '超期清单发给',
  escalation: '提请过问：',
  review: '提醒',
};

const addressee = (rung: Rung): string => (rung.whom === 'duty' ? '值班人员' : ROLE_NAMES[rung.whom]);

const rungWords = (rung: Rung): string =>
  `${WINDOW_WORDS[rung.window]}${momentWords(rung.when, rung.window)}，${POST_WORDS[rung.post]}${addressee(rung)}`;

function momentWords(moment: RungMoment, window: Window): string {
  if (window === 'review') return '还没有结果';
  if ('fraction' in moment) return moment.fraction <= 0.5 ? '过半' : '快到了';
  if ('beforeDue' in moment) return '快到了';
  return 'atDue' in moment ? '已到' : '已过';
}
