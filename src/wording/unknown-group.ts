import type { Person } from '../domain/office/person.ts';
import { redact } from './redact.ts';
import { at } from './ticket-title.ts';

/** A group that is not, or no longer, the office's. */
export interface UnknownGroup {
  /** The platform's name of it, or the one it had in the office. */
  readonly name?: string | undefined;
  /** The dispatcher has been told before. */
  readonly again: boolean;
  /** It was the office's, and is marked as gone. */
  readonly gone: boolean;
}

const LONGEST = 40;

/** To the dispatcher: the bot hears a group that the office has not named. Nothing said there is kept or repeated. */
export function unknownGroup(dispatchers: readonly Person[], { name: given, again, gone }: UnknownGroup): string {
  const name = given === undefined ? '' : `“${redact(given).slice(0, LONGEST)}”`;
  if (gone)
    return `【新群】${at(dispatchers)}${name}已停用，群里还有人说话，没有记录，也没有回复。要恢复使用，请在那个群里说“本群是…群”；不用了就把小助手移出。`;
  const what = again ? `还有一个群${name}没有登记，群里仍有人说话` : `小助手被拉进了一个还没有登记的群${name}`;
  return `【新群】${at(dispatchers)}${what}，群里的话没有记录，也没有回复。请在那个群里说“本群是…群”（例如“本群是文化小区1群”），不该进的群就把小助手移出。`;
}
