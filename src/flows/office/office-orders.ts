import type { OfficeOrder, OfficeOrderName } from '../../domain/chat-command/office-order.ts';
import type { Said } from '../../domain/chat-command/said.ts';
import type { Person } from '../../domain/office/person.ts';
import type { Moment } from '../../domain/time/moment.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { onlyFor } from '../../wording/answers.ts';
import { groupSplit } from '../../wording/gone-group.ts';
import { anyOf } from '../../wording/role-list.ts';
import { notDone, type SpokenBy, type StaffAnswer, told } from '../acting/staff-answer.ts';
import type { Service } from '../service.ts';
import { addPerson, bindPerson } from './bind-person.ts';
import { amendWaiting, confirmWaiting, nameHere, rejectWaiting } from './name-group.ts';
import type { Ordering } from './ordering.ts';
import { closeByWord, redirectResults } from './retire-group.ts';
import { setAutoDispatch, setTrial, showSettings } from './switch-settings.ts';
import { unbindPerson } from './unbind-person.ts';

/** Undefined where nothing waits for such words: colleagues were talking. */
type Run<O extends OfficeOrderName> = (ordering: Ordering<O>) => Promise<StaffAnswer | undefined>;

const ORDERS: { readonly [O in OfficeOrderName]: Run<O> } = {
  nameGroup: nameHere,
  confirm: confirmWaiting,
  reject: rejectWaiting,
  amend: amendWaiting,
  bind: bindPerson,
  addPerson,
  unbind: unbindPerson,
  trial: setTrial,
  autoDispatch: setAutoDispatch,
  settings: showSettings,
  closeGroup: closeByWord,
  resultsTo: redirectResults,
  splitGroup: () => Promise.resolve(told(groupSplit, groupSplit)),
};

/** Words that mean something only while something waits for them: whoever else says them is not corrected. */
const isAnswer = (order: OfficeOrder): boolean =>
  ['confirm', 'reject', 'amend', 'splitGroup'].includes(order.order) ||
  (order.order === 'resultsTo' && order.from === '');

export const mayOrder = (person: Person, { row }: Pick<Extract<Said, { kind: 'office' }>, 'row'>): boolean =>
  row.who.some((role) => person.roles.includes(role));

/** Carries out what changes the office itself. */
export async function runOfficeOrder(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  { said, spoken }: { readonly said: Extract<Said, { kind: 'office' }>; readonly spoken: SpokenBy },
  now: Moment,
): Promise<StaffAnswer | undefined> {
  const { row, order, toBot } = said;
  if (!mayOrder(spoken.person, said)) {
    return isAnswer(order) && !toBot ? undefined : notDone(onlyFor(row.word, anyOf(row.who)));
  }
  const run = ORDERS[order.order] as Run<OfficeOrderName>;
  return run({ stores, service, office, order, spoken, toBot, now });
}
