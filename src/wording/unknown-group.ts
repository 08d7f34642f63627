import type { Person } from '../domain/office/person.ts';
import { redact } from './redact.ts';

/** To the dispatcher: the bot was taken into a group that the office has not named. Nothing said there is kept or repeated. */
export function unknownGroup(
  dispatchers: readonly Person[],
  about: { readonly name?: string | undefined; readonly again?: boolean } = {},
): string {
  const who = dispatchers.map((person) => `@${person.name} `).join('');
  const name = about.name === undefined ? '' : `“${redact(about.name).slice(0, 40)}”`;
  const what = about.again ? `还有一个群${name}没有登记，群里仍有人说话` : `小助手被拉进了一个还没有登记的群${name}`;
  return `【新群】${who}${what}，群里的话没有记录，也没有回复。请在那个群里说“本群是…群”（例如“本群是文化小区1群”）；不该进的群，请把小助手移出。`;
}
