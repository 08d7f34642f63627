import type { Message } from '../domain/complaint/message.ts';
import { OTHER } from '../domain/complaint/rumour.ts';
import type { Person } from '../domain/office/person.ts';
import { redact } from './redact.ts';
import { at } from './ticket-title.ts';

/** Rumours quoted to the dispatcher, and characters of each. */
const QUOTED = 3;
const LENGTH = 60;

/** To the dispatcher in the staff group: how many talk about what, and where (集中议论). Not a word of what they say. */
export const surge = (about: {
  readonly people: readonly Person[];
  readonly topic: string;
  readonly residents: number;
  readonly groups: readonly string[];
}): string =>
  `【集中议论】${at(about.people)}近24小时有${about.residents}位居民在${about.groups.join('、')}转述${topicWords(about.topic)}的传言，没有登记工单，也没有回应。请核实是否需要统一说明，内容已私聊发给您。`;

const topicWords = (topic: string): string => (topic === OTHER ? '同一个' : `有关“${topic}”`);

/** To the dispatcher alone: what is being said. */
export function surgeDetails({ topic, said }: { readonly topic: string; readonly said: readonly Message[] }): string {
  const texts = [...new Set(said.map((message) => short(message.text)))].slice(-QUOTED);
  return [
    `【集中议论】${topicWords(topic)}的传言，居民的说法：`,
    ...texts.map((text) => `“${text}”`),
    '以上只供核实使用，请勿转发。',
  ].join('\n');
}

const short = (text: string): string => {
  const characters = [...redact(text).replaceAll(/\s+/gu, ' ').trim()];
  return characters.length > LENGTH ? `${characters.slice(0, LENGTH).join('')}…` : characters.join('');
};
