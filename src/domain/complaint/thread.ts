/** A whole recorded group chat into complaints: folding per resident, the same matter of several residents joined, echoes beside. */

import { DAY } from '../time/moment.ts';
import { type Background, NO_BACKGROUND } from './background-words.ts';
import type { CategoryCatalogue } from './category.ts';
import { isEcho } from './echo.ts';
import type { EarlierMessage, FoldDecision, FoldMessage } from './fold.ts';
import { BURST_GAP, continues, fold } from './fold.ts';
import { recognise } from './recognise.ts';
import { residentWord, stillUnresolved } from './resident-words.ts';
import { type ComparedBy, compareMatters, SAME_IN_RECORDING } from './same-matter.ts';
import type { Matter } from './similarity.ts';

import type { Verdict } from './verdict.ts';

export interface ThreadMessage {
  readonly id: string;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly from: string;
  readonly kind: 'text' | 'image' | 'voice';
  readonly text: string;
  readonly mentionsBot?: boolean;
}

export interface ThreadTicket {
  readonly messages: readonly string[];
  readonly label: string;
  readonly category: string;
  readonly supporters: readonly string[];
}

export interface ThreadContext {
  readonly catalogue: CategoryCatalogue;
  readonly background?: Background;
  /** Swappable, so that a model can be tried on the same folding. */
  readonly judge?: Judge;
}

type Judge = (text: string, mentionsBot: boolean) => Verdict;

interface Draft {
  readonly key: string;
  readonly by: string;
  readonly at: number;
  messages: ThreadMessage[];
  supporters: string[];
  mergedInto?: Draft;
}

const ECHO_WINDOW = 48 * 3_600_000;
/** A recording is read as a whole: a pause of up to 25 minutes is bridged when the same resident goes on. */
const READ_WINDOW = { gap: 25 * 60_000, span: 90 * 60_000, lead: 5 * 60_000 };
const RECENT = READ_WINDOW.span;

/** Messages of residents only, in order, without recalled ones. One ticket per matter within 24 h. */
export function gatherThread(messages: readonly ThreadMessage[], context: ThreadContext): ThreadTicket[] {
  const judge =
    context.judge ??
    ((text: string, mentionsBot: boolean) => recognise(text, { catalogue: context.catalogue, mentionsBot }));
  const by = { background: context.background ?? NO_BACKGROUND, sameFrom: SAME_IN_RECORDING };
  const drafts: Draft[] = [];
  const recent = new Map<string, EarlierMessage[]>();
  const byId = new Map(messages.map((message) => [message.id, message]));
  const echoes: { readonly message: ThreadMessage; readonly draft: Draft }[] = [];

  for (const message of messages) {
    const mine = (recent.get(message.from) ?? []).filter((m) => message.at - m.at <= RECENT);
    const seconding = message.kind === 'text' && isEcho(message.text);
    const word = message.kind === 'text' && !seconding ? residentWord(message.text) : undefined;
    const verdict =
      message.kind === 'image' || message.text.trim() === ''
        ? undefined
        : judge(message.text, message.mentionsBot === true);
    const next: FoldMessage = {
      id: message.id,
      at: message.at,
      kind: message.kind,
      text: message.text,
      ...(verdict === undefined ? {} : { verdict }),
      isEcho: seconding || (word !== undefined && !stillUnresolved(message.text)),
    };
    const held = mine.filter((m) => m.ticket === undefined && m.isEcho !== true && m.kind !== 'image');
    const joined =
      verdict?.reading !== 'complaint' && held.length > 0 && verdict !== undefined
        ? judge([...held.map((m) => m.text), message.text].join('，'), false)
        : undefined;
    const folded = fold({
      message: next,
      recent: mine,
      window: READ_WINDOW,
      ...(joined === undefined ? {} : { joined }),
    });
    const decision: FoldDecision =
      folded.do === 'add' && turnsToNeighbours(next, { drafts, from: message.from, current: folded.ticket, judge, by })
        ? { do: 'open', with: [] }
        : folded;
    let ticket: string | undefined;
    if (decision.do === 'open') {
      ticket = message.id;
      drafts.push({
        key: ticket,
        by: message.from,
        at: message.at,
        messages: [...decision.with.flatMap((id) => byId.get(id) ?? []), message],
        supporters: [],
      });
    } else if (decision.do === 'add') {
      ticket = decision.ticket;
      drafts
        .find((draft) => draft.key === ticket)
        ?.messages.push(...decision.with.flatMap((id) => byId.get(id) ?? []), message);
    } else if (seconding) {
      const draft = echoedBy(message, drafts);
      if (draft !== undefined) echoes.push({ message, draft });
    }
    const along = decision.do === 'open' || decision.do === 'add' ? decision.with : [];
    const kept = mine.map((m) => (ticket !== undefined && along.includes(m.id) ? { ...m, ticket } : m));
    recent.set(message.from, [...kept, { ...next, ...(ticket === undefined ? {} : { ticket }) }]);
  }
  join(drafts, judge, by);
  for (const { message, draft } of echoes) root(draft).supporters.push(message.id);
  return drafts.filter((draft) => draft.mergedInto === undefined).map((draft) => ticketOf(draft, judge));
}

/** Who turns to something else has paused, milliseconds. */

interface Talk {
  readonly drafts: readonly Draft[];
  readonly from: string;
  /** Key of the draft the message would be added to. */
  readonly current: string;
  readonly judge: Judge;
  readonly by: ComparedBy;
}

/** In the middle of his own matter he speaks of one a neighbour has reported, and no longer of his own. */
function turnsToNeighbours(message: FoldMessage, { drafts, from, current, judge, by }: Talk): boolean {
  const { verdict, text, at } = message;
  if (verdict?.reading !== 'complaint') return false;
  const mine: Matter = { text, category: verdict.category, label: verdict.label };
  const speaksOf = (draft: Draft): boolean => compareMatters(matterOf(draft, judge), mine, by).same;
  const own = drafts.find((draft) => draft.key === current);
  const neighbours = drafts.filter((draft) => draft.by !== from && at - draft.at <= DAY);
  const paused = own !== undefined && at - (own.messages.at(-1)?.at ?? own.at) > BURST_GAP;
  return paused && neighbours.some(speaksOf) && !speaksOf(own);
}

function matterOf(draft: Draft, judge: Judge): Matter {
  const text = textOf(draft);
  const { category, label } = judge(text, false);
  return { text, category, label };
}

/** What was last spoken of by somebody else; where nobody else spoke, whatever there is. */
function echoedBy(message: ThreadMessage, drafts: readonly Draft[]): Draft | undefined {
  const lastSaid = (draft: Draft): number => draft.messages.at(-1)?.at ?? draft.at;
  const recent = drafts.filter((draft) => draft.by !== message.from && message.at - lastSaid(draft) <= ECHO_WINDOW);
  return recent.toSorted((a, b) => lastSaid(a) - lastSaid(b)).at(-1) ?? drafts.at(-1);
}

const root = (draft: Draft): Draft => (draft.mergedInto === undefined ? draft : root(draft.mergedInto));
const textOf = (draft: Draft): string =>
  draft.messages
    .filter((m) => m.kind !== 'image')
    .map((m) => m.text)
    .join('，');

/** The same resident again within the hour, on the same leaf or with words that only go on: no second matter. */
function goesOn(earlier: Draft, later: Draft, a: Matter, b: Matter): boolean {
  if (earlier.by !== later.by || later.at - (earlier.messages.at(-1)?.at ?? earlier.at) > RECENT) return false;
  return a.category === b.category || continues(later.messages.find((m) => m.kind !== 'image')?.text ?? '');
}

/** Joins later drafts to the earliest draft of the same matter within a day. */
function join(drafts: readonly Draft[], judge: Judge, by: ComparedBy): void {
  const matters = drafts.map((draft) => matterOf(draft, judge));
  drafts.forEach((draft, i) => {
    for (let j = 0; j < i; j += 1) {
      const earlier = drafts[j];
      const [a, b] = [matters[j], matters[i]];
      if (earlier === undefined || a === undefined || b === undefined || draft.at - earlier.at > DAY) continue;
      if (!compareMatters(a, b, by).same && !goesOn(earlier, draft, a, b)) continue;
      const into = root(earlier);
      draft.mergedInto = into;
      into.messages = [...into.messages, ...draft.messages];
      return;
    }
  });
}

function ticketOf(draft: Draft, judge: Judge): ThreadTicket {
  const verdict = judge(textOf(draft), false);
  return {
    messages: draft.messages.map((m) => m.id),
    label: verdict.label,
    category: verdict.category,
    supporters: draft.supporters,
  };
}
