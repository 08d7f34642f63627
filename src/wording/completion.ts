import type { OfficeIdentity } from '../domain/policy/office-policy.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';
import { shortNumber } from '../domain/ticket/ticket-number.ts';
import { redact } from './redact.ts';
import { ended, matter } from './ticket-title.ts';

/** Numbers of the office itself may stand in a reply. */
const knownNumbers = (office: OfficeIdentity): readonly string[] => [
  office.phone ?? '',
  ...Object.values(office.emergency),
];

/** To all who reported it: what was done (办结). Of a sensitive matter only that there is a result, and whom to ask. */
export function completion(ticket: Ticket, unit: string, office: OfficeIdentity): string {
  if (ticket.sensitive) {
    const phone = office.phone ? `，也可打${office.phone}` : '';
    return `${matter(ticket)}有结果了，${unit}会单独告诉您${phone}。如果还有问题，直接说“没解决”。`;
  }
  const reply = ended(redact(ticket.reply ?? '', knownNumbers(office)));
  return `${matter(ticket)}有结果了。${unit}答复：${reply}如果还有问题，直接说“没解决”，我们接着办。`;
}

/** The two questions of the follow-up (回访). */
export function followUp(ticket: Ticket, office: OfficeIdentity): string {
  const what = ticket.sensitive
    ? `您之前反映的事（${shortNumber(ticket.number)}）`
    : `${shortNumber(ticket.number)}“${redact(ticket.subject)}”`;
  // Nobody hears what a resident says in private: it must not be offered.
  const phone = office.phone ? `不方便在群里说，可打${office.phone}。` : '';
  return `打扰了。${what}，现在解决了吗？对办理满意吗？照实说就好，比如“解决了，满意”或“没解决，不满意”。${phone}`;
}
