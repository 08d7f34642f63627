import { readRecording } from '../../src/adapters/replay/read-recording.ts';
import type { UnreadLine } from '../../src/domain/chat-log/chat-line.ts';
import { readChatLog } from '../../src/domain/chat-log/read-chat-log.ts';
import type { MissedLine } from '../../src/domain/chat-log/sort-lines.ts';
import type { Directory } from '../../src/domain/office/directory.ts';
import { type Group, isActiveGroup } from '../../src/domain/office/group.ts';
import type { Moment } from '../../src/domain/time/moment.ts';
import type { ChatImport } from '../../src/flows/importing/import-chat.ts';
import { InputFault } from '../run-script.ts';

export interface ReadIn {
  readonly directory: Directory;
  readonly group?: string | undefined;
  readonly channel?: string | undefined;
  readonly asOf: Moment;
  readonly now: Moment;
}

export interface ReadChats {
  readonly chats: readonly ChatImport[];
  readonly unread: readonly UnreadLine[];
  /** Messages without a word: pictures and the like. */
  readonly withoutWords: number;
}

/** The messages of a log, copied or recorded, by group. Throws InputFault where it is not clear whose group it is. */
export function chatsIn(text: string, reading: ReadIn): ReadChats {
  return text.trimStart().startsWith('{') ? recorded(text, reading) : copied(text, reading);
}

function copied(text: string, reading: ReadIn): ReadChats {
  const { lines, unread, withoutWords, group } = readChatLog(text, reading);
  if (lines.length === 0) return { chats: [], unread, withoutWords };
  return { chats: [{ group: groupOf(reading, group), lines }], unread, withoutWords };
}

function recorded(text: string, reading: ReadIn): ReadChats {
  const { directory, now } = reading;
  const { recording, faults } = readRecording(text, directory, undefined);
  if (!recording) throw new InputFault(...faults.map(({ line, message }) => `第${line}行：${message}`));
  const only = reading.group === undefined && reading.channel === undefined ? undefined : groupOf(reading, undefined);
  const said = recording.events.flatMap(({ line, ...event }) =>
    event.type === 'message' ? [{ line, delivered: event.delivered }] : [],
  );
  const recalled = new Set(said.map(({ delivered }) => (delivered.kind === 'recall' ? delivered.replyTo : undefined)));
  const unread: UnreadLine[] = [];
  const byGroup = new Map<Group, MissedLine[]>();
  let withoutWords = 0;
  for (const { line, delivered } of said) {
    const { channel, groupKey, kind, id, from, sentAt: at } = delivered;
    const group = directory.groupByKey(channel, groupKey);
    if (kind === 'recall' || kind === 'system' || recalled.has(id)) continue;
    if (group?.audience !== 'residents') unread.push({ line, why: '不是居民群里说的' });
    else if (only && only !== group) unread.push({ line, why: `不是${only.name}里说的` });
    else if (at > now) unread.push({ line, why: '时间比现在还晚' });
    // A transcript opens no ticket alone.
    else if (kind !== 'text' || delivered.text.trim() === '') withoutWords += 1;
    else byGroup.set(group, [...(byGroup.get(group) ?? []), { line, at, text: delivered.text, from, id }]);
  }
  return { chats: [...byGroup].map(([group, lines]) => ({ group, lines })), unread, withoutWords };
}

/** The group that was named on the command line, else in the log, else the only one there is. */
function groupOf({ directory, group, channel }: ReadIn, title: string | undefined): Group {
  const ofChannel = directory.groups.filter((one) => channel === undefined || one.channel === channel);
  const residents = ofChannel.filter((one) => isActiveGroup(one) && one.audience === 'residents');
  const wanted = group ?? title;
  const found = wanted === undefined ? residents : residents.filter(({ id, name }) => id === wanted || name === wanted);
  const [only] = found;
  if (only && found.length === 1) return only;
  const names = residents.map(({ id, name }) => `${name}（${id}）`).join('、');
  if (found.length > 1 && wanted !== undefined)
    throw new InputFault(
      `有${found.length}个群都叫“${wanted}”，请用 --channel 说明是哪个渠道的，或者用 --group 给群的编号。`,
    );
  const none = wanted === undefined ? '请用 --group 说明是哪个群' : `没有叫“${wanted}”的居民群`;
  throw new InputFault(`${none}。${names === '' ? '办公室里还没有居民群。' : `可以是：${names}。`}`);
}
