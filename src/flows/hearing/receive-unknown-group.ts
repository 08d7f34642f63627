import type { OfficeOrder } from '../../domain/chat-command/office-order.ts';
import { parseCommand } from '../../domain/chat-command/parse.ts';
import type { Group } from '../../domain/office/group.ts';
import { namingOf } from '../../domain/office/name-group.ts';
import type { Person } from '../../domain/office/person.ts';
import { firstWith, personOf, staffOf } from '../../domain/post/audience.ts';
import type { PostDraft } from '../../domain/post/post.ts';
import { addDays, dayOf, type Moment } from '../../domain/time/moment.ts';
import type { Delivered } from '../../ports/chat-channel.ts';
import type { GroupProposal } from '../../ports/group-proposals.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { NAMING } from '../../wording/group-naming.ts';
import { at } from '../../wording/ticket-title.ts';
import { unknownGroup } from '../../wording/unknown-group.ts';
import { amendProposal, bindGroup, question, waitingFor } from '../office/name-group.ts';
import { mayOrder } from '../office/office-orders.ts';
import type { Service } from '../service.ts';
import { speak } from '../speaking/speak.ts';

/** A group nobody has named is mentioned again after so many days, if it still speaks. */
const AGAIN_AFTER_DAYS = 7;
const REPORT = 'unknownGroup';

/** The platform's group, of which nothing else is known. */
type Unknown = Pick<Delivered, 'channel' | 'groupKey'>;

/**
 * What comes from a group nobody has named is neither kept nor answered there. Only who sets the office up is heard: he says what group
 * it is, and is asked elsewhere whether that was understood.
 */
export async function receiveFromUnknownGroup(
  service: Service,
  office: OfficeVersion,
  delivered: Delivered,
  now: Moment,
): Promise<void> {
  const order = orderIn(delivered, office);
  await service.work.run(async (stores) => {
    const text = order && (await carryOutThere(stores, service, office, { delivered, ...order }, now));
    if (order && text !== undefined) {
      await speak(stores, service, office, answerTo(order.person, office, delivered, text), now);
    } else await tellOfUnknownGroup(stores, service, office, delivered, now);
  });
}

interface Ordered {
  readonly person: Person;
  readonly order: OfficeOrder;
}

function orderIn(delivered: Delivered, { directory, policy }: OfficeVersion): Ordered | undefined {
  const person = directory.personByAccount(delivered.channel, delivered.from);
  if (!person || delivered.kind !== 'text') return undefined;
  const said = parseCommand({
    text: delivered.text,
    mentionsBot: delivered.mentionsBot,
    botNames: policy.office.botNames,
    quoted: undefined,
    directory,
  });
  return said?.kind === 'office' && mayOrder(person, said) ? { person, order: said.order } : undefined;
}

/** Undefined where the words are not about naming this group. */
async function carryOutThere(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  { delivered, person, order }: Ordered & { readonly delivered: Delivered },
  now: Moment,
): Promise<string | undefined> {
  if (order.order === 'nameGroup')
    return propose(stores, service, office, { delivered, person, words: order.words }, now);
  const waits = (await waitingFor(stores, person.id, now)).find(({ group }) => isOf(group, delivered));
  return waits && answerWaiting(stores, office, { waits, person, order }, now);
}

const isOf = (group: Group, { channel, groupKey }: Unknown): boolean =>
  group.channel === channel && group.key === groupKey;

async function answerWaiting(
  stores: Stores,
  office: OfficeVersion,
  { waits, person, order }: Ordered & { readonly waits: GroupProposal },
  now: Moment,
): Promise<string | undefined> {
  if (order.order === 'confirm') return bindGroup(stores, waits, person.id, now);
  if (order.order === 'amend') return amendProposal(stores, office, { proposal: waits, words: order.words });
  if (order.order !== 'reject') return undefined;
  await stores.proposals.drop(waits.group.channel, waits.group.key);
  return NAMING.rejected;
}

async function propose(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  about: { readonly delivered: Delivered; readonly person: Person; readonly words: string },
  now: Moment,
): Promise<string> {
  const { delivered, person, words } = about;
  const naming = namingOf(words, office.directory);
  if (!naming) return NAMING.unreadable;
  const known = office.directory.groups.find((group) => isOf(group, delivered));
  const group: Group = {
    id: known?.id ?? groupId(service, delivered, office),
    channel: delivered.channel,
    key: delivered.groupKey,
    ...naming,
  };
  await stores.proposals.put({ group, by: person.id, openedAt: now });
  return question(group, office);
}

/** The same group gets the same id, whenever it is named. */
function groupId({ digest }: Service, { channel, groupKey }: Unknown, { directory }: OfficeVersion): string {
  const hash = digest(`${channel} ${groupKey}`);
  const lengths = Array.from({ length: 5 }, (_, step) => 8 + step * 8);
  const free = lengths.map((length) => `g-${hash.slice(0, length)}`).find((id) => !directory.group(id));
  return free ?? `g-${hash}`;
}

/** In the staff group; while there is none, to the person alone. Never where it was said: that group is not known. */
function answerTo(
  person: Person,
  { directory }: OfficeVersion,
  delivered: Delivered,
  text: string,
): readonly PostDraft[] {
  const to = staffOf([person], directory) ?? personOf(person, directory);
  if (!to) return [];
  return [
    {
      kind: 'review',
      to: to.to,
      channel: to.channel,
      tickets: [],
      mentions: to.mentions,
      text: `${at(to.people)}${text}`,
      dedupeKey: `groupNaming:${delivered.channel}:${delivered.id}`,
      prompt: true,
    },
  ];
}

/** The dispatcher is told once, and once more a week later if the group still speaks. */
export async function tellOfUnknownGroup(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  { channel, groupKey, name }: Unknown & { readonly name?: string | undefined },
  now: Moment,
): Promise<void> {
  const people = firstWith(office.directory, ['dispatcher', 'administrator']);
  const to = staffOf(people, office.directory);
  if (!to) return;
  const known = office.directory.groups.find((group) => isOf(group, { channel, groupKey }));
  // The platform's key of a group is nobody's business but the platform's: in tables it stands hashed.
  const which = service.digest(`${channel} ${groupKey}`).slice(0, 24);
  const today = dayOf(now);
  const last = await stores.reports.lastPeriod(REPORT, which);
  if (last !== undefined && addDays(last, AGAIN_AFTER_DAYS) > today) return;
  if (!(await stores.reports.claim(REPORT, today, which, now))) return;
  const draft: PostDraft = {
    kind: 'review',
    to: to.to,
    channel: to.channel,
    tickets: [],
    mentions: to.mentions,
    text: unknownGroup(people, { name: known?.name ?? name, again: last !== undefined, gone: known !== undefined }),
    dedupeKey: `${REPORT}:${which}:${today}`,
    prompt: false,
  };
  await speak(stores, service, office, [draft], now);
}
