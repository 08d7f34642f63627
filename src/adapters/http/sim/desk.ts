import type { GroupId, MessageId, PersonId } from '../../../domain/base/ids.ts';
import type { MessageKind } from '../../../domain/complaint/message.ts';
import type { Group } from '../../../domain/office/group.ts';
import type { Moment } from '../../../domain/time/moment.ts';
import type { Delivered } from '../../../ports/chat-channel.ts';
import type { OfficeVersion } from '../../../ports/office-store.ts';
import type { HttpDeps, SimDeps } from '../http-deps.ts';
import { InputError } from '../input-error.ts';
import { accountOf } from './speaker.ts';

/** What somebody says in a simulated group. */
export interface Saying {
  readonly id: MessageId;
  readonly from: string;
  readonly kind: MessageKind;
  readonly text: string;
  readonly media: string | undefined;
  readonly mentionsBot: boolean;
  readonly replyTo: MessageId | undefined;
}

/** Where people of the simulated groups speak. */
export interface SimDesk {
  office(): Promise<OfficeVersion>;
  /** The groups the simulator stands in for, in the office's order. */
  groups(): Promise<readonly Group[]>;
  /** Throws InputError with 404. */
  group(id: GroupId): Promise<Group>;
  person(id: PersonId): Promise<{ readonly id: PersonId; readonly name: string }>;
  /** Resolves once durable. The same id twice is one message. */
  say(group: Group, saying: Saying): Promise<void>;
  /** Takes a message back, as its sender. */
  recall(group: Group, message: MessageId): Promise<MessageId>;
}

const RECALL = 'recall:';

export function createDesk(deps: HttpDeps, sim: SimDeps): SimDesk {
  let lastSaid: Moment = 0;
  /** Moments of sending differ, so that messages keep the order in which they came. */
  const nextMoment = (): Moment => {
    lastSaid = Math.max(deps.clock.now(), lastSaid + 1);
    return lastSaid;
  };

  const groups = async (): Promise<readonly Group[]> =>
    (await deps.office()).directory.groups.filter((group) => sim.channels.has(group.channel));

  async function deliver(group: Group, rest: Omit<Delivered, 'channel' | 'groupKey' | 'sentAt'>): Promise<void> {
    const channel = sim.channels.get(group.channel);
    if (!channel) throw new InputError(`群“${group.name}”接的是真实渠道，不在模拟器里。`, 404);
    await channel.deliver({ channel: group.channel, groupKey: group.key, sentAt: nextMoment(), ...rest });
  }

  return {
    office: deps.office,
    groups,
    async group(id) {
      const group = (await groups()).find((one) => one.id === id);
      if (!group) throw new InputError(`模拟器里没有群“${id}”，请看 /sim/groups 里的编号。`, 404);
      return group;
    },
    async person(id) {
      const person = (await deps.office()).directory.person(id);
      if (!person) throw new InputError(`办公室名单里没有“${id}”。`, 404);
      return person;
    },
    async say(group, { from, replyTo, media, ...rest }) {
      if (rest.id.startsWith(RECALL)) throw new InputError(`消息编号不能以“${RECALL}”开头。`);
      const known = await deps.stores.messages.find(group.channel, rest.id);
      if (known && known.group !== group.id)
        throw new InputError(`编号“${rest.id}”已是另一个群的消息，请换一个。`, 409);
      if (known) return;
      const account = accountOf(from, group, (await deps.office()).directory);
      await deliver(group, { ...rest, from: account, ...(replyTo ? { replyTo } : {}), ...(media ? { media } : {}) });
    },
    async recall(group, message) {
      const original = await deps.stores.messages.find(group.channel, message);
      if (!original || original.group !== group.id) throw new InputError(`这个群里没有消息“${message}”。`, 404);
      if (original.kind === 'recall') throw new InputError('撤回本身不能再撤回。');
      const id = `${RECALL}${message}`;
      await deliver(group, { id, from: original.from, kind: 'recall', text: '', mentionsBot: false, replyTo: message });
      return id;
    },
  };
}
