import type { Directory } from '../domain/office/directory.ts';
import type { Person } from '../domain/office/person.ts';
import { shortName } from '../domain/office/unit.ts';
import type { OfficePolicy } from '../domain/policy/office-policy.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';
import { shortNumber } from '../domain/ticket/ticket-number.ts';
import type { Moment } from '../domain/time/moment.ts';
import { redact } from './redact.ts';
import { named, title } from './ticket-title.ts';
import { when } from './times.ts';

/** What a resident, or the unit on his behalf, is told about a word of his. */
export type ResidentAnswer =
  | { readonly word: 'help' | 'none' }
  | { readonly word: 'mine'; readonly tickets: readonly Ticket[] }
  | {
      readonly word:
        | 'progress'
        | 'withdrawn'
        | 'supportEnded'
        | 'goesOn'
        | 'unitAsked'
        | 'alarmStands'
        | 'dispatcherAsked'
        | 'correctionNeeded'
        | 'corrected'
        | 'wordsAdded'
        | 'thanked'
        | 'reworked';
      readonly ticket: Ticket;
    }
  | {
      readonly word: 'toUnit';
      readonly about: WordToUnit;
      readonly ticket: Ticket;
      readonly duty: Person | undefined;
      /** What was said, where the unit reads the very words (addition). */
      readonly words?: string | undefined;
    };

/** What a unit is told that a resident said. */
export type WordToUnit = 'withdrawal' | 'correction' | 'addition' | 'solved' | 'allClear';

export interface AnswerContext {
  readonly office: OfficePolicy;
  readonly directory: Directory;
  readonly now: Moment;
}

/** The sentence for a resident's word. Nothing in it names or describes the resident. */
export function residentAnswer(about: ResidentAnswer, context: AnswerContext): string {
  switch (about.word) {
    case 'help':
      return help(context);
    case 'none':
      return '没有找到您登记的件。您直接说问题就行，说清地点和情况，我来登记。';
    case 'mine':
      return mine(about.tickets, context);
    case 'toUnit':
      return toUnit(about);
    default:
      return ofTicket(about.word, about.ticket, context);
  }
}

function help({ office }: AnswerContext): string {
  const name = office.office.botNames[0] ?? '小助手';
  const phone = office.office.phone ? `想找人说话，打${office.office.phone}。` : '';
  return `有问题直接说，或者@${name}，我登记后转给责任单位。登记以后，说“进度”看办到哪一步，说“更正”改内容，不用办了说“撤回”。${phone}急事直接打110、119、120。`;
}

function mine(tickets: readonly Ticket[], context: AnswerContext): string {
  if (tickets.length === 0) return '您在本群最近没有登记的件。有问题直接说就行。';
  return [
    `您最近登记的${tickets.length}件：`,
    ...tickets.map((ticket) => `${title(ticket)}，${stage(ticket, context)}`),
  ].join('\n');
}

function ofTicket(
  word: Exclude<ResidentAnswer['word'], 'help' | 'none' | 'mine' | 'toUnit'>,
  ticket: Ticket,
  context: AnswerContext,
): string {
  const number = shortNumber(ticket.number);
  const what = named(ticket);
  switch (word) {
    case 'progress':
      return `${what}${stage(ticket, context)}。`;
    case 'withdrawn':
      return `${what}已按您说的撤回，不再办理。还需要办时直接说就行。`;
    case 'supportEnded':
      return `好的，不再算您这一户，${number}继续办。`;
    case 'goesOn':
      return `还有${ticket.supporters.length}户也在反映，${what}继续办，您这边不再打扰。`;
    case 'unitAsked':
      return `${what}已经有单位在办，您的意思已转告，核实后会结案。`;
    case 'alarmStands':
      return `${number}涉及安全，要工作人员核实后才能结束，您的意思已转告。还有危险请马上打110、119、120。`;
    case 'dispatcherAsked':
      return `${what}已经归档，您说的情况已转给派单员，由工作人员决定是否重新办理。`;
    case 'correctionNeeded':
      return `${what}要改成什么？回“更正”加上正确的内容就行，比如“更正 是5号楼不是3号楼”。`;
    case 'corrected':
      return ticket.sensitive
        ? `${number}已更正，也告诉办理单位了。`
        : `${number}已更正为“${redact(ticket.subject)}”，也告诉办理单位了。`;
    case 'wordsAdded':
      return `您补充的话已记到${what}里，也告诉办理单位了。`;
    case 'thanked':
      return `记下了，谢谢您告诉我们（${number}）。`;
    case 'reworked':
      return `知道了，${what}已退回重新办理，${when(ticket.completeBy, context.now)}前再给您答复。`;
  }
}

/** Where a ticket stands, as the end of a sentence that began with its number. */
function stage(ticket: Ticket, { directory, now }: AnswerContext): string {
  const unit = directory.unit(ticket.unit);
  const name = unit ? shortName(unit) : '';
  const due = `${when(ticket.completeBy, now)}前办结`;
  switch (ticket.state) {
    case 'pending':
      return '已登记，正在确定由哪个单位办理';
    case 'dispatched':
      return `已转给${name}，等待签收，应在${due}`;
    case 'inProgress':
      return now > ticket.completeBy ? `由${name}办理，已超过时限，我们正在催` : `由${name}办理，应在${due}`;
    case 'waiting':
      return '在等您补充情况，补充后接着办';
    case 'shelved':
      return `由${name}办理，一时办不了，已列入挂账，到期会再查`;
    case 'replied':
      return `${name}已有答复，正在审核`;
    case 'completed':
    case 'closed':
      return ticket.sensitive ? `${name}已办结` : `${name}已办结：${redact(ticket.reply ?? '')}`;
    case 'cancelled':
      return '已撤回，不再办理';
  }
}

function toUnit({ about, ticket, duty, words = '' }: Extract<ResidentAnswer, { readonly word: 'toUnit' }>): string {
  const number = shortNumber(ticket.number);
  const who = duty ? `@${duty.name} ` : '';
  const read = `请私聊发“详情 ${number}”看。`;
  switch (about) {
    case 'withdrawal':
      return `【群众来话】${who}${title(ticket)}，诉求人说不用办了。请核实，属实就回“办结 ${number} 结果”。`;
    case 'solved':
      return `【群众来话】${who}${title(ticket)}，诉求人说已经解决了。请核实，属实就回“办结 ${number} 结果”。`;
    case 'allClear':
      return `【群众来话】${who}${title(ticket)}，反映险情的居民说已经没事了。请马上核实，核实前照常处置，属实就回“办结 ${number} 结果”。`;
    case 'correction':
      return ticket.sensitive
        ? `【更正】${who}${number} 诉求人更正了内容，${read}`
        : `【更正】${who}${number} 诉求人更正为“${redact(ticket.subject)}”。`;
    case 'addition':
      return ticket.sensitive
        ? `【群众来话】${who}${number} 诉求人补充了内容，${read}`
        : `【群众来话】${who}${title(ticket)}，诉求人又说：“${redact(words)}”。`;
  }
}
