import { normalise } from '../domain/complaint/normalise.ts';
import { urgencyOf } from '../domain/complaint/urgency.ts';
import { type Addressees, residentOf, residentsOf } from '../domain/post/audience.ts';
import type { PostDraft, PostKind } from '../domain/post/post.ts';
import { acknowledgement, emergencyAcknowledgement, supported } from '../wording/acknowledgement.ts';
import { completion, followUp } from '../wording/completion.ts';
import { decline } from '../wording/decline.ts';
import { extensionForResident } from '../wording/extension.ts';
import { pause } from '../wording/pause.ts';
import {
  cancelled,
  merged,
  reopenedForResident,
  reworkedForResident,
  shelvedForResident,
  withdrawn,
} from '../wording/resident-notes.ts';
import { post, type Teller, type Tellers, type Telling, unitName } from './telling.ts';

const reporter = ({ ticket, office }: Telling): Addressees | undefined =>
  residentsOf(ticket, office.directory, 'reporter');
const everybody = ({ ticket, office }: Telling): Addressees | undefined => residentsOf(ticket, office.directory, 'all');

/** Quiet hours give way only to the resident who asks, not to a member of staff who acts at night. */
const asked = ({ prompt, actor }: Telling): boolean => prompt && actor.kind !== 'person';

const told = (telling: Telling, kind: PostKind, to: Addressees | undefined, text: string): readonly PostDraft[] =>
  post(telling, kind, to, text, asked(telling));

const opened: Teller<'opened'> = (telling) => {
  const { ticket, office, now } = telling;
  const pressing = ticket.urgency !== 'normal';
  const text =
    ticket.urgency === 'critical'
      ? emergencyAcknowledgement(ticket, urgencyOf(normalise(ticket.text)).emergency ?? 'danger', office.policy.office)
      : acknowledgement(ticket, now);
  return post(telling, 'acknowledgement', reporter(telling), text, pressing || asked(telling));
};

/** A neighbour is answered only when he spoke to the bot: at most one receipt a complaint. */
const echoed: Teller<'supported'> = (telling, { account }) => {
  const { ticket, office } = telling;
  return asked(telling)
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
    ? told(telling, 'answer', everybody(telling), reworkedForResident(telling.ticket, unitName(telling), telling.now))
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
  supported: echoed,
  declined: (telling, { reason }) =>
    told(telling, 'answer', everybody(telling), decline(telling.ticket, reason, telling.office.policy.office)),
  paused: (telling, { text, until }) =>
    told(telling, 'answer', reporter(telling), pause(telling.ticket, text, until, telling.now)),
  extensionGranted: (telling, { reason }) =>
    told(telling, 'answer', everybody(telling), extensionForResident(telling.ticket, reason, telling.now)),
  completed: finished,
  approved: finished,
  reworked,
  reopened: (telling) =>
    told(telling, 'answer', everybody(telling), reopenedForResident(telling.ticket, unitName(telling), telling.now)),
  shelved: (telling, { reason, reviewOn }) =>
    told(telling, 'answer', everybody(telling), shelvedForResident(telling.ticket, reason, reviewOn, telling.now)),
  followUpAsked: (telling) =>
    told(telling, 'followUp', reporter(telling), followUp(telling.ticket, telling.office.policy.office)),
  cancelled: withdrawnOrCancelled,
  merged: (telling, { into }) => told(telling, 'answer', everybody(telling), merged(telling.ticket, into)),
};
