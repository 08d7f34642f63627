/** When what is looked after once a day is looked at: rosters of holidays, people without an account. */
export const DAILY_LOOK = '09:00';
