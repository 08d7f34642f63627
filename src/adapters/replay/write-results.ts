import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { TicketEvent } from '../../domain/ticket/event.ts';
import { eventLine } from '../../domain/ticket/event-chain.ts';
import type { Moment } from '../../domain/time/moment.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { postLine, ticketLine } from './ticket-line.ts';

const PAGE = 1000;

/** Writes `posts.jsonl`, `tickets.jsonl`, `events.jsonl` and `figures.json`; each file appears whole or not at all. */
export async function writeResults(stores: Stores, folder: string, figures: unknown, until: Moment): Promise<void> {
  await mkdir(folder, { recursive: true });
  const tickets: unknown[] = [];
  const events: TicketEvent[] = [];
  for (const number of await stores.tickets.numbers()) {
    const ticket = await stores.tickets.find(number);
    if (ticket) tickets.push(ticketLine(ticket, until));
    events.push(...(await stores.tickets.events(number)));
  }
  events.sort((a, b) => a.at - b.at || (a.ticket < b.ticket ? -1 : a.ticket > b.ticket ? 1 : a.seq - b.seq));
  await write(folder, 'posts.jsonl', lines(await allPosts(stores)));
  await write(folder, 'tickets.jsonl', lines(tickets));
  await write(folder, 'events.jsonl', lines(events.map(eventLine)));
  await write(folder, 'figures.json', `${JSON.stringify(figures, null, 1)}\n`);
}

async function allPosts(stores: Stores): Promise<unknown[]> {
  const posts: unknown[] = [];
  for (let after = 0; ; ) {
    const page = await stores.outbox.sent({ after, limit: PAGE });
    posts.push(...page.map(postLine));
    const last = page.at(-1)?.sentSeq;
    if (page.length < PAGE || last == null) return posts;
    after = last;
  }
}

const lines = (values: readonly unknown[]): string => values.map((value) => `${JSON.stringify(value)}\n`).join('');

async function write(folder: string, name: string, text: string): Promise<void> {
  const unfinished = path.join(folder, `.${name}.unfinished`);
  await writeFile(unfinished, text);
  await rename(unfinished, path.join(folder, name));
}
