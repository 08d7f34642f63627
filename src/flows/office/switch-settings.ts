import type { OfficePolicy } from '../../domain/policy/office-policy.ts';
import { SENT_TO_STAFF } from '../../wording/answers.ts';
import { autoDispatchChanged, SETTING_HINTS, settings, trialChanged } from '../../wording/office-settings.ts';
import { notDone, type StaffAnswer, told } from '../acting/staff-answer.ts';
import { changeOffice } from './change-office.ts';
import type { Ordering } from './ordering.ts';

/** 试运行 开/关. */
export async function setTrial({ stores, office, order, spoken, now }: Ordering<'trial'>): Promise<StaffAnswer> {
  const { on } = order;
  if (on === undefined) return told(settings(office), SENT_TO_STAFF);
  if (on === office.policy.trial) return notDone(on ? SETTING_HINTS.trialOn : SETTING_HINTS.trialOff);
  const changed = await changeOffice(stores, spoken.person.id, now, (policy) => ({ ...policy, trial: on }));
  return told(trialChanged(changed.policy), SENT_TO_STAFF);
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
  if (autoDispatch === office.policy.autoDispatch) return told(autoDispatchChanged(office.policy), SENT_TO_STAFF);
  const changed = await changeOffice(stores, spoken.person.id, now, (policy) => ({ ...policy, autoDispatch }));
  return told(autoDispatchChanged(changed.policy), SENT_TO_STAFF);
}

export const showSettings = ({ office }: Ordering<'settings'>): Promise<StaffAnswer> =>
  Promise.resolve(told(settings(office), SENT_TO_STAFF));
