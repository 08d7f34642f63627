import { describe, expect, it } from 'vitest';
import type { Command, CommandName } from '../../../src/domain/ticket/command.ts';
import type { DecideContext } from '../../../src/domain/ticket/decide-context.ts';
import { check, DECLINE_REASONS, type GuardName } from '../../../src/domain/ticket/guards.ts';
import type { Refusal } from '../../../src/domain/ticket/refusal.ts';
import type { Ticket } from '../../../src/domain/ticket/ticket.ts';
import { DAY, HOUR } from '../../../src/domain/time/moment.ts';
import { aContext } from '../../builders/a-context.ts';
import { aTicket } from '../../builders/a-ticket.ts';
import { actorAs, SUPPORTER } from '../../builders/an-actor.ts';
import { at, MONDAY_MORNING as NOW } from '../../builders/moments.ts';
import { aRequest, COMMANDS } from './allowed.ts';

interface Case {
  readonly ticket?: Partial<Ticket>;
  readonly command?: Command;
  readonly context?: Parameters<typeof aContext>[0];
}
interface BothWays {
  readonly holds: Case;
  readonly refuses: Case;
  readonly because: Refusal;
}

const given = <N extends CommandName>(name: N, data: Omit<Extract<Command, { name: N }>, 'name'>): Command =>
  ({ name, ...data }) as unknown as Command;
const bare = (name: CommandName): Command => ({ name }) as Command;
const waiting = (
  what: 'return' | 'extension' | 'objection' | 'shelving' | 'exclusion',
  by?: string,
): Partial<Ticket> => ({
  [what === 'return' || what === 'extension' ? `${what}Request` : what]: aRequest(by),
});
const supporter = { account: SUPPORTER, at: NOW, message: 'm2' };
const completedAt = NOW;
/** Three working days after Monday morning. */
const FOLLOW_UP_ENDS = at('2026-03-05 18:00');
const DUE = at('2026-03-09 18:00');

/** Each condition once where it holds and once where it does not. */
const CASES: { readonly [G in GuardName]: BothWays } = {
  unitIsKnown: {
    holds: { command: COMMANDS.dispatch },
    refuses: { command: given('dispatch', { unit: 'u-nowhere' }) },
    because: { code: 'unitUnknown', text: 'u-nowhere' },
  },
  unitIsActive: {
    holds: { command: COMMANDS.dispatch },
    refuses: { command: given('dispatch', { unit: 'u-old' }) },
    because: { code: 'unitInactive', unit: 'u-old' },
  },
  unitIsOther: {
    holds: { ticket: { unit: 'u-river' }, command: COMMANDS.transfer },
    refuses: { ticket: { unit: 'u-power' }, command: COMMANDS.transfer },
    because: { code: 'sameUnit', unit: 'u-power' },
  },
  unitsAreGiven: {
    holds: { command: COMMANDS.assist },
    refuses: { command: given('assist', { units: ['u-power', 'u-nowhere'] }) },
    because: { code: 'unitUnknown', text: 'u-nowhere' },
  },
  reasonIsGiven: {
    holds: { command: COMMANDS.return },
    refuses: { command: given('return', { reason: ' 　' }) },
    because: { code: 'reasonNeeded', command: 'return' },
  },
  reasonIsListed: {
    holds: { command: given('decline', { reason: '属信访复议事项' }) },
    refuses: { command: given('decline', { reason: '不想管' }) },
    because: { code: 'reasonNotListed', reasons: DECLINE_REASONS },
  },
  textIsGiven: {
    holds: { command: COMMANDS.instruct },
    refuses: { command: bare('instruct') },
    because: { code: 'textNeeded', command: 'instruct' },
  },
  urgencyRises: {
    holds: { ticket: { urgency: 'urgent' }, command: COMMANDS.raise },
    refuses: { ticket: { urgency: 'critical' }, command: COMMANDS.raise },
    because: { code: 'asUrgentAlready' },
  },
  isUrgent: {
    holds: { ticket: { urgency: 'urgent' }, command: COMMANDS.lower },
    refuses: { ticket: { urgency: 'normal' }, command: COMMANDS.lower },
    because: { code: 'notUrgent' },
  },
  isNoEmergency: {
    holds: { ticket: { urgency: 'urgent' }, command: COMMANDS.cancel },
    refuses: { ticket: { urgency: 'critical' }, command: COMMANDS.cancel },
    because: { code: 'emergencyStands' },
  },
  noReturnWaits: {
    holds: {},
    refuses: { ticket: waiting('return') },
    because: { code: 'alreadyWaits', what: 'return' },
  },
  returnWaits: { holds: { ticket: waiting('return') }, refuses: {}, because: { code: 'nothingWaits', what: 'return' } },
  returnIsUnused: {
    holds: { ticket: { unit: 'u-river', returnedBy: ['u-power'] } },
    refuses: { ticket: { unit: 'u-river', returnedBy: ['u-river'] } },
    because: { code: 'returnUsed' },
  },
  returnIsInTime: {
    holds: { ticket: { dispatchedAt: NOW }, context: { now: at('2026-03-03 18:00') } },
    refuses: { ticket: { dispatchedAt: NOW }, context: { now: at('2026-03-03 18:00') + 1 } },
    because: { code: 'returnTooLate', until: at('2026-03-03 18:00') },
  },
  noObjectionWaits: {
    holds: {},
    refuses: { ticket: waiting('objection') },
    because: { code: 'alreadyWaits', what: 'objection' },
  },
  objectionWaits: {
    holds: { ticket: waiting('objection') },
    refuses: {},
    because: { code: 'nothingWaits', what: 'objection' },
  },
  isNotUrgent: {
    holds: { command: COMMANDS.pause },
    refuses: { ticket: { urgency: 'urgent' }, command: COMMANDS.pause },
    because: { code: 'urgentNeverWaits', command: 'pause' },
  },
  pauseIsUnused: { holds: {}, refuses: { ticket: { pauses: [[NOW, NOW + HOUR]] } }, because: { code: 'pauseUsed' } },
  isNoEnquiry: { holds: {}, refuses: { ticket: { kind: 'enquiry' } }, because: { code: 'extensionNotForEnquiries' } },
  noExtensionWaits: {
    holds: {},
    refuses: { ticket: waiting('extension') },
    because: { code: 'alreadyWaits', what: 'extension' },
  },
  extensionWaits: {
    holds: { ticket: waiting('extension') },
    refuses: {},
    because: { code: 'nothingWaits', what: 'extension' },
  },
  extensionsAreLeft: {
    holds: { ticket: { extensions: 1 } },
    refuses: { ticket: { extensions: 2 } },
    because: { code: 'extensionsUsed', times: 2 },
  },
  daysAreAllowed: {
    holds: { command: given('requestExtension', { days: 5 }) },
    refuses: { command: given('requestExtension', { days: 6 }) },
    because: { code: 'daysOutOfRange', most: 5 },
  },
  extensionIsInTime: {
    holds: {
      ticket: { completeBy: DUE },
      command: COMMANDS.requestExtension,
      context: { now: at('2026-03-06 17:00') - 1 },
    },
    refuses: {
      ticket: { completeBy: DUE },
      command: COMMANDS.requestExtension,
      context: { now: at('2026-03-06 17:00') },
    },
    because: { code: 'extensionTooLate', until: at('2026-03-06 17:00') },
  },
  answerIsGiven: {
    holds: { command: COMMANDS.followUp },
    refuses: { command: bare('followUp') },
    because: { code: 'answerNeeded' },
  },
  isFollowedUpOrLapsed: {
    holds: { ticket: { completedAt, followUp: { askedAt: null, resolved: null, satisfaction: 'basic' } } },
    refuses: { ticket: { completedAt, followUp: null } },
    because: { code: 'followUpRuns', until: FOLLOW_UP_ENDS },
  },
  reopenIsInTime: {
    holds: { ticket: { closedAt: NOW }, context: { now: NOW + 30 * DAY } },
    refuses: { ticket: { closedAt: NOW }, context: { now: NOW + 30 * DAY + 1 } },
    because: { code: 'reopenTooLate', days: 30 },
  },
  noShelvingWaits: {
    holds: {},
    refuses: { ticket: waiting('shelving') },
    because: { code: 'alreadyWaits', what: 'shelving' },
  },
  shelvingWaits: {
    holds: { ticket: waiting('shelving') },
    refuses: {},
    because: { code: 'nothingWaits', what: 'shelving' },
  },
  shelvingWaitsFromOther: {
    holds: { ticket: waiting('shelving', 'p-dispatcher'), context: { actor: actorAs('leader') } },
    refuses: { ticket: waiting('shelving', 'p-leader'), context: { actor: actorAs('leader') } },
    because: { code: 'secondPersonNeeded', command: 'shelve' },
  },
  mergeTargetIsOther: {
    holds: { command: COMMANDS.merge },
    refuses: { command: given('merge', { into: '20260302-001' }) },
    because: { code: 'mergeIntoItself' },
  },
  supporterIsKnown: {
    holds: { ticket: { supporters: [supporter] }, command: COMMANDS.split },
    refuses: { ticket: { supporters: [] }, command: COMMANDS.split },
    because: { code: 'noSuchSupporter' },
  },
  isAlone: { holds: {}, refuses: { ticket: { supporters: [supporter] } }, because: { code: 'alreadySigned' } },
  isNotExcluded: { holds: {}, refuses: { ticket: { excluded: '不属本街道' } }, because: { code: 'alreadyExcluded' } },
  noExclusionWaits: {
    holds: {},
    refuses: { ticket: waiting('exclusion') },
    because: { code: 'alreadyWaits', what: 'exclusion' },
  },
  exclusionWaits: {
    holds: { ticket: waiting('exclusion') },
    refuses: {},
    because: { code: 'nothingWaits', what: 'exclusion' },
  },
  exclusionWaitsFromOther: {
    holds: { ticket: waiting('exclusion', 'p-dispatcher'), context: { actor: actorAs('reviewer') } },
    refuses: { ticket: waiting('exclusion', 'p-reviewer'), context: { actor: actorAs('reviewer') } },
    because: { code: 'secondPersonNeeded', command: 'exclude' },
  },
};

function ask(guard: GuardName, { ticket, command, context }: Case): Refusal | undefined {
  const asked: DecideContext = aContext(context);
  return check(guard, aTicket(ticket), command ?? COMMANDS.accept, asked);
}

describe('the conditions of the lifecycle table', () => {
  it.each(Object.entries(CASES) as [GuardName, BothWays][])('%s', (guard, { holds, refuses, because }) => {
    expect(ask(guard, holds)).toBeUndefined();
    expect(ask(guard, refuses)).toEqual(because);
  });

  it('takes an extension on the due day itself for 不可抗力 only', () => {
    const late = { ticket: { completeBy: DUE }, context: { now: DUE } };
    const asking = (reason: string): Command => given('requestExtension', { days: 1, reason });
    expect(ask('extensionIsInTime', { ...late, command: asking('不可抗力，暴雨') })).toBeUndefined();
    expect(ask('extensionIsInTime', { ...late, command: asking('暴雨') })?.code).toBe('extensionTooLate');
    expect(ask('extensionIsInTime', { ...late, context: { now: DUE + 1 }, command: asking('不可抗力') })?.code).toBe(
      'extensionTooLate',
    );
  });

  it.each([0, -1, 1.5, Number.NaN])('does not extend by %s days', (days) => {
    expect(ask('daysAreAllowed', { command: given('requestExtension', { days }) })?.code).toBe('daysOutOfRange');
  });

  it('counts the follow-up from the moment it was asked', () => {
    const ticket = { completedAt: NOW - 10 * DAY, followUp: { askedAt: NOW, resolved: null, satisfaction: null } };
    expect(ask('isFollowedUpOrLapsed', { ticket, context: { now: FOLLOW_UP_ENDS - 1 } })?.code).toBe('followUpRuns');
    expect(ask('isFollowedUpOrLapsed', { ticket, context: { now: FOLLOW_UP_ENDS } })).toBeUndefined();
  });

  it('asks for a ticket to merge into', () => {
    expect(ask('mergeTargetIsOther', { command: bare('merge') })).toEqual({ code: 'mergeTargetNeeded' });
  });

  it('splits off the last supporter where nobody is named, if there is one', () => {
    expect(ask('supporterIsKnown', { ticket: { supporters: [supporter] }, command: bare('split') })).toBeUndefined();
    expect(ask('supporterIsKnown', { command: bare('split') })?.code).toBe('noSuchSupporter');
  });

  it('does not let a resident withdraw what a unit has signed', () => {
    expect(ask('isAlone', { ticket: { state: 'inProgress' } })).toEqual({ code: 'alreadySigned' });
  });

  it('shelves and excludes nothing that nobody has asked for', () => {
    expect(ask('shelvingWaitsFromOther', {})?.code).toBe('secondPersonNeeded');
    expect(ask('exclusionWaitsFromOther', {})?.code).toBe('secondPersonNeeded');
  });
});
