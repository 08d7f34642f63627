import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AccountId, MessageId } from '../../src/domain/base/ids.ts';
import type { ChatChannel, Delivered, Outgoing } from '../../src/ports/chat-channel.ts';
import { type HeardHandlers, heardHandlers } from '../builders/heard-handlers.ts';

/** What somebody says on the platform; in the group and as a text unless told otherwise. */
export interface Said {
  readonly from?: AccountId;
  readonly text?: string;
  readonly kind?: 'text' | 'image' | 'voice';
  readonly mentionsBot?: boolean;
  readonly replyTo?: MessageId;
  /** The picture's bytes, for an image. */
  readonly picture?: Uint8Array;
  readonly direct?: boolean;
}

/** What the platform's side shows of the bot. */
export interface Shown {
  /** The group's key, or the account. */
  readonly to: string;
  readonly text: string;
  readonly mentions: readonly AccountId[];
  readonly image: boolean;
}

/** One channel before its own stand-in of the platform. */
export interface ChannelWorld {
  readonly channel: ChatChannel;
  /** A group the bot is in, a resident of it and a member of staff. */
  readonly groupKey: string;
  readonly resident: AccountId;
  readonly member: AccountId;
  /** Resolves with the platform's id once the message has left the platform. */
  say(said: Said): Promise<MessageId>;
  /** What was shown so far, in order; left out where the platform's side keeps nothing of its own. */
  shown?(): readonly Shown[] | Promise<readonly Shown[]>;
  /** Somebody takes a message back. */
  recall?(id: MessageId): Promise<void>;
  removeBot?(): Promise<void>;
  logOut?(): Promise<void>;
  /** The connection is lost, and comes back. */
  cut?(): Promise<void>;
  restore?(): Promise<void>;
  close(): Promise<void>;
}

/** What the platform can carry at all. Whatever is false is not tried. */
export interface ChannelTraits {
  readonly voice: boolean;
  readonly quote: boolean;
  readonly direct: boolean;
  /** Pictures come as bytes, not as names of what was kept already. */
  readonly pictures: boolean;
  /** A message that could not be kept comes again by itself, from the platform or from the adapter. */
  readonly comesAgain: boolean;
}

/** A picture of one pixel. */
export const PIXEL: Uint8Array = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const PATIENCE = 15_000;
const until = (check: () => unknown): Promise<void> =>
  expect.poll(async () => Boolean(await check()), { timeout: PATIENCE, interval: 20 }).toBe(true);

/** What every chat channel does. */
export function chatChannelContract(name: string, make: () => Promise<ChannelWorld>, traits: ChannelTraits): void {
  describe(name, () => {
    let world: ChannelWorld;
    let heard: HeardHandlers;
    const open: ChannelWorld[] = [];
    beforeEach(async () => {
      world = await make();
      open.push(world);
      heard = heardHandlers();
    });
    afterEach(async () => {
      for (const one of open.splice(0)) {
        await one.channel.stop();
        await one.close();
      }
    });

    const online = async (handlers = heard): Promise<void> => {
      await world.channel.start(handlers);
      await until(() => world.channel.status().state === 'online');
    };
    const hears = async (id: MessageId): Promise<Delivered> => {
      await until(() => heard.messages.some((one) => one.id === id));
      return heard.messages.find((one) => one.id === id) as Delivered;
    };
    const message = (more: Partial<Outgoing> = {}): Outgoing => ({
      key: '1',
      to: { groupKey: world.groupKey },
      kind: 'answer',
      tickets: [],
      mentions: [],
      text: '您反映的问题已转社区处理。',
      ...more,
    });
    const shownNow = async (): Promise<readonly Shown[]> => (await world.shown?.()) ?? [];

    describe('its status', () => {
      it('is stopped, then online, then stopped again, and every change is told', async () => {
        expect(world.channel.status().state).toBe('stopped');
        await online();
        await world.channel.stop();
        expect(world.channel.status().state).toBe('stopped');
        expect(heard.statuses.map((one) => one.state)).toContain('online');
        expect(heard.statuses.at(-1)?.state).toBe('stopped');
      });

      it('is online again when it is started again', async () => {
        await online();
        await world.channel.stop();
        await online();
        const id = await world.say({ text: '3栋电梯坏了', mentionsBot: true });
        expect((await hears(id)).text).toContain('3栋电梯坏了');
      });

      it('says why it is away when the connection is lost, and hears again when it is back', async (test) => {
        if (!world.cut || !world.restore) return test.skip();
        await online();
        await world.cut();
        await until(() => world.channel.status().state !== 'online');
        expect(world.channel.status().reason ?? '').toMatch(/\p{Script=Han}/u);
        await world.restore();
        await until(() => world.channel.status().state === 'online');
        const id = await world.say({ text: '水管爆了', mentionsBot: true });
        expect((await hears(id)).text).toContain('水管爆了');
      });

      it('is logged out when the platform throws the account out', async (test) => {
        if (!world.logOut) return test.skip();
        await online();
        await world.logOut();
        await until(() => ['logged-out', 'awaiting-scan'].includes(world.channel.status().state));
        expect(heard.statuses.map((one) => one.state)).toContain('logged-out');
      });
    });

    describe('what it hears', () => {
      it('is a text, with the group, the speaker, the moment and whether the bot is meant', async () => {
        await online();
        const id = await world.say({ from: world.resident, text: '楼道灯坏了三天', mentionsBot: true });
        const delivered = await hears(id);
        expect(delivered).toMatchObject({
          channel: world.channel.name,
          groupKey: world.groupKey,
          from: world.resident,
          kind: 'text',
          mentionsBot: true,
        });
        expect(delivered.text).toContain('楼道灯坏了三天');
        expect(delivered.direct ?? false).toBe(false);
        expect(Number.isInteger(delivered.sentAt)).toBe(true);
      });

      it('is talk among residents where the platform shows it', async (test) => {
        if (!world.channel.capabilities.seesAllMessages) return test.skip();
        await online();
        const id = await world.say({ text: '今天天气不错' });
        expect(await hears(id)).toMatchObject({ mentionsBot: false, text: '今天天气不错' });
      });

      it.runIf(traits.pictures)('is a picture, whose bytes are kept at once', async () => {
        await online();
        const id = await world.say({ kind: 'image', picture: PIXEL, mentionsBot: true });
        expect(await hears(id)).toMatchObject({ kind: 'image', media: 'picture-1.png' });
        expect(Buffer.from(heard.pictures[0] ?? [])).toEqual(Buffer.from(PIXEL));
      });

      it.runIf(traits.pictures)('is a picture that cannot be kept too: the message comes without it', async () => {
        heard = heardHandlers({ picture: async () => undefined });
        await online();
        const delivered = await hears(await world.say({ kind: 'image', picture: PIXEL, mentionsBot: true }));
        expect(delivered.kind).toBe('image');
        expect(delivered.media).toBeUndefined();
      });

      it.runIf(traits.voice)('is a voice message', async () => {
        await online();
        expect((await hears(await world.say({ kind: 'voice', text: '下水道堵了', mentionsBot: true }))).kind).toBe(
          'voice',
        );
      });

      it.runIf(traits.quote)('is what a message answers to', async () => {
        await online();
        const first = await world.say({ text: '垃圾没人清', mentionsBot: true });
        await hears(first);
        const second = await world.say({ text: '我家楼下也是', replyTo: first, mentionsBot: true });
        expect((await hears(second)).replyTo).toBe(first);
      });

      it.runIf(traits.direct)('is what is said to the bot alone', async () => {
        await online();
        expect(await hears(await world.say({ text: '123456', direct: true }))).toMatchObject({
          direct: true,
          text: '123456',
        });
      });

      it('is that a message was taken back', async (test) => {
        if (!world.recall) return test.skip();
        await online();
        const id = await world.say({ text: '说错了' });
        await hears(id);
        await world.recall(id);
        await until(() => heard.messages.some((one) => one.kind === 'recall' && one.replyTo === id));
      });

      it('is that the bot was taken out of a group', async (test) => {
        if (!world.removeBot) return test.skip();
        await online();
        await world.removeBot();
        await until(() => heard.events.some((one) => one.event === 'botRemoved' && one.groupKey === world.groupKey));
      });
    });

    describe('a message that could not be kept', () => {
      it('leaves the channel able to hear the next', async () => {
        let fails = true;
        heard = heardHandlers({
          message: async (delivered) => {
            if (fails) throw new Error('the database is away');
            heard.messages.push(delivered);
          },
        });
        await online();
        const lost = await world.say({ text: '第一条', mentionsBot: true });
        await until(() => true);
        fails = false;
        const id = await world.say({ text: '第二条', mentionsBot: true });
        await hears(id);
        if (traits.comesAgain) await hears(lost);
      });
    });

    describe('what it sends', () => {
      it('arrives, and is not sent when the right to speak has gone', async () => {
        await online();
        expect(await world.channel.send(message(), () => false)).toMatchObject({
          outcome: 'retry',
          why: '发送权已交给另一个进程',
        });
        expect((await world.channel.send(message(), () => true)).outcome).toBe('sent');
        if (world.shown) {
          await until(async () => (await shownNow()).length > 0);
          expect(await shownNow()).toMatchObject([{ to: world.groupKey, image: false }]);
          expect((await shownNow())[0]?.text).toContain('您反映的问题已转社区处理。');
        }
      });

      it('has real mentions, and shows a missing account as a fault', async (test) => {
        if (!world.shown || !world.channel.capabilities.mention) return test.skip();
        await online();
        // Some platforms can only @ in answer to something.
        await hears(await world.say({ text: '灯坏了', mentionsBot: true }));
        const mentions = [
          { id: 'p-1', account: world.member, name: '王科长' },
          { id: 'p-2', account: null, name: '李科长' },
        ];
        expect((await world.channel.send(message({ mentions }))).outcome).toBe('sent');
        await until(async () => (await shownNow()).length > 0);
        const [shown] = await shownNow();
        expect(shown?.mentions).toEqual([world.member]);
        expect(shown?.text).toContain('李科长');
        expect(shown?.text).toMatch(/李科长（未绑定/u);
      });

      it('may be a picture', async (test) => {
        if (!world.shown || !world.channel.capabilities.image) return test.skip();
        await online();
        const image = { name: `${'a'.repeat(64)}.png`, type: 'image/png', bytes: PIXEL };
        expect((await world.channel.send(message({ text: '', image }))).outcome).toBe('sent');
        await until(async () => (await shownNow()).some((one) => one.image));
      });

      it('may be for one person', async (test) => {
        if (!world.channel.capabilities.direct) return test.skip();
        await online();
        expect((await world.channel.send(message({ to: { account: world.member } }))).outcome).toBe('sent');
        if (!world.shown) return;
        await until(async () => (await shownNow()).length > 0);
        expect((await shownNow())[0]?.to).toBe(world.member);
      });

      it('may be as long as the platform allows', async () => {
        await online();
        const text = '长'.repeat(Math.floor(world.channel.capabilities.maxBytes / 3));
        expect((await world.channel.send(message({ text }))).outcome).toBe('sent');
        if (world.shown) await until(async () => (await shownNow()).some((one) => one.text.includes(text)));
      });

      it('is not sent, and says so, while the channel is stopped', async () => {
        const result = await world.channel.send(message());
        expect(['retry', 'failed']).toContain(result.outcome);
        expect(await shownNow()).toEqual([]);
      });
    });
  });
}
