import { type Directory, unitLabel } from '../../../../domain/office/directory.ts';
import type { Ticket } from '../../../../domain/ticket/ticket.ts';
import { shortNumber } from '../../../../domain/ticket/ticket-number.ts';
import type { Moment } from '../../../../domain/time/moment.ts';
import { STATE_NAMES } from '../../../../wording/state-names.ts';
import { type Html, html } from '../../html.ts';
import { type DueLine, dueLines } from './due-lines.ts';

/** Tickets named in the list; of the rest the number is given. */
const MOST = 60;

/** All open tickets, due first, each a button that opens its card. */
export function ticketList(tickets: readonly Ticket[], directory: Directory, now: Moment): Html {
  if (tickets.length === 0) return html`<p class="nothing">现在没有在办的工单。到居民群里说一件事就有了。</p>`;
  const rest = tickets.length - MOST;
  return html`<ul class="tickets">${tickets.slice(0, MOST).map((ticket) => row(ticket, directory, now))}</ul>${
    rest > 0 ? html`<p class="nothing">还有${rest}件。</p>` : null
  }`;
}

function row(ticket: Ticket, directory: Directory, now: Moment): Html {
  const line = worst(dueLines(ticket, now));
  const unit = ticket.unit ? unitLabel(directory, ticket.unit) : '还没有派单';
  return html`<li><button type="button" class="ticket-row" data-ticket="${ticket.number}">
<span class="card-top"><span class="no">${shortNumber(ticket.number)}</span><span class="state state-${ticket.state}">${STATE_NAMES[ticket.state]}</span></span>
<span class="subject">${ticket.sensitive ? '敏感事项' : ticket.subject}</span>
<span class="row-foot"><span>${unit}</span>${line ? html`<span class="left ${line.standing}">${line.name}${line.words}</span>` : null}</span>
</button></li>`;
}

/** The first clock that has run out, else the first that soon will, else that of the completion. */
const worst = (lines: readonly DueLine[]): DueLine | undefined =>
  lines.find(({ standing }) => standing === 'overdue') ??
  lines.find(({ standing }) => standing === 'dueSoon') ??
  lines.at(-1);
