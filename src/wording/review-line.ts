import { leafOf } from '../domain/complaint/category.ts';
import type { Message } from '../domain/complaint/message.ts';
import type { PostKind } from '../domain/post/post.ts';
import type { ReviewData, ReviewKind } from '../domain/review/review-kind.ts';
import type { Request, Ticket } from '../domain/ticket/ticket.ts';
import { shortNumber } from '../domain/ticket/ticket-number.ts';
import { dayOf, type Moment } from '../domain/time/moment.ts';
import { weekOfKey } from '../domain/time/period.ts';
import { COMMENDATION_NAMES } from './commendation.ts';
import { daysOf } from './days.ts';
import { redact } from './redact.ts';
import { instructions, named, title } from './ticket-title.ts';
import { clock, when } from './times.ts';

/** An item with whatever it is about, as far as it is still there. */
export interface ReviewView {
  readonly letter: string;
  readonly kind: ReviewKind;
  readonly data: ReviewData;
  readonly why: string;
  readonly sensitive: boolean;
  readonly openedAt: Moment;
  readonly ticket?: Ticket | undefined;
  readonly partner?: Ticket | undefined;
  readonly message?: Message | undefined;
  readonly post?: { readonly kind: PostKind; readonly at: Moment; readonly to: string } | undefined;
  /** Names: of the group it came from, of the ticket's unit, of the suggested one. */
  readonly group: string;
  readonly unit: string;
  readonly suggested: string;
  readonly now: Moment;
  /** Told to one person alone, who may read what a group may not. */
  readonly alone?: boolean;
}

/** What of an item is said in a post: neither its letter nor how to answer it. In a group the words of a sensitive one are not repeated. */
export const reviewLine = (view: ReviewView): string =>
  `${LINES[view.kind](view)}${view.ticket ? instructions(view.ticket) : ''}`;

/** Characters of a message that are quoted. */
const QUOTED = 40;

const short = (text: string): string => {
  const characters = [...redact(text).replaceAll(/\s+/gu, ' ').trim()];
  return characters.length > QUOTED ? `${characters.slice(0, QUOTED).join('')}…` : characters.join('');
};

/** `10:02` of today, else `昨天10:02`. */
const time = (moment: Moment, now: Moment): string =>
  dayOf(moment) === dayOf(now) ? clock(moment) : when(moment, now);

/** `柳荫小区1群10:02“楼下又开始了”`. */
function said(view: ReviewView, without: string, what = ''): string {
  const { message, group, now } = view;
  if (!message) return `${group}的一条消息`;
  const spoken = `${group}${time(message.sentAt, now)}`;
  if (isWithheld(view)) return `${spoken}一条不便转述的${what || '消息'}`;
  return message.text.trim() === '' ? `${spoken}${without}${what}` : `${spoken}${what}“${short(message.text)}”`;
}

/** Whether the message of an item must not be repeated to whom the item is told. */
const isWithheld = ({ alone, sensitive, data }: ReviewView): boolean =>
  alone !== true && (sensitive || data['withheld'] === true);

/** `，像是噪音扰民`; nothing where no category is known, or where it would say what the words may not. */
const likeness = (view: ReviewView): string => {
  const category = view.data['category'];
  if (isWithheld(view)) return '';
  return typeof category === 'string' && category !== '' ? `，像是${leafOf(category)}` : '';
};
const perhapsWith = ({ partner }: ReviewView): string =>
  partner ? `，也可能与${shortNumber(partner.number)}是同一件` : '';
const because = ({ ticket, alone }: ReviewView, request: Request | null | undefined): string =>
  !request || request.reason === '' || (ticket?.sensitive && !alone) ? '' : `，理由：${redact(request.reason)}`;
const matter = ({ ticket }: ReviewView): string => (ticket ? named(ticket) : '');

const LINES: Readonly<Record<ReviewKind, (view: ReviewView) => string>> = {
  doubtfulMessage: (view) => `${said(view, '一条消息')}${likeness(view)}，拿不准${perhapsWith(view)}`,
  voiceMessage: (view) => `${said(view, '一条', '语音')}${likeness(view)}，要人听一下${perhapsWith(view)}`,
  // Nobody has understood these two, so nobody knows whether their words may be repeated.
  foreignMessage: ({ message, group, now }) =>
    `${group}${message ? time(message.sentAt, now) : ''}的一条消息不是汉语，要人看一下`,
  faultyMessage: ({ message, group, now }) =>
    `${group}${message ? time(message.sentAt, now) : ''}的一条消息处理时出错，请看原消息`,
  unroutedTicket: unrouted,
  joinTickets: ({ ticket, partner, why }) =>
    `${ticket ? named(ticket) : ''}与${partner ? named(partner) : ''}像同一件事${why === '' ? '' : `（${why}）`}`,
  returnRequest: (view) =>
    `${view.unit}申请退回${matter(view)}${because(view, view.ticket?.returnRequest)}，时限照常计算`,
  extensionRequest: (view) =>
    `${view.unit}申请将${matter(view)}延期${view.ticket?.extensionRequest?.days ?? ''}个工作日${because(view, view.ticket?.extensionRequest)}，现${view.ticket ? when(view.ticket.completeBy, view.now) : ''}到期`,
  objection: (view) => `${view.unit}对${matter(view)}有异议${because(view, view.ticket?.objection)}，仍在办理`,
  reply: replied,
  shelving: (view) =>
    `${matter(view)}（${view.unit}）申请挂账${view.ticket?.shelving?.days ?? ''}天${because(view, view.ticket?.shelving)}`,
  exclusion: (view) =>
    `${matter(view)}（${view.unit}）申请不计入考核${because(view, view.ticket?.exclusion)}，件数照计，通报中列明`,
  unresolvedAfter: (view) => `${matter(view)}（${view.unit}）已归档，群众又说没有解决`,
  uncertainPost: ({ post, now }) =>
    post
      ? `${post.to}${time(post.at, now)}的${POST_NAMES[post.kind]}不知是否发出，为免重复没有补发。请看群：`
      : '一条消息不知是否发出',
  commendation: ({ data, suggested, why, now }) =>
    `${daysOf(weekOfKey(String(data['week'])), now)}，建议${COMMENDATION_NAMES[data['proposal'] === 'praise' ? 'praise' : 'criticism']}${suggested}：${why}`,
  circularDraft: ({ data, why }) =>
    why === ''
      ? `${data['name']}通报初稿已拟好${data['late'] === true ? '（补拟）' : ''}，${Number(data['refusals']) > 0 ? `有${data['refusals']}处要先改` : '请核对后送审'}`
      : `${data['name']}通报被领导退回，原因写在通报稿页面上，请改好再送审`,
  circularApproval: ({ data }) => `${data['name']}通报请审定，批准后才印发`,
};

function unrouted({ ticket, why, suggested }: ReviewView): string {
  if (!ticket) return '';
  const reason = why === '' ? '' : `：${why}`;
  return `${title(ticket)}，还没有派单${reason}${suggested === '' ? '' : `，可派${suggested}`}`;
}

function replied({ ticket, unit, alone }: ReviewView): string {
  if (!ticket) return '';
  const quoted = ticket.sensitive && !alone ? '' : `。答复：${redact(ticket.reply ?? '')}`;
  return `${title(ticket)}，${unit}的答复需要看一下：${ticket.faults.join('；')}${quoted}`;
}

/** What staff call a post. */
const POST_NAMES: Readonly<Record<PostKind, string>> = {
  notice: '公告',
  acknowledgement: '登记回执',
  dispatch: '派单通知',
  reminder: '提醒',
  overdue: '超期提醒',
  overdueList: '超期清单',
  escalation: '提请过问',
  answer: '答复',
  refusal: '答复',
  completion: '办结通知',
  followUp: '回访',
  review: '待确认清单',
  dailyRanking: '日报',
  leaderDigest: '每日摘要',
  weeklyReport: '周报',
  circular: '通报',
};
