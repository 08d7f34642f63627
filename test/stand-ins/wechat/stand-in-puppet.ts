import { randomUUID } from 'node:crypto';
import { setTimeout as after } from 'node:timers/promises';
import { FileBox, type FileBoxInterface, FileBoxType } from 'file-box';
import { Puppet, type payloads, types } from 'wechaty-puppet';

/** What somebody said in the stand-in’s WeChat, or what the bot posted there. */
export interface PuppetMessage {
  readonly id: string;
  readonly type: number;
  readonly talkerId: string;
  readonly listenerId: string;
  readonly roomId: string;
  readonly text: string;
  readonly mentionIdList: readonly string[];
  readonly timestamp: number;
  readonly filename?: string;
  readonly file?: FileBoxInterface;
}

export interface Room {
  topic: string;
  readonly members: Set<string>;
  /** What somebody is called in this group alone. */
  readonly aliases: Map<string, string>;
}

/** What the bot posted. */
export interface Posted extends PuppetMessage {
  readonly image?: Buffer;
}

/** The account, its groups and what was said: what WeChat itself knows, and what a restart of the gateway does not change. */
export interface StandInWorld {
  readonly self: string;
  readonly contacts: Map<string, string>;
  readonly rooms: Map<string, Room>;
  readonly messages: Map<string, PuppetMessage>;
  readonly posts: Posted[];
  readonly listeners: ((posted: Posted) => void)[];
  /** Whether somebody has scanned the code. */
  loggedIn: boolean;
  /** How the platform takes the bot’s messages. */
  readonly manner: StandInManner;
}

export interface StandInManner {
  /** Before a message is shown, and after it is shown and before the answer. Milliseconds. */
  sendDelay: number;
  answerDelay: number;
  /** After a login is told and before the start that brought it is answered. */
  startDelay: number;
  /** Before the payload of one message after the other is told, in turn. */
  lookupDelays: readonly number[];
  /** Answered in place of showing the message. */
  refuse: string | undefined;
  /** The platform tells no id of what it showed; the echo does. */
  withoutId: boolean;
  /** Our own messages come back as events. */
  echoes: boolean;
  /** Messages whose payload cannot be had. */
  readonly broken: Set<string>;
  dongs: boolean;
  /** A group’s members cannot be asked for one by one. */
  withoutMembers: boolean;
  /** Questions whether the stream lives, and messages asked for, so far. */
  dinged: number;
  readonly asked: Set<string>;
}

/** The base class without its long list of what has to be there: a call to what is not is answered with an error, as by a real puppet. */
const PuppetBase = Puppet as unknown as new (options: object) => PuppetParts;

/** A WeChat of its own behind Wechaty’s puppet interface, served over gRPC by Wechaty’s own server. */
export class StandInPuppet extends PuppetBase {
  readonly world: StandInWorld;

  constructor(world: StandInWorld) {
    super({});
    this.world = world;
  }

  async onStart(): Promise<void> {
    if (this.world.loggedIn) this.login(this.world.self);
    await after(this.world.manner.startDelay);
  }

  async onStop(): Promise<void> {}

  ding(data?: string): void {
    this.world.manner.dinged += 1;
    if (this.world.manner.dongs) this.emit('dong', { data: data ?? 'dong' });
  }

  async contactRawPayload(id: string): Promise<payloads.Contact> {
    const name = this.world.contacts.get(id);
    if (name === undefined) throw new Error(`no contact ${id}`);
    return { id, name, avatar: '', gender: types.ContactGender.Unknown, type: types.Contact.Individual, phone: [] };
  }

  async contactRawPayloadParser(payload: payloads.Contact): Promise<payloads.Contact> {
    return payload;
  }

  async roomRawPayload(id: string): Promise<payloads.Room> {
    const room = this.room(id);
    return { id, topic: room.topic, memberIdList: [...room.members], adminIdList: [] };
  }

  async roomMemberList(id: string): Promise<string[]> {
    return [...this.room(id).members];
  }

  /** Asked for each time: the base class keeps what it was told for ever. */
  override async roomMemberPayload(roomId: string, id: string): Promise<payloads.RoomMember> {
    const room = this.room(roomId);
    if (this.world.manner.withoutMembers) throw new Error('not supported');
    if (!room.members.has(id)) throw new Error(`${id} is not in the room`);
    return { id, name: this.world.contacts.get(id) ?? '', roomAlias: room.aliases.get(id) ?? '', avatar: '' };
  }

  override async roomPayload(id: string): Promise<payloads.Room> {
    return this.roomRawPayload(id);
  }

  override async messagePayload(id: string): Promise<payloads.Message> {
    const { asked, lookupDelays } = this.world.manner;
    asked.add(id);
    await after(lookupDelays[asked.size % lookupDelays.length] ?? 0);
    const message = this.world.messages.get(id);
    if (!message || this.world.manner.broken.has(id)) throw new Error(`no message ${id}`);
    const { file, mentionIdList, ...rest } = message;
    return { ...rest, mentionIdList: [...mentionIdList] };
  }

  async messageImage(id: string): Promise<FileBoxInterface> {
    return this.messageFile(id);
  }

  async messageFile(id: string): Promise<FileBoxInterface> {
    const { file } = this.world.messages.get(id) ?? {};
    if (!file) throw new Error(`no file in ${id}`);
    if (file.type === FileBoxType.Url) return file;
    // As a stream it travels through the service’s own store; a small buffer could not be written down at all.
    return FileBox.fromStream(await file.toStream(), file.name);
  }

  async messageSendText(conversation: string, text: string, mentions: string[] = []): Promise<string | undefined> {
    return this.show(conversation, { type: types.Message.Text, text, mentionIdList: mentions });
  }

  async messageSendFile(conversation: string, file: FileBoxInterface): Promise<string | undefined> {
    const image = await file.toBuffer();
    return this.show(conversation, { type: types.Message.Image, text: '', mentionIdList: [], image });
  }

  private async show(to: string, what: Pick<Posted, 'type' | 'text' | 'mentionIdList' | 'image'>) {
    const { manner, rooms, contacts, self, messages, posts } = this.world;
    await after(manner.sendDelay);
    if (manner.refuse !== undefined) throw new Error(manner.refuse);
    const room = rooms.get(to);
    if (room ? !room.members.has(self) : !contacts.has(to)) throw new Error('不是群成员');
    const posted: Posted = {
      id: randomUUID(),
      talkerId: self,
      listenerId: room ? '' : to,
      roomId: room ? to : '',
      timestamp: Date.now(),
      ...what,
      ...(what.image ? { file: FileBox.fromBuffer(what.image, 'post.png') } : {}),
    };
    posts.push(posted);
    for (const listener of this.world.listeners) listener(posted);
    messages.set(posted.id, posted);
    await after(manner.answerDelay);
    if (manner.echoes) this.emit('message', { messageId: posted.id });
    return manner.withoutId ? undefined : posted.id;
  }

  private room(id: string): Room {
    const room = this.world.rooms.get(id);
    if (!room) throw new Error(`no room ${id}`);
    return room;
  }
}

/** What the stand-in uses of the puppet’s base class. */
interface PuppetParts extends Pick<Puppet, 'emit' | 'login' | 'logout' | 'start' | 'stop' | 'isLoggedIn'> {
  roomMemberPayload(roomId: string, id: string): Promise<payloads.RoomMember>;
  roomPayload(id: string): Promise<payloads.Room>;
  messagePayload(id: string): Promise<payloads.Message>;
}
