import { type Directory, unitLabel } from '../../../../domain/office/directory.ts';
import type { Group } from '../../../../domain/office/group.ts';
import type { EventName, TicketEvent } from '../../../../domain/ticket/event.ts';
import type { TicketState } from '../../../../domain/ticket/state.ts';
import type { Ticket } from '../../../../domain/ticket/ticket.ts';
import { shortNumber } from '../../../../domain/ticket/ticket-number.ts';
import { dayOf, formatMoment, type Moment } from '../../../../domain/time/moment.ts';
import { KIND_NAMES, STATE_NAMES, URGENCY_NAMES } from '../../../../wording/state-names.ts';
import { historyLine } from '../../../../wording/ticket-history.ts';
import { clock, dayWord } from '../../../../wording/times.ts';
import { type Html, html } from '../../html.ts';
import { nameOf, speakerOf } from '../speaker.ts';
import { dueLines } from './due-lines.ts';

/** A ticket with its history, as the card shows it. */
export interface CardFacts {
  readonly ticket: Ticket;
  readonly events: readonly TicketEvent[];
  readonly directory: Directory;
  readonly now: Moment;
}

/** The way of a ticket; the state says how far it has come. */
const WAY = ['登记', '派单', '签收', '办结', '归档'] as const;
const COME: Readonly<Record<TicketState, number>> = {
  pending: 0,
  dispatched: 1,
  inProgress: 2,
  waiting: 2,
  shelved: 2,
  replied: 2,
  completed: 3,
  closed: 4,
  cancelled: 0,
};
const LEVELS = ['', '值班人员', '单位分管领导', '督查员', '分管领导'] as const;

export function ticketCard(facts: CardFacts): Html {
  const { ticket } = facts;
  return html`<article class="card" data-number="${ticket.number}">
<p class="card-top"><span class="no">${shortNumber(ticket.number)}</span><span class="state state-${ticket.state}">${STATE_NAMES[ticket.state]}</span>${
    ticket.urgency === 'normal' ? null : html`<span class="urgency">${URGENCY_NAMES[ticket.urgency]}</span>`
  }</p>
<h3>${ticket.sensitive ? '敏感事项' : ticket.subject}</h3>
${way(ticket)}
${due(facts)}
${about(facts)}
${words(facts)}
${history(facts)}
</article>`;
}

function way({ state }: Ticket): Html {
  if (state === 'cancelled') return html`<p class="void">这件已作废，不再办理。</p>`;
  const come = COME[state];
  return html`<ol class="way" aria-label="办到哪一步">${WAY.map(
    (name, index) =>
      html`<li class="${index <= come ? 'past' : 'ahead'}"${index === come ? html` aria-current="step"` : null}>${name}</li>`,
  )}</ol>`;
}

function due({ ticket, now }: CardFacts): Html | null {
  const lines = dueLines(ticket, now);
  return lines.length === 0
    ? null
    : html`<ul class="dues" aria-label="时限">${lines.map(
        ({ name, standing, due: at, words: said }) =>
          html`<li class="due ${standing}"><b>${name}</b><span class="by">${at}前</span><span class="left">${said}</span></li>`,
      )}</ul>`;
}

function about({ ticket, directory, now }: CardFacts): Html {
  const rows: readonly (readonly [string, string | null])[] = [
    ['单位', ticket.unit ? unitLabel(directory, ticket.unit) : '还没有派单'],
    ['协办', ticket.assisting.map((id) => unitLabel(directory, id)).join('、') || null],
    ['类别', ticket.sensitive ? null : `${KIND_NAMES[ticket.kind]}，${ticket.category.split('/').at(-1) ?? ''}`],
    ['来自', directory.group(ticket.group)?.name ?? null],
    ['附议', ticket.supporters.length > 0 ? `${ticket.supporters.length}户` : null],
    ['次数', counts(ticket)],
    ['提醒到', LEVELS[ticket.escalation] || null],
    ['批示', ticket.instructions.map(({ reason }) => reason).join('；') || null],
    ['登记于', `${dayWord(dayOf(ticket.openedAt), now)}${clock(ticket.openedAt)}`],
  ];
  return html`<dl class="about">${rows.map(([name, value]) => (value === null ? null : html`<div><dt>${name}</dt><dd>${value}</dd></div>`))}</dl>`;
}

function counts({ returns, extensions, reworks }: Ticket): string | null {
  const parts = [
    [returns, '退单'],
    [extensions, '延期'],
    [reworks, '重办'],
  ] as const;
  return parts.flatMap(([count, name]) => (count > 0 ? [`${name}${count}次`] : [])).join('，') || null;
}

/** A demonstration shows the words as they were said; of a sensitive matter nobody sees them here. */
function words({ ticket, directory }: CardFacts): Html {
  if (ticket.sensitive)
    return html`<section class="said"><h4>原话</h4><p class="hidden-words">敏感事项，原话不在这里显示。承办的人私聊助手发“详情 ${shortNumber(ticket.number)}”才看得到。</p></section>`;
  const group = directory.group(ticket.group);
  return html`<section class="said"><h4>原话</h4><ul>${ticket.messages.map(
    (message) =>
      html`<li><b>${group ? speakerOf(message.from, group, directory).name : message.from}</b> ${
        message.recalled ? '已撤回' : message.text || (message.kind === 'image' ? '［图片］' : '［语音］')
      }</li>`,
  )}</ul></section>`;
}

function history({ ticket, events, directory, now }: CardFacts): Html {
  const group = directory.group(ticket.group);
  const context = { unit: (id: string) => unitLabel(directory, id), now };
  return html`<section class="history"><h4>经过</h4><ol>${events.map((event) => {
    const { what, detail } = historyLine(event, context);
    return html`<li data-event="${event.event}"><time datetime="${formatMoment(event.at)}">${dayWord(dayOf(event.at), now)} ${clock(event.at)}</time><p><b>${what}</b> <span class="by">${actor(event, group, directory)}</span></p>${
      detail === '' || ticket.sensitive ? null : html`<p class="detail">${detail}</p>`
    }</li>`;
  })}</ol></section>`;
}

/** Events that the service writes down for a resident: who did it is in the words. */
const RESIDENTS_OWN: readonly EventName[] = ['messageAdded', 'supported', 'followedUp', 'messageRecalled'];

function actor({ by, event }: TicketEvent, group: Group | undefined, directory: Directory): string {
  if (by === 'system') return RESIDENTS_OWN.includes(event) ? '' : '助手';
  const known = directory.person(by);
  return known || !group ? nameOf(by, directory) : speakerOf(by, group, directory).name;
}
