import type { GroupId, PersonId, TicketNumber } from '../../domain/base/ids.ts';
import { done, type Outcome, refused } from '../../domain/base/outcome.ts';
import { satisfactionIn } from '../../domain/chat-command/arguments.ts';
import type { Message } from '../../domain/complaint/message.ts';
import type { Person } from '../../domain/office/person.ts';
import type { CommandName } from '../../domain/ticket/command.ts';
import type { Refusal } from '../../domain/ticket/refusal.ts';
import { parseResult } from '../../domain/ticket/result.ts';
import type { Moment } from '../../domain/time/moment.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import { openByHand } from '../opening/open-from-review.ts';
import type { Service } from '../service.ts';
import type { Changed } from '../tickets/change-ticket.ts';
import { carryOut, type Order } from './carry-out.ts';

/** What a recording or the API may ask to be done (contract §4). */
export const ACTIONS = [
  'open',
  'decline',
  'dispatch',
  'assign',
  'accept',
  'return',
  'upholdReturn',
  'refuseReturn',
  'object',
  'answerObjection',
  'transfer',
  'assist',
  'contact',
  'pause',
  'resume',
  'requestExtension',
  'grantExtension',
  'refuseExtension',
  'complete',
  'approve',
  'rework',
  'askFollowUp',
  'followUp',
  'close',
  'reopen',
  'shelve',
  'refuseShelving',
  'unshelve',
  'remind',
  'escalate',
  'raise',
  'lower',
  'instruct',
  'merge',
  'split',
  'cancel',
  'exclude',
  'refuseExclusion',
  'correct',
] as const satisfies readonly (CommandName | 'open')[];
export type ActionName = (typeof ACTIONS)[number];

/** One action as it comes in: who, on what, and whatever the command needs. `text` and `reason` may stand for one another. */
export interface ActionRequest {
  readonly by: PersonId;
  readonly action: ActionName;
  /** A full number; of `open` nothing. */
  readonly ticket?: TicketNumber;
  /** Where a ticket opened by hand belongs; without it the staff group. */
  readonly group?: GroupId;
  /** By id, name or alias. */
  readonly unit?: string;
  readonly units?: readonly string[];
  readonly reason?: string;
  readonly days?: number;
  readonly text?: string;
  /** 已解决 … or its code. */
  readonly result?: string;
  readonly into?: TicketNumber;
  readonly resolved?: boolean;
  /** 满意, 基本满意, 不满意 or its code. */
  readonly satisfaction?: string;
}

/** Runs one action by the same rules as a command in chat. Throws where `by` names nobody: the door checks that. */
export async function runAction(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  request: ActionRequest,
  now: Moment,
): Promise<Outcome<Changed, Refusal>> {
  const person = office.directory.person(request.by);
  if (!person) throw new Error(`no such person in the office: ${request.by}`);
  if (request.action === 'open') return open(stores, service, office, { request, person }, now);
  const ticket = request.ticket === undefined ? undefined : await stores.tickets.find(request.ticket);
  if (request.ticket === undefined) return refused({ code: 'ticketNeeded', command: request.action });
  if (!ticket) return refused({ code: 'notFound', ticket: request.ticket });
  return carryOut(stores, service, office, {
    ticket,
    command: request.action,
    data: dataOf(request, office),
    actor: { kind: 'person', person },
    now,
    cause: causeOf(request, now),
  });
}

const causeOf = ({ action, by, ticket }: ActionRequest, now: Moment): string =>
  `action:${action}:${ticket ?? by}:${now}`;

/** The fields as the commands name them; those left out stay out, so that the guards can say what is missing. */
function dataOf(request: ActionRequest, { directory }: OfficeVersion): Order['data'] {
  const unitId = (written: string): string => (directory.unit(written) ?? directory.unitNamed(written))?.id ?? written;
  const reason = request.reason ?? request.text;
  const text = request.text ?? request.reason;
  const result = request.result === undefined ? undefined : parseResult(request.result);
  const satisfaction = request.satisfaction === undefined ? undefined : satisfactionIn(request.satisfaction);
  const units =
    request.units ?? (request.action === 'assist' && request.unit !== undefined ? [request.unit] : undefined);
  return {
    ...(request.unit === undefined ? {} : { unit: unitId(request.unit) }),
    ...(units === undefined ? {} : { units: units.map(unitId) }),
    ...(reason === undefined ? {} : { reason }),
    ...(text === undefined ? {} : { text }),
    ...(request.days === undefined ? {} : { days: request.days }),
    ...(result === undefined ? {} : { result }),
    ...(request.into === undefined ? {} : { into: request.into }),
    ...(request.resolved === undefined ? {} : { resolved: request.resolved }),
    ...(satisfaction === undefined ? {} : { satisfaction }),
  };
}

/** Opens a ticket by hand; only a dispatcher may. */
async function open(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  { request, person }: { readonly request: ActionRequest; readonly person: Person },
  now: Moment,
): Promise<Outcome<Changed, Refusal>> {
  if (!person.roles.includes('dispatcher')) return refused({ code: 'notYours', command: 'dispatch', unit: null });
  const text = request.text ?? request.reason ?? '';
  if (text.trim() === '') return refused({ code: 'textNeeded', command: 'dispatch' });
  const group = request.group === undefined ? office.directory.staffGroup() : office.directory.group(request.group);
  if (!group) return refused({ code: 'notFound', ticket: request.group ?? '' });
  const message: Message = {
    channel: group.channel,
    group: group.id,
    id: causeOf(request, now),
    from: person.accounts[group.channel] ?? person.id,
    sentAt: now,
    kind: 'text',
    text,
    mentionsBot: true,
  };
  return done(await openByHand(stores, service, office, { text, group }, message, { kind: 'person', person }, now));
}
