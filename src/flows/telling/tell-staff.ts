import { SYSTEM } from '../../domain/office/actor.ts';
import { unitLabel } from '../../domain/office/directory.ts';
import type { StaffRole } from '../../domain/office/person.ts';
import { firstWith, personOf, staffOf } from '../../domain/post/audience.ts';
import type { PostDraft } from '../../domain/post/post.ts';
import { shortNumber } from '../../domain/ticket/ticket-number.ts';
import { assist, backToUnit, dispatch, dropped, handedOver, transferred } from '../../wording/dispatch.ts';
import { type CallReader, type CriticalStanding, criticalCall } from '../../wording/emergency.ts';
import { extensionGranted, extensionRefused, shelvingRefused } from '../../wording/extension.ts';
import {
  instructed,
  objectionAnswered,
  returnRefused,
  returnUpheld,
  shelvedForUnit,
  supervised,
  urged,
} from '../../wording/supervision.ts';
import { at, sayable, title } from '../../wording/ticket-title.ts';
import { loweredForUnit, raisedForUnit } from '../../wording/urgency-change.ts';
import { toldAtOnce, warned } from './tell-privately.ts';
import { isPressing, post, type Teller, type Tellers, type Telling, toUnit, unitName, type Words } from './telling.ts';

const DISPATCHERS: readonly StaffRole[] = ['dispatcher', 'administrator'];
const LEADERS: readonly StaffRole[] = ['leader', 'supervisor', 'administrator'];

/** The person who acts, as the unit knows him. */
const actorName = ({ actor }: Telling): string => (actor.kind === 'person' ? actor.person.name : '');

const unitNote = (
  telling: Telling,
  kind: 'dispatch' | 'answer',
  text: Words,
  unit = telling.ticket.unit,
): readonly PostDraft[] => post(telling, kind, toUnit(telling, unit), text, isPressing(telling));

/** What is true when the ticket opens: a rule names its unit in the next step, where the office lets it. */
function standingOf({ ticket, office }: Telling): CriticalStanding {
  if (ticket.unit !== null) return { unit: unitLabel(office.directory, ticket.unit) };
  return office.policy.trial || office.policy.autoDispatch === 'none' ? 'byHand' : 'byRule';
}

/** A life may be in danger: dispatcher and leader hear of it at once, also before there is a unit. */
const alarm = (telling: Telling): readonly PostDraft[] => {
  const { ticket, office } = telling;
  if (ticket.urgency !== 'critical') return [];
  const { directory } = office;
  const duty = ticket.unit === null ? undefined : directory.dutyOf(ticket.unit, telling.now)?.name;
  const words =
    (reader: CallReader): Words =>
    (people) =>
      criticalCall({
        reader,
        duty,
        at: at(people),
        title: title(ticket),
        number: shortNumber(ticket.number),
        again: false,
        standing: standingOf(telling),
        place: ticket.sensitive ? '' : ticket.place,
        signed: ticket.acceptedAt !== null,
      });
  const leaders = firstWith(directory, LEADERS).slice(0, 1);
  return [
    ...post(telling, 'escalation', staffOf(firstWith(directory, DISPATCHERS), directory), words('dispatcher'), true),
    ...leaders.flatMap((leader) => post(telling, 'escalation', personOf(leader, directory), words('leader'), true)),
  ];
};

const dispatched: Teller<'dispatched'> = (telling) => [
  ...unitNote(telling, 'dispatch', (people, now) => dispatch(telling.ticket, people, now)),
  ...warned(telling),
];

const moved: Teller<'transferred'> = (telling, { unit, reason }) => {
  const { ticket, before, office } = telling;
  const from = before?.unit ?? null;
  return [
    ...unitNote(telling, 'dispatch', (people, now) => transferred(ticket, reason, people, now)),
    ...warned(telling),
    ...(from === null
      ? []
      : unitNote(telling, 'answer', (people) => handedOver(ticket, unitLabel(office.directory, unit), people), from)),
  ];
};

const back = (label: '重办' | '重开' | '销账' | '恢复办理', telling: Telling, reason: string): readonly PostDraft[] =>
  unitNote(telling, 'dispatch', (people, now) => backToUnit(telling.ticket, { label, reason }, people, now));

/** The unit that had a ticket in hand learns that nothing is left to do. */
const nothingLeft = (telling: Telling, why: string): readonly PostDraft[] => {
  const unit = telling.before?.unit ?? null;
  return unit === null ? [] : unitNote(telling, 'answer', (people) => dropped(telling.ticket, why, people), unit);
};

/** 催办 and 督办 by a person; those of the ladder are bundled by whoever sends the reminders. */
const byPerson = (telling: Telling, kind: 'reminder' | 'escalation', text: Words): readonly PostDraft[] =>
  telling.actor.kind === SYSTEM.kind
    ? []
    : post(telling, kind, toUnit(telling), text, telling.prompt || isPressing(telling));

/** What staff hear of a ticket (contract §10). What waits for an answer is on the review list and is announced from there. */
export const STAFF_TELLERS: Tellers = {
  opened: (telling) => [...alarm(telling), ...toldAtOnce(telling)],
  dispatched,
  transferred: moved,
  assisted: (telling, { units }) =>
    units.flatMap((unit) =>
      unitNote(telling, 'dispatch', (people, now) => assist(telling.ticket, unitName(telling), people, now), unit),
    ),
  returnUpheld: (telling) =>
    unitNote(telling, 'answer', (people) => returnUpheld(telling.ticket, people), telling.before?.unit ?? null),
  returnRefused: (telling, { reason }) =>
    unitNote(telling, 'answer', (people, now) => returnRefused(telling.ticket, reason, people, now)),
  objectionAnswered: (telling, { text }) =>
    unitNote(telling, 'answer', (people) => objectionAnswered(telling.ticket, text, people)),
  resumed: (telling) => (telling.actor.kind === 'person' ? [] : back('恢复办理', telling, '')),
  extensionGranted: (telling, { days }) => {
    const most = telling.office.policy.limits.extension.times;
    return unitNote(telling, 'answer', (people, now) => extensionGranted(telling.ticket, { days, most }, people, now));
  },
  extensionRefused: (telling, { reason }) =>
    unitNote(telling, 'answer', (people, now) => extensionRefused(telling.ticket, reason, people, now)),
  shelvingRefused: (telling, { reason }) =>
    unitNote(telling, 'answer', (people, now) => shelvingRefused(telling.ticket, reason, people, now)),
  reworked: (telling, { reason }) => back('重办', telling, reason),
  reopened: (telling, { reason }) => back('重开', telling, reason),
  shelved: (telling, { reviewOn }) =>
    unitNote(telling, 'answer', (people, now) => shelvedForUnit(telling.ticket, reviewOn, people, now)),
  unshelved: (telling) => back('销账', telling, ''),
  reminded: (telling, { text }) =>
    byPerson(telling, 'reminder', (people, now) =>
      urged(telling.ticket, { by: actorName(telling), text }, people, now),
    ),
  escalated: (telling, { text }) =>
    byPerson(telling, 'escalation', (people, now) =>
      supervised(telling.ticket, { by: actorName(telling), text }, people, now),
    ),
  raised: (telling) => [
    ...alarm(telling),
    ...unitNote(telling, 'dispatch', (people, now) => raisedForUnit(telling.ticket, people, now)),
  ],
  lowered: (telling, { reason }) =>
    unitNote(telling, 'answer', (people, now) => loweredForUnit(telling.ticket, reason, people, now)),
  instructed: (telling) =>
    byPerson(telling, 'escalation', (people) => instructed(telling.ticket, actorName(telling), people)),
  cancelled: (telling, { reason }) =>
    nothingLeft(
      telling,
      telling.actor.kind === 'resident'
        ? '诉求人已撤回'
        : `已作废${sayable(telling.ticket, reason) === '' ? '' : `：${reason}`}`,
    ),
  merged: (telling, { into }) => nothingLeft(telling, `已并入${shortNumber(into)}一起办理`),
};
