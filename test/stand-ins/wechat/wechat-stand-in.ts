import { randomUUID } from 'node:crypto';
import { createServer } from 'node:net';
import { FileBox } from 'file-box';
import { type Puppet, types } from 'wechaty-puppet';
import {
  type Posted,
  type PuppetMessage,
  type StandInManner,
  StandInPuppet,
  type StandInWorld,
} from './stand-in-puppet.ts';

interface PuppetServerOptions {
  readonly endpoint: string;
  readonly puppet: Puppet;
  readonly token: string;
  readonly tls: { readonly disable: boolean };
}

// Named as a string, and typed here: its declarations change the types of `node:util` for the whole program.
const { PuppetServer, log } = (await import('wechaty-puppet-service' as string)) as {
  readonly PuppetServer: new (options: PuppetServerOptions) => { start(): Promise<void>; stop(): Promise<void> };
  readonly log: { level(name: string): void };
};
log.level('silent');

export interface StandInOptions {
  readonly port?: number;
  readonly token?: string;
  /** TLS with Wechaty’s own certificate; off by default. */
  readonly tls?: boolean;
  /** Whether an account is logged in from the start. */
  readonly loggedIn?: boolean;
}

export interface SaidInWeChat {
  /** The group; without it, to the bot alone. */
  readonly room?: string;
  readonly from: string;
  readonly text?: string;
  readonly mentions?: readonly string[];
  readonly type?: number;
  readonly filename?: string;
  readonly file?: FileBox;
  readonly picture?: Uint8Array;
  readonly timestamp?: number;
  readonly id?: string;
}

/** A WeChat with its gateway: a puppet service over gRPC on a port of this machine. Groups and messages outlive a restart of the gateway. */
export interface WeChatStandIn {
  readonly endpoint: string;
  readonly token: string;
  readonly self: string;
  readonly manner: StandInManner;
  readonly posts: readonly Posted[];
  forgetPosts(): void;
  /** Adds a group with the bot and these members. */
  addRoom(id: string, topic: string, members?: readonly string[]): void;
  addContact(id: string, name: string): void;
  /** Makes somebody a member of a group, without a word. */
  join(room: string, contact: string): void;
  /** Calls the listener at each post of the bot. */
  onPost(listener: (posted: Posted) => void): void;
  /** What somebody is called in one group. */
  setAlias(room: string, contact: string, alias: string): void;
  /** Somebody speaks; the message’s id. */
  say(said: SaidInWeChat): string;
  /** Puts a message there without telling anybody, and tells of one that is there: for doubles and bursts. */
  put(said: SaidInWeChat): string;
  announce(id: string): void;
  recall(id: string): string;
  showCode(code: string): void;
  scanned(): void;
  login(): void;
  logout(reason?: string): Promise<void>;
  removeMember(room: string, contact: string): void;
  removeBot(room: string): void;
  invite(room: string): void;
  rename(room: string, topic: string): void;
  start(): Promise<void>;
  stop(): Promise<void>;
}

export async function createWeChatStandIn(options: StandInOptions = {}): Promise<WeChatStandIn> {
  const port = options.port ?? (await freePort());
  const token = options.token ?? 'insecure_00000000-0000-4000-8000-000000000001';
  const world = emptyWorld(options.loggedIn ?? true);
  let puppet = new StandInPuppet(world);
  let server: InstanceType<typeof PuppetServer> | undefined;

  const put = (said: SaidInWeChat): string => {
    const message = messageOf(said, world.self);
    world.messages.set(message.id, message);
    return message.id;
  };
  const announce = (messageId: string): void => void puppet.emit('message', { messageId });
  const say = (said: SaidInWeChat): string => {
    const id = put(said);
    announce(id);
    return id;
  };
  const left = (room: string, contact: string): void => {
    world.rooms.get(room)?.members.delete(contact);
    puppet.emit('room-leave', { roomId: room, removeeIdList: [contact], removerId: contact, timestamp: Date.now() });
  };

  return {
    endpoint: `127.0.0.1:${port}`,
    token,
    self: world.self,
    manner: world.manner,
    posts: world.posts,
    forgetPosts: () => void world.posts.splice(0),
    addRoom(id, topic, members = []) {
      world.rooms.set(id, { topic, members: new Set([world.self, ...members]), aliases: new Map() });
    },
    addContact: (id, name) => void world.contacts.set(id, name),
    join: (room, contact) => void world.rooms.get(room)?.members.add(contact),
    onPost: (listener) => void world.listeners.push(listener),
    setAlias: (room, contact, alias) => void world.rooms.get(room)?.aliases.set(contact, alias),
    say,
    put,
    announce,
    recall(id) {
      const { roomId, talkerId } = world.messages.get(id) ?? { roomId: '', talkerId: '' };
      return say({ ...(roomId ? { room: roomId } : {}), from: talkerId, text: id, type: types.Message.Recalled });
    },
    showCode: (qrcode) => void puppet.emit('scan', { qrcode, status: types.ScanStatus.Waiting }),
    scanned: () => void puppet.emit('scan', { qrcode: '', status: types.ScanStatus.Scanned }),
    login() {
      world.loggedIn = true;
      puppet.login(world.self);
    },
    async logout(reason = '在别处登录') {
      world.loggedIn = false;
      await puppet.logout(reason);
    },
    removeMember: left,
    removeBot: (room) => left(room, world.self),
    invite(room) {
      world.rooms.get(room)?.members.add(world.self);
      const [inviterId = ''] = world.rooms.get(room)?.members ?? [];
      puppet.emit('room-join', { roomId: room, inviteeIdList: [world.self], inviterId, timestamp: Date.now() });
    },
    rename(room, newTopic) {
      const known = world.rooms.get(room);
      const oldTopic = known?.topic ?? '';
      if (known) known.topic = newTopic;
      puppet.emit('room-topic', { roomId: room, newTopic, oldTopic, changerId: world.self, timestamp: Date.now() });
    },
    async start() {
      puppet = new StandInPuppet(world);
      server = new PuppetServer({
        endpoint: `127.0.0.1:${port}`,
        puppet: puppet as unknown as Puppet,
        token,
        tls: { disable: !options.tls },
      });
      await server.start();
    },
    async stop() {
      await server?.stop();
      server = undefined;
      await puppet.stop();
    },
  };
}

function messageOf(said: SaidInWeChat, self: string): PuppetMessage {
  return {
    id: said.id ?? randomUUID(),
    type: said.type ?? types.Message.Text,
    talkerId: said.from,
    listenerId: said.room === undefined ? self : '',
    roomId: said.room ?? '',
    text: said.text ?? '',
    mentionIdList: said.mentions ?? [],
    timestamp: said.timestamp ?? Date.now(),
    ...(said.filename === undefined ? {} : { filename: said.filename }),
    ...fileOf(said),
  };
}

function fileOf({ file, picture }: SaidInWeChat): { file?: FileBox } {
  if (file) return { file };
  return picture ? { file: FileBox.fromBuffer(Buffer.from(picture), 'picture.png') } : {};
}

function emptyWorld(loggedIn: boolean): StandInWorld {
  return {
    self: 'wxid_bot',
    contacts: new Map([['wxid_bot', '邻里助手']]),
    rooms: new Map(),
    messages: new Map(),
    posts: [],
    listeners: [],
    loggedIn,
    manner: {
      lookupDelays: [],
      sendDelay: 0,
      answerDelay: 0,
      startDelay: 0,
      refuse: undefined,
      withoutId: false,
      echoes: true,
      broken: new Set(),
      dongs: true,
      withoutMembers: false,
      dinged: 0,
      asked: new Set(),
    },
  };
}

/** A port nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
