import type { Group } from '../../domain/office/group.ts';
import { firstWith, staffOf } from '../../domain/post/audience.ts';
import { dayOf, type Moment } from '../../domain/time/moment.ts';
import type { GroupEvent } from '../../ports/chat-channel.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { groupBack, groupGone, groupRenamed, memberLeft } from '../../wording/gone-group.ts';
import { changeOffice, withGroup } from '../office/change-office.ts';
import { retireGroup } from '../office/retire-group.ts';
import { currentOffice, type Service } from '../service.ts';
import { speak } from '../speaking/speak.ts';
import { tellOfUnknownGroup } from './receive-unknown-group.ts';

interface Happening<E extends GroupEvent = GroupEvent> {
  readonly stores: Stores;
  readonly service: Service;
  readonly office: OfficeVersion;
  readonly event: E;
  /** As the office knows it, also when it is gone; undefined while nobody has named it. */
  readonly group: Group | undefined;
  readonly now: Moment;
}

type Handler<N extends GroupEvent['event']> = (
  happening: Happening<Extract<GroupEvent, { event: N }>>,
) => Promise<void>;

const HANDLERS: { readonly [N in GroupEvent['event']]: Handler<N> } = {
  botJoined: joined,
  renamed,
  botRemoved: gone,
  dissolved: gone,
  memberLeft: left,
};

/** What a platform says of a group itself. Tickets stay as they are; the dispatcher is told or asked. */
export async function receiveGroupEvent(service: Service, event: GroupEvent): Promise<void> {
  const office = await currentOffice(service);
  const group = office.directory.groups.find((one) => one.channel === event.channel && one.key === event.groupKey);
  const handle = HANDLERS[event.event] as (happening: Happening) => Promise<void>;
  await service.work.run((stores) => handle({ stores, service, office, event, group, now: service.clock.now() }));
}

/** A group nobody has named is told of; one that was gone is back. */
async function joined(happening: Happening<Extract<GroupEvent, { event: 'botJoined' }>>): Promise<void> {
  const { stores, service, office, event, group, now } = happening;
  if (!group) return tellOfUnknownGroup(stores, service, office, event, now);
  if (group.active !== false) return;
  const { active: _gone, resultsTo: _to, ...back } = group;
  const changed = await changeOffice(stores, 'system', now, (policy) => withGroup(policy, back));
  await tell({ ...happening, office: changed }, `back:${now}`, (people) => groupBack(back, people));
}

async function renamed(happening: Happening<Extract<GroupEvent, { event: 'renamed' }>>): Promise<void> {
  const { stores, event, group, now } = happening;
  const name = event.name.trim().slice(0, 40);
  if (!group || group.active === false || name === '' || name === group.name) return;
  await stores.proposals.put({ group: { ...group, name }, by: null, openedAt: now });
  await tell(happening, `renamed:${name}`, (people) => groupRenamed(group, name, people));
}

async function gone(happening: Happening<Extract<GroupEvent, { event: 'botRemoved' | 'dissolved' }>>): Promise<void> {
  const { stores, event, group, now } = happening;
  if (!group || group.active === false) return;
  const { office, open } = await retireGroup(stores, group, 'system', now);
  await tell({ ...happening, office }, `${event.event}:${now}`, (people) =>
    groupGone(group, { why: event.event, open, people }),
  );
}

/** Only of a group of staff: who leaves his neighbours' group is still a colleague. */
async function left(happening: Happening<Extract<GroupEvent, { event: 'memberLeft' }>>): Promise<void> {
  const { office, event, group } = happening;
  const person = office.directory.personByAccount(event.channel, event.account);
  if (!person || !group || group.active === false || group.audience !== 'staff') return;
  await tell(happening, `left:${person.id}`, (people) => memberLeft(person, group, people));
}

/** Once a day, unless `about` says when: platforms repeat themselves. */
async function tell(
  { stores, service, office, group, now }: Happening,
  about: string,
  words: (people: ReturnType<typeof firstWith>) => string,
): Promise<void> {
  const people = firstWith(office.directory, ['dispatcher', 'administrator']);
  const to = staffOf(people, office.directory);
  if (!to) return;
  await speak(
    stores,
    service,
    office,
    [
      {
        kind: 'review',
        to: to.to,
        channel: to.channel,
        tickets: [],
        mentions: to.mentions,
        text: words(people),
        dedupeKey: `group:${group?.id}:${about}:${dayOf(now)}`,
        prompt: false,
      },
    ],
    now,
  );
}
