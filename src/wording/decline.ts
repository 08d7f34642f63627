import type { OfficeIdentity } from '../domain/policy/office-policy.ts';
import type { Ticket } from '../domain/ticket/ticket.ts';
import { redact } from './redact.ts';
import { ended, matter } from './ticket-title.ts';

/** Where else to turn, by the listed reason (不受理). */
const ELSEWHERE: readonly { readonly reason: string; readonly says: string }[] = [
  { reason: '诉讼仲裁', says: '这件事已在诉讼或仲裁中，要由法院或仲裁机构处理，请向承办的法院或仲裁机构了解。' },
  { reason: '信访复议', says: '这件事已在信访或行政复议程序中，请向受理的信访或复议机关了解。' },
  { reason: '纪检', says: '这类事由纪检监察机关受理，请打12388反映。' },
  { reason: '涉密', says: '这件事不能在群里办理，请到政务服务窗口当面反映。' },
  { reason: '重复无新理由', says: '这件事以前已经答复过，没有新的情况就不再重复办理；有新情况请直接说。' },
  { reason: '非诉求', says: '这件事不属于本平台办理的范围。' },
];

/** To the resident: not taken, why, and where to turn. A sensitive reason is not named in the group. */
export function decline(ticket: Ticket, reason: string, office: OfficeIdentity): string {
  const phone = office.phone ? `想再说明情况，可打${office.phone}。` : '';
  if (ticket.sensitive) return `${matter(ticket)}这里不能受理，工作人员会单独向您说明。${phone}`;
  const listed = ELSEWHERE.find((row) => reason.includes(row.reason));
  return `${matter(ticket)}这里不能受理。${listed ? listed.says : ended(redact(reason))}${phone}`;
}
