import { normalise } from '../../domain/complaint/normalise.ts';
import { sensitiveRow } from '../../domain/complaint/sensitive-matters.ts';
import { urgencyOf } from '../../domain/complaint/urgency.ts';
import { type Addressees, residentOf, residentsOf } from '../../domain/post/audience.ts';
import type { PostDraft, PostKind } from '../../domain/post/post.ts';
import { dayOf } from '../../domain/time/moment.ts';
import { acknowledgement, supported } from '../../wording/acknowledgement.ts';
import { completion, followUp } from '../../wording/completion.ts';
import { decline } from '../../wording/decline.ts';
import { emergencyReceipt, emergencyReceived } from '../../wording/emergency.ts';
import { extensionForResident } from '../../wording/extension.ts';
import { pause } from '../../wording/pause.ts';
import {
  cancelled,
  merged,
  reopenedForResident,
  reworkedForResident,
  shelvedForResident,
  withdrawn,
} from '../../wording/resident-notes.ts';
import { post, type Teller, type Tellers, type Telling, unitName, type Words } from './telling.ts';

const reporter = ({ ticket, office }: Telling): Addressees | undefined =>
  residentsOf(ticket, office.directory, 'reporter');
const everybody = ({ ticket, office }: Telling): Addressees | undefined => residentsOf(ticket, office.directory, 'all');

/** Quiet hours give way only to the resident who asks, not to a member of staff who acts at night. */
const asked = ({ prompt, actor }: Telling): boolean => prompt && actor.kind !== 'person';

const told = (telling: Telling, kind: PostKind, to: Addressees | undefined, text: Words): readonly PostDraft[] =>
  post(telling, kind, to, text, asked(telling));

const opened: Teller<'opened'> = (telling) => {
  const { ticket } = telling;
  const pressing = ticket.urgency !== 'normal';
  const text: Words =
    ticket.urgency === 'critical' ? inDanger(telling) : (_people, now) => acknowledgement(ticket, now);
  const receipt = post(telling, 'acknowledgement', reporter(telling), text, pressing || asked(telling));
  if (sensitiveRow(ticket.matter)?.oneReceipt !== true || asked(telling)) return receipt;
  return receipt.map((draft) => ({
    ...draft,
    dedupeKey: `acknowledgement:${ticket.matter}:${ticket.group}:${dayOf(ticket.openedAt)}`,
  }));
};

const inDanger = ({ ticket, office }: Telling): string => {
  const said = normalise(ticket.text);
  return emergencyReceipt(ticket, { emergency: urgencyOf(said).emergency ?? 'danger', said }, office.policy.office);
};

/**
 * Life in danger: that somebody on duty knows is said when a person has signed or called, once however often the ticket moves on. One
 * that is completed in the same breath has its own word.
 */
const received = (telling: Telling): readonly PostDraft[] => {
  const { ticket, before, actor } = telling;
  const first = before?.alarm ? !before.alarm.answered : before?.acceptedAt === null && before.contactedAt === null;
  if (ticket.urgency !== 'critical' || actor.kind !== 'person' || !first || ticket.state === 'completed') return [];
  return post(telling, 'answer', reporter(telling), emergencyReceived(ticket), true).map((draft) => ({
    ...draft,
    dedupeKey: `received:${ticket.number}:${before?.alarm?.since ?? ticket.openedAt}`,
  }));
};

/** A neighbour is answered when he spoke to the bot, or told the matter in full: at most one receipt a complaint. */
const echoed: Teller<'supported'> = (telling, { account, full }) => {
  const { ticket, office } = telling;
  return asked(telling) || full === true
    ? told(telling, 'answer', residentOf(ticket, office.directory, account), supported(ticket))
    : [];
};

const finished = (telling: Telling): readonly PostDraft[] =>
  told(
    telling,
    'completion',
    everybody(telling),
    completion(telling.ticket, unitName(telling), telling.office.policy.office),
  );

/** Sent back after the resident's own “没解决” he is answered there; a review within the office does not concern him. */
const reworked: Teller<'reworked'> = (telling) =>
  telling.before?.state === 'completed' && telling.actor.kind === 'person'
    ? told(telling, 'answer', everybody(telling), (_people, now) =>
        reworkedForResident(telling.ticket, unitName(telling), now),
      )
    : [];

const withdrawnOrCancelled: Teller<'cancelled'> = (telling, { reason }) => {
  const own = telling.actor.kind === 'resident';
  return told(
    telling,
    'answer',
    own ? reporter(telling) : everybody(telling),
    own ? withdrawn(telling.ticket) : cancelled(telling.ticket, reason),
  );
};

/** What the residents of the ticket's own group hear of it (contract §10). */
export const RESIDENT_TELLERS: Tellers = {
  opened,
  raised: (telling) =>
    telling.ticket.urgency === 'critical' ? post(telling, 'answer', everybody(telling), inDanger(telling), true) : [],
  accepted: received,
  contacted: received,
  supported: echoed,
  declined: (telling, { reason }) =>
    told(telling, 'answer', everybody(telling), decline(telling.ticket, reason, telling.office.policy.office)),
  paused: (telling, { text, until }) =>
    told(telling, 'answer', reporter(telling), (_people, now) => pause(telling.ticket, text, until, now)),
  extensionGranted: (telling, { reason }) =>
    told(telling, 'answer', everybody(telling), (_people, now) => extensionForResident(telling.ticket, reason, now)),
  completed: finished,
  approved: finished,
  reworked,
  reopened: (telling) =>
    told(telling, 'answer', everybody(telling), (_people, now) =>
      reopenedForResident(telling.ticket, unitName(telling), now),
    ),
  shelved: (telling, { reason, reviewOn }) =>
    told(telling, 'answer', everybody(telling), (_people, now) =>
      shelvedForResident(telling.ticket, reason, reviewOn, now),
    ),
  followUpAsked: (telling) =>
    told(telling, 'followUp', reporter(telling), followUp(telling.ticket, telling.office.policy.office)),
  cancelled: withdrawnOrCancelled,
  merged: (telling, { into }) => told(telling, 'answer', everybody(telling), merged(telling.ticket, into)),
};
