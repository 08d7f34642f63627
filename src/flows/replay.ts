import type { ChannelName } from '../domain/base/ids.ts';
import type { SourceLedger } from '../domain/ledger/filed-row.ts';
import type { Source } from '../domain/source/source-table.ts';
import type { Refusal } from '../domain/ticket/refusal.ts';
import type { Moment } from '../domain/time/moment.ts';
import { UnknownYearError } from '../domain/time/working-calendar.ts';
import { canSend, type Delivered } from '../ports/chat-channel.ts';
import { type ActionRequest, runAction } from './acting/run-action.ts';
import { receiveMessage } from './hearing/receive-message.ts';
import { importLedgers } from './importing/import-ledger.ts';
import { runUntil, type Works } from './run-due.ts';
import { watchChannel } from './sending/watch-channel.ts';
import { currentOffice, type Service } from './service.ts';

/** One line of a recorded chat, checked and decoded. `line` is its number in the file. */
export type RecordedEvent = { readonly line: number; readonly at: Moment } & (
  | { readonly type: 'message'; readonly delivered: Delivered }
  | { readonly type: 'action'; readonly request: ActionRequest; readonly optional: boolean }
  | { readonly type: 'ledger'; readonly ledger: RecordedLedger }
  | { readonly type: 'channel'; readonly channel: ChannelName; readonly status: 'down' | 'up' }
);

/** A ledger that comes in: which file, and its source where the line names it. */
export interface RecordedLedger {
  readonly file: string;
  readonly source: Source | undefined;
}

export interface Recording {
  /** In order of `at`. */
  readonly events: readonly RecordedEvent[];
  /** What was read of the ledgers, by the line that brings them. */
  readonly ledgers?: ReadonlyMap<number, readonly SourceLedger[]>;
  readonly until: Moment;
}

/** A line that cannot be done: the run ends there. */
export class ReplayRefusal extends Error {
  readonly line: number;
  readonly code: string;
  readonly refusal: Refusal | undefined;
  constructor(line: number, code: string, refusal?: Refusal) {
    super(`line ${line}: ${code}`);
    this.name = 'ReplayRefusal';
    this.line = line;
    this.code = code;
    this.refusal = refusal;
  }
}

export interface Stage {
  readonly works: Works;
  readonly clock: { now(): Moment; moveTo(moment: Moment): void };
  switchChannel(channel: ChannelName, up: boolean): void;
}

/** Runs the whole service over a recording: between two lines, everything the service does by itself in that time. */
export async function replay(service: Service, stage: Stage, recording: Recording): Promise<void> {
  for (const event of recording.events) {
    if (event.at > recording.until) break;
    await runUntil(stage.works, stage.clock, event.at);
    await play(service, stage, recording, event);
  }
  await runUntil(stage.works, stage.clock, recording.until);
}

async function play(service: Service, stage: Stage, { ledgers }: Recording, event: RecordedEvent): Promise<void> {
  if (event.type === 'ledger') return bring(service, ledgers, event);
  if (event.type === 'channel') return switchChannel(service, stage, event);
  if (event.type === 'message') {
    if (!arrives(service, event.delivered)) return;
    await receiveMessage(service, {
      ...event.delivered,
      text: await fillIn(service, event.delivered.text, event.line),
    });
    return;
  }
  const request = await filled(service, event.request, event.line);
  const office = await currentOffice(service);
  const outcome = await service.work.run((stores) => runAction(stores, service, office, request, service.clock.now()));
  if (!outcome.done && !event.optional) throw new ReplayRefusal(event.line, outcome.refusal.code, outcome.refusal);
}

async function bring(
  service: Service,
  ledgers: Recording['ledgers'],
  { line, ledger }: Extract<RecordedEvent, { type: 'ledger' }>,
): Promise<void> {
  const read = ledgers?.get(line);
  if (!read) throw new ReplayRefusal(line, `台账 ${ledger.file} 没有读`);
  try {
    await importLedgers(service, read);
  } catch (error) {
    if (!(error instanceof UnknownYearError)) throw error;
    throw new ReplayRefusal(line, `日历没有 ${error.year} 年的放假安排，算不出 ${ledger.file} 里的时限`);
  }
}

/** As the process that runs the channel would tell it: one that goes down was online until this moment. */
async function switchChannel(
  service: Service,
  stage: Stage,
  { channel, status }: Extract<RecordedEvent, { type: 'channel' }>,
): Promise<void> {
  const since = service.clock.now();
  stage.switchChannel(channel, status === 'up');
  const known = await service.work.stores.channels.known(channel);
  const wasUp = known === undefined || canSend(known.status);
  if (wasUp === (status === 'up')) return;
  if (wasUp) await watchChannel(service, channel, known?.status ?? { state: 'online', since });
  await watchChannel(service, channel, { state: wasUp ? 'backoff' : 'online', since });
}

const arrives = (service: Service, { channel, kind, mentionsBot }: Delivered): boolean =>
  mentionsBot || kind === 'recall' || service.seesAll(channel);

const PLACEHOLDER = /\{\{ticket:([^{}]+)\}\}/gu;

/** Puts the number of the ticket that holds message `m1` where a text says `{{ticket:m1}}`. */
async function fillIn(service: Service, text: string, line: number): Promise<string> {
  let filled = text;
  for (const [placeholder, id] of text.matchAll(PLACEHOLDER)) {
    const number = await ticketOfMessage(service, id ?? '');
    if (!number) throw new ReplayRefusal(line, `消息 ${id} 还没有工单`);
    filled = filled.replaceAll(placeholder, number);
  }
  return filled;
}

async function filled(service: Service, request: ActionRequest, line: number): Promise<ActionRequest> {
  const copy: Record<string, unknown> = { ...request };
  for (const [name, value] of Object.entries(copy)) {
    if (typeof value === 'string') copy[name] = await fillIn(service, value, line);
  }
  return copy as unknown as ActionRequest;
}

const CHANNELS: readonly ChannelName[] = ['wechat', 'dingtalk', 'bridge', 'sim'];

async function ticketOfMessage(service: Service, id: string): Promise<string | undefined> {
  for (const channel of CHANNELS) {
    const message = await service.work.stores.messages.find(channel, id);
    if (message?.outcome?.ticket) return message.outcome.ticket;
  }
  return undefined;
}
