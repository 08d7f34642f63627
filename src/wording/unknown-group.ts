import type { Person } from '../domain/office/person.ts';

/** To the dispatcher: the bot was taken into a group that the office has not named. Nothing said there is kept. */
export const unknownGroup = (dispatchers: readonly Person[]): string =>
  `【新群】${dispatchers.map((person) => `@${person.name} `).join('')}小助手被拉进了一个还没有登记的群，群里的话没有记录，也没有回复。请把这个群写进办公室文件后导入。`;
