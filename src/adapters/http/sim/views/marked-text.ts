import type { TicketNumber } from '../../../../domain/base/ids.ts';
import type { Directory } from '../../../../domain/office/directory.ts';
import { shortNumber } from '../../../../domain/ticket/ticket-number.ts';
import { type Html, html } from '../../html.ts';
import { MADE_UP_RESIDENTS } from '../made-up-residents.ts';

/** A month and day, then the place: no telephone number looks like this. */
const NUMBER = '(?<!\\d)(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])-\\d{3,4}(?!\\d)';

/** Ends where no address goes on: a mark of Chinese text may follow it. */
const ADDRESS = 'https?://[\\w.:/?=&%~-]+';
/** Written in full a signed link fills half a phone; which page it leads to stands before the token. */
const SHOWN = /^https?:\/\/[^?]+/u;

/** Finds addresses, names after an @ and ticket numbers in what is said. */
export type Marker = (text: string, tickets: readonly TicketNumber[]) => Html;

/** Names of the bot, of staff and of the residents one can speak as, marked in texts; numbers become buttons that open the card. */
export function createMarker(directory: Directory, botNames: readonly string[]): Marker {
  const names = [...botNames, ...directory.people.map(({ name }) => name), ...MADE_UP_RESIDENTS.map(({ name }) => name)]
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&'));
  const pattern = new RegExp(`(${ADDRESS})|([@＠](?:${names.join('|')}))|(${NUMBER})([，。、；：！？）”]*)`, 'gu');
  return (text, tickets) => {
    const parts: Html[] = [];
    let end = 0;
    for (const match of text.matchAll(pattern)) {
      parts.push(html`${text.slice(end, match.index)}${marked(match, tickets)}`);
      end = match.index + match[0].length;
    }
    return html`${parts}${text.slice(end)}`;
  };
}

function marked([, address, name, number, mark]: RegExpMatchArray, tickets: readonly TicketNumber[]): Html {
  if (address)
    return html`<a href="${address}" target="_blank" rel="noreferrer">${SHOWN.exec(address)?.[0] ?? address}</a>`;
  return name ? html`<span class="at">${name}</span>` : unbroken(number ?? '', mark ?? '', tickets);
}

/** A line may break behind a button, and no line may begin with a comma. */
const unbroken = (written: string, mark: string, tickets: readonly TicketNumber[]): Html =>
  mark === ''
    ? ticketButton(written, tickets)
    : html`<span class="unbroken">${ticketButton(written, tickets)}${mark}</span>`;

/** `written`: the number as posts write it. */
function ticketButton(written: string, tickets: readonly TicketNumber[]): Html {
  const number = tickets.find((one) => shortNumber(one) === written) ?? written;
  return html`<button type="button" class="ticket" data-ticket="${number}">${written}</button>`;
}

/** Tickets of a post that it does not name. */
export function unnamedTickets(text: string, tickets: readonly TicketNumber[]): Html | null {
  const unnamed = tickets.filter((number) => !text.includes(shortNumber(number)));
  return unnamed.length === 0
    ? null
    : html`<span class="about-tickets">${unnamed.map((number) => ticketButton(shortNumber(number), tickets))}</span>`;
}
