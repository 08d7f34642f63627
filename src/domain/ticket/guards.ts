import type { Urgency } from '../complaint/verdict.ts';
import { dueAt } from '../deadline/deadline.ts';
import { actorId } from '../office/actor.ts';
import { atClock, DAY, dayOf } from '../time/moment.ts';
import { previousWorkingDay } from '../time/working-calendar.ts';
import type { Command } from './command.ts';
import type { DecideContext } from './decide-context.ts';
import type { Asked, Refusal } from './refusal.ts';
import type { Ticket } from './ticket.ts';

/** Reasons for not taking a complaint (不受理), the only ones accepted. */
export const DECLINE_REASONS = ['诉讼仲裁', '信访复议', '纪检', '涉密', '重复无新理由', '非诉求'] as const;

/** Working days one extension may ask for when the unit names none is policy; a shelving is reviewed after so many days. */
export const SHELVING_DAYS = 30;

/** How urgent is more urgent. */
const RANK: Readonly<Record<Urgency, number>> = { normal: 0, urgent: 1, critical: 2 };

type Guard = (ticket: Ticket, command: Command, context: DecideContext) => Refusal | undefined;

const field = (command: Command, name: string): unknown => (command as unknown as Record<string, unknown>)[name];
const given = (command: Command, name: string): boolean => {
  const value = field(command, name);
  return typeof value === 'string' ? value.trim() !== '' : value !== undefined;
};
const waits = (request: unknown, what: Asked): Refusal | undefined =>
  request ? undefined : { code: 'nothingWaits', what };
const waitsAlready = (request: unknown, what: Asked): Refusal | undefined =>
  request ? { code: 'alreadyWaits', what } : undefined;

/** Each condition of the lifecycle table by its name: nothing when it holds, else the reason to refuse. */
export const GUARDS = {
  unitIsKnown: (_ticket, command, { directory }) => {
    const unit = field(command, 'unit');
    return typeof unit === 'string' && directory.unit(unit)
      ? undefined
      : { code: 'unitUnknown', text: String(unit ?? '') };
  },
  unitIsActive: (_ticket, command, { directory }) => {
    const unit = directory.unit(String(field(command, 'unit')));
    return unit && !unit.active ? { code: 'unitInactive', unit: unit.id } : undefined;
  },
  unitIsOther: (ticket, command) =>
    field(command, 'unit') === ticket.unit ? { code: 'sameUnit', unit: ticket.unit ?? '' } : undefined,
  unitsAreGiven: (ticket, command, { directory }) => {
    const units = (field(command, 'units') ?? []) as readonly string[];
    const unknown = units.find((unit) => !directory.unit(unit));
    if (units.length === 0 || unknown !== undefined) return { code: 'unitUnknown', text: unknown ?? '' };
    return ticket.unit !== null && units.includes(ticket.unit) ? { code: 'sameUnit', unit: ticket.unit } : undefined;
  },
  reasonIsGiven: (_ticket, command) =>
    given(command, 'reason') ? undefined : { code: 'reasonNeeded', command: command.name },
  reasonIsListed: (_ticket, command) => {
    const reason = String(field(command, 'reason') ?? '');
    return DECLINE_REASONS.some((listed) => reason.includes(listed))
      ? undefined
      : { code: 'reasonNotListed', reasons: DECLINE_REASONS };
  },
  textIsGiven: (_ticket, command) =>
    given(command, 'text') ? undefined : { code: 'textNeeded', command: command.name },
  noReturnWaits: (ticket) => waitsAlready(ticket.returnRequest, 'return'),
  returnWaits: (ticket) => waits(ticket.returnRequest, 'return'),
  returnIsUnused: (ticket) =>
    ticket.unit && ticket.returnedBy.includes(ticket.unit) ? { code: 'returnUsed' } : undefined,
  returnIsInTime: (ticket, _command, { now, policy, calendar }) => {
    const until = dueAt(calendar, ticket.dispatchedAt ?? ticket.openedAt, policy.limits.returnWindow);
    return now > until ? { code: 'returnTooLate', until } : undefined;
  },
  noObjectionWaits: (ticket) => waitsAlready(ticket.objection, 'objection'),
  objectionWaits: (ticket) => waits(ticket.objection, 'objection'),
  isNotUrgent: (ticket, command) =>
    ticket.urgency === 'normal' ? undefined : { code: 'urgentNeverWaits', command: command.name },
  pauseIsUnused: (ticket) => (ticket.pauses.length > 0 ? { code: 'pauseUsed' } : undefined),
  isNoEnquiry: (ticket) => (ticket.kind === 'enquiry' ? { code: 'extensionNotForEnquiries' } : undefined),
  urgencyRises: (ticket, command) =>
    RANK[(field(command, 'urgency') ?? 'critical') as Urgency] > RANK[ticket.urgency]
      ? undefined
      : { code: 'asUrgentAlready' },
  isUrgent: (ticket) => (ticket.urgency === 'normal' ? { code: 'notUrgent' } : undefined),
  isNoEmergency: (ticket) => (ticket.urgency === 'critical' ? { code: 'emergencyStands' } : undefined),
  noExtensionWaits: (ticket) => waitsAlready(ticket.extensionRequest, 'extension'),
  extensionWaits: (ticket) => waits(ticket.extensionRequest, 'extension'),
  extensionsAreLeft: (ticket, _command, { policy }) => {
    const { times } = policy.limits.extension;
    return ticket.extensions >= times ? { code: 'extensionsUsed', times } : undefined;
  },
  daysAreAllowed: (_ticket, command, { policy }) => {
    const most = policy.limits.extension.days;
    const days = field(command, 'days') ?? most;
    return Number.isInteger(days) && Number(days) >= 1 && Number(days) <= most
      ? undefined
      : { code: 'daysOutOfRange', most };
  },
  extensionIsInTime: (ticket, command, context) => {
    if (isForceMajeure(command) && context.now <= ticket.completeBy) return undefined;
    const until = isForceMajeure(command) ? ticket.completeBy : lastMomentToAsk(ticket, context);
    return context.now >= until ? { code: 'extensionTooLate', until } : undefined;
  },
  answerIsGiven: (_ticket, command) =>
    given(command, 'resolved') || given(command, 'satisfaction') ? undefined : { code: 'answerNeeded' },
  isFollowedUpOrLapsed: (ticket, _command, { now, policy, calendar }) => {
    const followUp = ticket.followUp;
    if (followUp && (followUp.resolved !== null || followUp.satisfaction !== null)) return undefined;
    const until = dueAt(calendar, followUp?.askedAt ?? ticket.settledAt ?? now, policy.limits.followUp);
    return now >= until ? undefined : { code: 'followUpRuns', until };
  },
  reopenIsInTime: (ticket, _command, { now, policy }) => {
    const days = policy.limits.reopenDays;
    return now > (ticket.closedAt ?? now) + days * DAY ? { code: 'reopenTooLate', days } : undefined;
  },
  noShelvingWaits: (ticket) => waitsAlready(ticket.shelving, 'shelving'),
  shelvingWaits: (ticket) => waits(ticket.shelving, 'shelving'),
  shelvingWaitsFromOther: (ticket, _command, { actor }) =>
    ticket.shelving && ticket.shelving.by !== actorId(actor)
      ? undefined
      : { code: 'secondPersonNeeded', command: 'shelve' },
  mergeTargetIsOther: (ticket, command) => {
    const into = field(command, 'into');
    if (typeof into !== 'string' || into === '') return { code: 'mergeTargetNeeded' };
    return into === ticket.number ? { code: 'mergeIntoItself' } : undefined;
  },
  supporterIsKnown: (ticket, command) => {
    const account = field(command, 'account');
    const known =
      account === undefined ? ticket.supporters.length > 0 : ticket.supporters.some((one) => one.account === account);
    return known ? undefined : { code: 'noSuchSupporter' };
  },
  isAlone: (ticket) =>
    ticket.supporters.length > 0 || ticket.acceptedAt !== null ? { code: 'alreadySigned' } : undefined,
  isNotExcluded: (ticket) => (ticket.excluded === null ? undefined : { code: 'alreadyExcluded' }),
  noExclusionWaits: (ticket) => waitsAlready(ticket.exclusion, 'exclusion'),
  exclusionWaits: (ticket) => waits(ticket.exclusion, 'exclusion'),
  exclusionWaitsFromOther: (ticket, _command, { actor }) =>
    ticket.exclusion && ticket.exclusion.by !== actorId(actor)
      ? undefined
      : { code: 'secondPersonNeeded', command: 'exclude' },
} as const satisfies Record<string, Guard>;

export type GuardName = keyof typeof GUARDS;

/** Applies one condition by name. */
export const check = (name: GuardName, ...args: Parameters<Guard>): Refusal | undefined =>
  (GUARDS[name] as Guard)(...args);

const isForceMajeure = (command: Command): boolean => String(field(command, 'reason') ?? '').includes('不可抗力');

/** An extension is asked for before the cut-off hour of the working day before the due day; under 不可抗力 until the due moment. */
function lastMomentToAsk(ticket: Ticket, { policy, calendar }: DecideContext): number {
  const before = previousWorkingDay(calendar, dayOf(ticket.completeBy - 1));
  return Math.min(ticket.completeBy, atClock(before, policy.limits.extension.cutOff));
}
