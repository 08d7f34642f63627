import type { PersonId } from '../../domain/base/ids.ts';
import { type Group, isActiveGroup } from '../../domain/office/group.ts';
import { activeGroupNamed, groupNamed } from '../../domain/office/group-named.ts';
import type { Moment } from '../../domain/time/moment.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { GROUP_REFUSALS, groupGone, resultsGoTo } from '../../wording/gone-group.ts';
import { notDone, type StaffAnswer, told } from '../acting/staff-answer.ts';
import { changeOffice, withGroup } from './change-office.ts';
import type { Ordering } from './ordering.ts';

const BARE = '已处理。';

/** A group is gone: nothing is posted there any more, its tickets stay. Answers the office as it is then, and how many of them are open. */
export async function retireGroup(
  stores: Stores,
  group: Group,
  by: PersonId | 'system',
  now: Moment,
): Promise<{ readonly office: OfficeVersion; readonly open: number }> {
  const office = await changeOffice(stores, by, now, (policy) => {
    const fresh = policy.groups.find(({ id }) => id === group.id) ?? group;
    return withGroup(policy, { ...fresh, active: false });
  });
  const open = (await stores.tickets.openOf(null)).filter((ticket) => ticket.group === group.id).length;
  return { office, open };
}

/** 停用 群名: for platforms that do not say so themselves. */
export async function closeByWord({
  stores,
  office,
  order,
  spoken,
  now,
}: Ordering<'closeGroup'>): Promise<StaffAnswer> {
  const active = office.policy.groups.filter(isActiveGroup);
  const group = activeGroupNamed(order.words, office.directory, active);
  if (!group) return notDone(GROUP_REFUSALS.unknown);
  const staff = active.filter(({ audience }) => audience === 'staff');
  if (group.audience === 'staff' && staff.length === 1) return notDone(GROUP_REFUSALS.lastStaffGroup);
  const { open } = await retireGroup(stores, group, spoken.person.id, now);
  return told(groupGone(group, { why: 'closed', open, people: [] }), BARE);
}

/** “南滩1群的结果发到南滩2群”, “发到工作群”. */
export async function redirectResults(ordering: Ordering<'resultsTo'>): Promise<StaffAnswer | undefined> {
  const { stores, office, order, spoken, toBot, now } = ordering;
  const residents = office.policy.groups.filter(({ audience }) => audience === 'residents');
  const gone = residents.filter((group) => !isActiveGroup(group));
  const undecided = gone.filter(({ resultsTo }) => resultsTo === undefined);
  const named = order.from === '' ? undefined : (groupNamed(order.from, gone) ?? groupNamed(order.from, residents));
  const from = order.from === '' && undecided.length === 1 ? undecided[0] : named;
  // Colleagues say “发到群里” all day: without a group that waits it means nothing.
  if (order.from === '' && !from && !(toBot && gone.length > 0)) return undefined;
  if (!from) return notDone(GROUP_REFUSALS.unknown);
  if (isActiveGroup(from)) return notDone(GROUP_REFUSALS.stillThere);
  const to = activeGroupNamed(order.words, office.directory, office.policy.groups.filter(isActiveGroup));
  if (!to || to.audience === 'leaders') return notDone(GROUP_REFUSALS.notThere);
  await changeOffice(stores, spoken.person.id, now, (policy) => {
    const fresh = policy.groups.find(({ id }) => id === from.id) ?? from;
    return withGroup(policy, { ...fresh, resultsTo: to.id });
  });
  return told(resultsGoTo(from, to), BARE);
}
