import type { QueryName } from '../../domain/chat-command/grammar.ts';
import type { Said } from '../../domain/chat-command/said.ts';
import { unitLabel } from '../../domain/office/directory.ts';
import { isTalk } from '../../domain/office/talk.ts';
import { isOpenOverdue } from '../../domain/ticket/overdue.ts';
import type { Refusal } from '../../domain/ticket/refusal.ts';
import type { Ticket } from '../../domain/ticket/ticket.ts';
import type { Moment } from '../../domain/time/moment.ts';
import type { OfficeVersion } from '../../ports/office-store.ts';
import type { Stores } from '../../ports/unit-of-work.ts';
import {
  DETAILS_FORBIDDEN,
  lookUpAnswer,
  OPENED_IN_GROUP,
  onlyFor,
  opened,
  overdueAnswer,
  SENT_TO_STAFF,
  todoAnswer,
} from '../../wording/answers.ts';
import { helpAnswer } from '../../wording/help.ts';
import { refusalSentence } from '../../wording/refusals.ts';
import { anyOf } from '../../wording/role-list.ts';
import { LIST_LENGTH } from '../../wording/ticket-lines.ts';
import { findTicket } from '../acting/find-ticket.ts';
import { notDone, type SpokenBy, type StaffAnswer, told } from '../acting/staff-answer.ts';
import { seesEverything, worklist } from '../acting/worklist.ts';
import { answerDuty, cancelDuty } from '../office/change-duty.ts';
import { showRoster } from '../office/show-roster.ts';
import { silenceGroup, speakAgain } from '../office/silence-group.ts';
import { openByHand } from '../opening/open-from-review.ts';
import { digestAnswer, mayReadReports, rankingAnswer } from '../reporting/report-answers.ts';
import { showReviewList } from '../reviewing/show-review-list.ts';
import type { Service } from '../service.ts';
import { detailsOf, signedBy } from './answer-details.ts';

type Query = Extract<Said, { kind: 'query' }>;

interface Asking {
  readonly stores: Stores;
  readonly service: Service;
  readonly office: OfficeVersion;
  readonly said: Query;
  readonly spoken: SpokenBy;
  readonly now: Moment;
}

/** Answers what staff ask. What is said is for the group of staff; elsewhere only that it was sent there. */
export async function answerQuery(
  stores: Stores,
  service: Service,
  office: OfficeVersion,
  { said, spoken }: { readonly said: Query; readonly spoken: SpokenBy },
  now: Moment,
): Promise<StaffAnswer> {
  const { row } = said;
  if (row.action.kind !== 'query') throw new Error(`not a query: ${row.word}`);
  const asking = { stores, service, office, said, spoken, now };
  const allowed = row.manager || row.who.some((role) => spoken.person.roles.includes(role));
  if (allowed) return QUERIES[row.action.query](asking);
  return notDone(row.action.query === 'details' ? DETAILS_FORBIDDEN : onlyFor(row.word, anyOf(row.who)));
}

const QUERIES: Readonly<Record<QueryName, (asking: Asking) => Promise<StaffAnswer>>> = {
  help: ({ said, spoken }) => Promise.resolve(told(helpAnswer(spoken.person.roles, said.data.text), SENT_TO_STAFF)),
  todo: (asking) => list(asking, todoAnswer, () => true),
  overdue: (asking) => list(asking, overdueAnswer, (ticket) => isOpenOverdue(ticket, asking.now)),
  mine: mine,
  lookUp: (asking) => eachTicket(asking, lookUp),
  details: details,
  ranking: async (asking) =>
    report(asking, await rankingAnswer(asking.stores, asking.office, asking.spoken.group, asking.now)),
  digest: async (asking) =>
    report(asking, await digestAnswer(asking.stores, asking.service, asking.office, asking.now)),
  duty: ({ stores, office, spoken, said, now }) => answerDuty(stores, office, spoken.person, said.data, now),
  roster: ({ office, spoken, said, now }) => Promise.resolve(showRoster(office, spoken.person, said.data.unit, now)),
  cancelDuty: ({ stores, office, spoken, said, now }) => cancelDuty(stores, office, spoken.person, said.data, now),
  review: ({ stores, service, office, spoken, now }) => showReviewList({ stores, service, office, now }, spoken.person),
  open: open,
  silence: ({ stores, spoken, now }) => silenceGroup(stores, spoken, now),
  speakAgain: ({ stores, spoken, now }) => speakAgain(stores, spoken, now),
};

/** Said where it was asked, if reports are read there. */
const report = ({ office, spoken }: Asking, text: string): StaffAnswer =>
  told(text, mayReadReports(spoken.group, office) ? text : SENT_TO_STAFF);

type ListAnswer = typeof todoAnswer;

/** A list of the person's own, or of the unit he names. */
async function list(
  { stores, office, said, spoken, now }: Asking,
  written: ListAnswer,
  keep: (ticket: Ticket) => boolean,
): Promise<StaffAnswer> {
  const { directory } = office;
  const asked = said.data.unit;
  const unit = asked === undefined ? undefined : directory.unit(asked);
  if (asked !== undefined && !unit)
    return notDone(refusalSentence({ code: 'unitUnknown', text: asked }, { directory, now }));
  const everything = written === overdueAnswer && seesEverything(spoken.person);
  const tickets = unit
    ? await stores.tickets.openOf(unit.id)
    : everything
      ? await stores.tickets.openOf(null)
      : await worklist(stores, spoken.person, now);
  const kept = tickets.filter(keep);
  const whose = unit
    ? unitLabel(directory, unit.id)
    : seesEverything(spoken.person)
      ? everything
        ? '全部'
        : '等您处理的'
      : '本单位';
  return told(
    written(kept, whose, !unit && seesEverything(spoken.person), { directory, now }),
    SENT_TO_STAFF,
    numbers(kept),
  );
}

/** Tickets in the order they are shown, as many as are shown. */
const numbers = (tickets: readonly Ticket[]): readonly string[] =>
  tickets.slice(0, LIST_LENGTH).map((ticket) => ticket.number);

/** 我的: what is assigned to the person by name, else his list. */
async function mine({ stores, office, spoken, now }: Asking): Promise<StaffAnswer> {
  const { person } = spoken;
  const waiting = await worklist(stores, person, now);
  const assigned = waiting.filter((ticket) => ticket.assignee?.includes(person.name) ?? false);
  const tickets = assigned.length > 0 ? assigned : waiting;
  const whose = assigned.length > 0 ? '指派给您的' : seesEverything(person) ? '等您处理的' : '本单位';
  return told(
    todoAnswer(tickets, whose, seesEverything(person), { directory: office.directory, now }),
    SENT_TO_STAFF,
    numbers(tickets),
  );
}

type OneAnswer = (asking: Asking, ticket: Ticket) => Promise<string>;

async function eachTicket(asking: Asking, say: OneAnswer): Promise<StaffAnswer> {
  const { found, sentences } = await findAll(asking);
  const lines = [...sentences];
  for (const ticket of found) lines.push(await say(asking, ticket));
  const text = lines.join('\n');
  return found.length > 0
    ? told(text, SENT_TO_STAFF, numbers(found))
    : { ...notDone(text), bare: sentences.length > 0 ? bareRefusals(asking) : text };
}

/** Subjects of candidates are not said where residents read. */
const bareRefusals = ({ said }: Asking): string =>
  `没有找到编号${said.tickets.join('、')}的件，或者有好几件，请写完整编号。`;

async function findAll({
  stores,
  said,
  spoken,
  office,
  now,
}: Asking): Promise<{ readonly found: readonly Ticket[]; readonly sentences: readonly string[] }> {
  const found: Ticket[] = [];
  const refusals: Refusal[] = [];
  for (const written of said.tickets) {
    const one = await findTicket(stores, { written, actor: spoken.actor, action: said.row.action, now });
    if (one.done) found.push(one.value);
    else refusals.push(one.refusal);
  }
  return {
    found,
    sentences: refusals.map((refusal) => refusalSentence(refusal, { directory: office.directory, now })),
  };
}

const lookUp: OneAnswer = async ({ stores, office, now }, ticket) =>
  lookUpAnswer(ticket, await signedBy(stores, office, ticket), { directory: office.directory, now });

/** 详情 goes to the person alone, and only to who works on the ticket. */
async function details(asking: Asking): Promise<StaffAnswer> {
  const { found, sentences } = await findAll(asking);
  return found.length > 0 ? detailsOf(asking, found) : { ...notDone(sentences.join('\n')), bare: bareRefusals(asking) };
}

/** 建单 in the dispatcher's own words. */
async function open({ stores, service, office, said, spoken, now }: Asking): Promise<StaffAnswer> {
  const text = said.data.text ?? '';
  if (text === '') return notDone(`建单要写明地点和情况，例如“${said.row.example}”。`);
  const own = isTalk(spoken.group.id) ? office.directory.staffGroup() : spoken.group;
  if (!own) return notDone(OPENED_IN_GROUP);
  const { ticket } = await openByHand(stores, service, office, { text, group: own }, spoken.message, spoken.actor, now);
  return told(opened(ticket, { directory: office.directory, now }), '已建单。', [ticket.number]);
}
