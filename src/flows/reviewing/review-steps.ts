import type { ReviewAnswer, ReviewWords } from '../../domain/review/review-answer.ts';
import type { ReviewKind } from '../../domain/review/review-kind.ts';
import { shortNumber } from '../../domain/ticket/ticket-number.ts';
import { RESENT } from '../../ports/outbox.ts';
import {
  itemResent,
  itemSent,
  keptApart,
  leftClosed,
  proposalAdopted,
  proposalDropped,
} from '../../wording/review-answers.ts';
import { told } from '../acting/staff-answer.ts';
import type * as CircularSteps from '../circulars/circular-steps.ts';
import { commanded, reasonIn, refusedStep, type Step, settled, textIn } from '../desk/review-step.ts';
import { mergeTarget } from './review-merge-target.ts';
import { joinMessage, leaveMessage, openMessage } from './review-message-steps.ts';

const MESSAGE = { open: openMessage, no: leaveMessage, merge: joinMessage, dispatch: openMessage } as const;

/** To the unit that is named, else to the suggested one. */
const dispatchTicket: Step = (task) => {
  const { directory } = task.desk.office;
  const named = task.said.unit ?? task.item.data['unit'];
  const unit = typeof named === 'string' ? ((directory.unit(named) ?? directory.unitNamed(named))?.id ?? named) : '';
  return commanded('dispatch', () => ({ unit }), '派单')(task);
};

const joinTicket: Step = async (task) => {
  const target = await mergeTarget(task);
  if (!target.done) return refusedStep(task, target.refusal);
  const into = target.value.number;
  return commanded('merge', () => ({ into }), `并入${shortNumber(into)}`)(task);
};

/** Two matters: remembered, since a pair is proposed once. */
const keepApart: Step = async ({ item }) => settled(told(keptApart(item.letter), keptApart(item.letter)), '分开');

const postWent: Step = async ({ desk, item }) => {
  const seq = Number(item.data['post']);
  await desk.stores.outbox.settle(seq, { state: 'sent', at: desk.now, platformId: null });
  return settled(told(itemSent(item.letter), itemSent(item.letter)), '已发出');
};

const sendAgain: Step = async ({ desk, item }) => {
  const seq = Number(item.data['post']);
  await desk.stores.outbox.settle(seq, { state: 'queued', notBefore: desk.now, why: RESENT });
  return settled(told(itemResent(item.letter), itemResent(item.letter)), '补发');
};

const adoptProposal: Step = async ({ item }) =>
  settled(told(proposalAdopted(item.letter), proposalAdopted(item.letter)), '采用');
const dropProposal: Step = async ({ item }) =>
  settled(told(proposalDropped(item.letter), proposalDropped(item.letter)), '不用');

const reopening = ({ text }: ReviewWords) => ({ reason: text ?? '群众反映没有解决' });
const leaveClosed: Step = async ({ item, ticket }) =>
  settled(told(leftClosed(item.letter), leftClosed(item.letter), ticket ? [ticket.number] : []), '不重开');

/** Asked for once a month: what writes a circular is loaded then. */
const onCircular =
  (step: keyof typeof CircularSteps): Step =>
  async (task) =>
    (await import('../circulars/circular-steps.ts'))[step](task);

const nothing = (_said: ReviewWords) => ({});

/** What each answer does, by kind: every answer of `review-table` that is no mere synonym. */
export const REVIEW_STEPS: Readonly<Record<ReviewKind, { readonly [A in ReviewAnswer]?: Step }>> = {
  doubtfulMessage: MESSAGE,
  voiceMessage: MESSAGE,
  foreignMessage: MESSAGE,
  faultyMessage: MESSAGE,
  unroutedTicket: {
    grant: dispatchTicket,
    dispatch: dispatchTicket,
    no: commanded('decline', () => ({ reason: '非诉求' }), '不是诉求'),
    merge: joinTicket,
  },
  joinTickets: { merge: joinTicket, apart: keepApart },
  returnRequest: {
    grant: commanded('upholdReturn', nothing, '同意退单'),
    refuse: commanded('refuseReturn', reasonIn, '不同意退单'),
  },
  extensionRequest: {
    grant: commanded('grantExtension', nothing, '同意延期'),
    refuse: commanded('refuseExtension', reasonIn, '不同意延期'),
  },
  objection: { reply: commanded('answerObjection', textIn, '答复异议') },
  reply: {
    grant: commanded('approve', nothing, '通过'),
    refuse: commanded('rework', reasonIn, '退回重办'),
  },
  shelving: {
    grant: commanded('shelve', nothing, '同意挂账'),
    refuse: commanded('refuseShelving', reasonIn, '不同意挂账'),
  },
  exclusion: {
    grant: commanded('exclude', nothing, '同意剔除'),
    refuse: commanded('refuseExclusion', reasonIn, '不同意剔除'),
  },
  unresolvedAfter: { reopen: commanded('reopen', reopening, '重开'), no: leaveClosed },
  uncertainPost: { sent: postWent, resend: sendAgain },
  commendation: { adopt: adoptProposal, no: dropProposal },
  circularDraft: { submit: onCircular('submitCircular'), no: onCircular('dropCircular') },
  circularApproval: { grant: onCircular('approveCircular'), refuse: onCircular('sendBackCircular') },
};
