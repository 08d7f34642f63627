import type { ChannelName } from '../../domain/base/ids.ts';
import type { Person } from '../../domain/office/person.ts';
import { firstWith, staffOf } from '../../domain/post/audience.ts';
import { dayOf, type Moment } from '../../domain/time/moment.ts';
import { isWorkingDay } from '../../domain/time/working-calendar.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import { missingAccounts } from '../../wording/passed-on.ts';
import { currentOffice, type Service } from '../service.ts';
import { speak } from '../speaking/speak.ts';

const REPORT = 'missingAccounts';
/** People named in one post; the rest are counted. */
const NAMED = 20;

/** Tells the dispatcher on every working day, once, whom no platform can call although the office's groups mention him. */
export async function demandAccounts(service: Service, now: Moment): Promise<boolean> {
  const office = await currentOffice(service);
  const { directory, calendar } = office;
  const people = unbound(office);
  const dispatchers = firstWith(directory, ['dispatcher', 'administrator']);
  const to = staffOf(dispatchers, directory);
  if (people.length === 0 || !to || !isWorkingDay(calendar, dayOf(now))) return false;
  return service.work.run(async (stores) => {
    if (!(await stores.reports.claim(REPORT, dayOf(now), 'dispatcher', now))) return false;
    const draft = {
      kind: 'review',
      to: to.to,
      channel: to.channel,
      tickets: [],
      mentions: to.mentions,
      text: missingAccounts(people, { to: dispatchers, most: NAMED }),
      dedupeKey: `${REPORT}:${dayOf(now)}`,
      prompt: false,
    } as const;
    await speak(stores, service, office, [draft], now);
    return true;
  });
}

/** Each with the platform of the group in which he is mentioned. The simulator shows people without an account. */
function unbound({ directory }: OfficeVersion): readonly { readonly person: Person; readonly channel: ChannelName }[] {
  return directory.people.flatMap((person) => {
    const channel = directory.groupOfUnit(person.unit ?? null)?.channel;
    const isMissing = channel !== undefined && channel !== 'sim' && person.accounts[channel] === undefined;
    return isMissing && person.active !== false && person.roles.length > 0 ? [{ person, channel }] : [];
  });
}
