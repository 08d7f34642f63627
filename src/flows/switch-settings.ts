import type { OfficePolicy } from '../domain/policy/office-policy.ts';
import {
  autoDispatchChanged,
  SETTING_DONE,
  SETTING_HINTS,
  settings,
  trialChanged,
} from '../wording/office-settings.ts';
import { changeOffice } from './change-office.ts';
import type { Ordering } from './ordering.ts';
import { notDone, type StaffAnswer, told } from './staff-answer.ts';

/** 试运行 开/关. */
export async function setTrial({ stores, office, order, spoken, now }: Ordering<'trial'>): Promise<StaffAnswer> {
  const { on } = order;
  if (on === undefined) return told(settings(office), SETTING_DONE);
  if (on === office.policy.trial) return notDone(on ? SETTING_HINTS.trialOn : SETTING_HINTS.trialOff);
  const changed = await changeOffice(stores, spoken.person.id, now, (policy) => ({ ...policy, trial: on }));
  return told(trialChanged(changed.policy), SETTING_DONE);
}

/** 自动派单 全部/本辖区/关闭. */
export async function setAutoDispatch({
  stores,
  office,
  order,
  spoken,
  now,
}: Ordering<'autoDispatch'>): Promise<StaffAnswer> {
  if (order.to === undefined) return notDone(SETTING_HINTS.autoDispatch);
  const autoDispatch: OfficePolicy['autoDispatch'] = order.to;
  if (autoDispatch === office.policy.autoDispatch) return told(autoDispatchChanged(office.policy), SETTING_DONE);
  const changed = await changeOffice(stores, spoken.person.id, now, (policy) => ({ ...policy, autoDispatch }));
  return told(autoDispatchChanged(changed.policy), SETTING_DONE);
}

export const showSettings = ({ office }: Ordering<'settings'>): Promise<StaffAnswer> =>
  Promise.resolve(told(settings(office), SETTING_DONE));
