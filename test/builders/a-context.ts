import { type Actor, SYSTEM } from '../../src/domain/office/actor.ts';
import { buildDirectory } from '../../src/domain/office/directory.ts';
import type { OfficePolicy } from '../../src/domain/policy/office-policy.ts';
import type { DecideContext } from '../../src/domain/ticket/decide-context.ts';
import { officeCalendar } from '../../src/domain/time/cn-calendar.ts';
import { HOUR, type Moment } from '../../src/domain/time/moment.ts';
import { anOffice } from './an-office.ts';
import { MONDAY_MORNING } from './moments.ts';

/** Built once: tests decide thousands of times. */
const office = (policy: OfficePolicy) => ({
  policy,
  directory: buildDirectory(policy),
  calendar: officeCalendar(policy.calendar),
});
const TEST_OFFICE = office(anOffice());

/** What a decision is made with: the test office, two hours after the builders' tickets open, the service itself. */
export function aContext(
  given: { readonly actor?: Actor; readonly now?: Moment; readonly policy?: OfficePolicy } = {},
): DecideContext {
  return {
    now: given.now ?? MONDAY_MORNING + 2 * HOUR,
    actor: given.actor ?? SYSTEM,
    ...(given.policy ? office(given.policy) : TEST_OFFICE),
  };
}
