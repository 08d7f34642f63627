import { type Html, html } from '../../html.ts';

/** Colours of the style sheet, `av-0` to `av-7`. */
const COLOURS = 8;
/** All made-up residents have the same first words: their last one tells them apart. */
const SAME_BEGINNING = /^居民(?=.$)/u;

/** A coloured tile with one character; `key` keeps its colour whatever the name. */
export function avatar(name: string, key: string): Html {
  return html`<span class="avatar av-${hash(key) % COLOURS}" aria-hidden="true">${firstOf(name.replace(SAME_BEGINNING, ''))}</span>`;
}

/** The bot's own, by the last character of its name. */
export const botAvatar = (name: string): Html =>
  html`<span class="avatar av-bot" aria-hidden="true">${Array.from(name).at(-1) ?? '助'}</span>`;

const firstOf = (text: string): string => Array.from(text)[0] ?? '？';

function hash(text: string): number {
  let sum = 0;
  for (const character of text) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 65_521;
  return sum;
}
