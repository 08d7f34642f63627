import type { FigureKey } from '../../../domain/figures/fact-fields.ts';
import type { FigureCode } from '../../../domain/figures/figure-table.ts';
import { unitLabel } from '../../../domain/office/directory.ts';
import type { FrozenNumber, FrozenTableName } from '../../../domain/report/publication.ts';
import type { Ticket } from '../../../domain/ticket/ticket.ts';
import { shortNumber } from '../../../domain/ticket/ticket-number.ts';
import type { Moment } from '../../../domain/time/moment.ts';
import { PROOF_PAGE } from '../../../flows/reporting/link-to-proof.ts';
import type { TicketShown } from '../../../flows/reporting/show-proof.ts';
import { howCounted } from '../../../wording/figure-cells.ts';
import {
  ABOVE_LINE,
  BACK,
  BELOW_ONLY,
  COUNTED,
  HIDDEN,
  maySeeWords,
  NEXT_PAGE,
  NOTHING_COUNTED,
  numberSentence,
  PROOF_TITLE,
  proofHead,
  SINCE_THEN,
  tableName,
} from '../../../wording/proof-page.ts';
import { STATE_NAMES } from '../../../wording/state-names.ts';
import { historyLine } from '../../../wording/ticket-history.ts';
import { title } from '../../../wording/ticket-title.ts';
import { when } from '../../../wording/times.ts';
import { type Html, html } from '../html.ts';
import { pageFrame } from '../page-frame.ts';
import { linkTo, nameOf, type ProofPage } from './proof-view.ts';

export interface NumberPage extends ProofPage {
  readonly table: FrozenTableName;
  readonly code: FigureCode;
  readonly of: string | null | undefined;
  readonly number: FrozenNumber;
  /** Those of this page. */
  readonly tickets: readonly TicketShown[];
  /** Number of the next page, where there is one. */
  readonly more: number | undefined;
}

/** One number: how it is counted, and every ticket it is made of. */
export function renderNumber(page: NumberPage): Html {
  const { view, table, code, of, number, now, token, directory, more } = page;
  const { report, cutOff } = view.publication;
  return pageFrame(
    PROOF_TITLE,
    html`<header><h1>${numberSentence(code, number)}</h1>
<p>${nameOf(of, keyOf(view, table), directory)}，${tableName(table)}。${proofHead(report, cutOff, now)}</p>
<p>${howCounted(code)}</p><p><a href="${PROOF_PAGE}?t=${encodeURIComponent(token)}">${BACK}</a></p></header>
${lists(page)}
${more === undefined ? null : html`<p><a href="${linkTo(token, table, of, code, more)}">${NEXT_PAGE}</a></p>`}`,
  );
}

const keyOf = ({ tables }: NumberPage['view'], table: FrozenTableName): FigureKey =>
  tables.find(({ name }) => name === table)?.key ?? 'unit';

/** Of a rate those above the line first, then those that only stand below it. */
function lists(page: NumberPage): readonly Html[] {
  const { number, tickets } = page;
  if (!number.above) return [listOf(COUNTED, tickets, page)];
  const above = new Set(number.above);
  return [
    listOf(
      ABOVE_LINE,
      tickets.filter((one) => above.has(one.number)),
      page,
    ),
    listOf(
      BELOW_ONLY,
      tickets.filter((one) => !above.has(one.number)),
      page,
    ),
  ];
}

const listOf = (head: string, tickets: readonly TicketShown[], page: NumberPage): Html => html`<section><h2>${head}</h2>
${tickets.length === 0 ? html`<p class="nothing">${NOTHING_COUNTED}</p>` : html`<ol>${tickets.map((shown) => itemOf(shown, page))}</ol>`}</section>`;

function itemOf({ number, ticket, since }: TicketShown, page: NumberPage): Html {
  if (!ticket) return html`<li>${shortNumber(number)}</li>`;
  const { now } = page;
  const words = maySeeWords(page.reader.audience);
  const [name, facts] = [words ? title(ticket) : shortNumber(number), standing(ticket, now)];
  const later = words && !ticket.sensitive && since.length > 0 ? whatHappened(since, page) : null;
  return html`<li><h3>${name}</h3>
<p>${words && ticket.unit !== null ? `${unitLabel(page.directory, ticket.unit)}，` : ''}${facts}</p>
${words && ticket.sensitive ? html`<p class="others">${HIDDEN}</p>` : null}${later}</li>`;
}

/** `已办结；3月2日8:01登记，3月9日18:00到期，3月5日10:30办结` */
function standing({ state, openedAt, completeBy, completedAt }: Ticket, now: Moment): string {
  const done = completedAt === null ? '' : `，${when(completedAt, now)}办结`;
  return `${STATE_NAMES[state]}；${when(openedAt, now)}登记，${when(completeBy, now)}到期${done}`;
}

function whatHappened(since: TicketShown['since'], { directory, now }: NumberPage): Html {
  const context = { unit: (id: string) => unitLabel(directory, id), now };
  const lines = since.map((event) => `${when(event.at, now)} ${historyLine(event, context).what}`);
  return html`<p class="others">${SINCE_THEN}${lines.join('；')}</p>`;
}
