import type { Context } from 'koa';
import { z } from 'zod';
import type { ReviewAnswer } from '../../../domain/review/review-answer.ts';
import { dayOf } from '../../../domain/time/moment.ts';
import type { CircularView } from '../../../flows/circulars/circular-page.ts';
import { dayToRectify } from '../../../flows/circulars/day-to-rectify.ts';
import {
  CIRCULAR_FILE,
  CIRCULAR_PAGE,
  CIRCULAR_PURPOSE,
  circularReaderOf,
} from '../../../flows/circulars/link-to-circular.ts';
import { DOCUMENT_TYPES } from '../../../ports/document-store.ts';
import { CIRCULAR_FAULTS, circularHeading, FILE_NAMES, SAVED } from '../../../wording/circular-page.ts';
import type { HttpDeps, ReviewDeps } from '../http-deps.ts';
import { type Route, route } from '../route.ts';
import { CircularForm, type SentForm, wishesOf } from './circular-form.ts';
import type { CircularPage } from './circular-page.ts';
import { fileOf, renderCircular, renderCircularFault } from './circular-view.ts';
import { type NotDone, saveDraft } from './save-draft.ts';

/** What counts and writes a circular is loaded when somebody opens one. */
const circulars = () => import('../../../flows/circulars/circular-page.ts');

const Token = z.object({ t: z.string().max(400).default(''), done: z.literal('saved').optional().catch(undefined) });
const FILES = ['document', 'topics', 'workbook', 'proof', 'topicsProof'] as const;
const File = Token.extend({ file: z.enum(FILES) });
/** What the leader's form sends; the rest is the draft's. */
const DECISIONS: readonly SentForm['action'][] = ['approve', 'sendBack'];
const SETTLED: NotDone = { sentence: CIRCULAR_FAULTS.settled };

/** What an answer of the review list each button gives; saving is none. */
const ANSWERS: Readonly<Record<Exclude<SentForm['action'], 'save'>, ReviewAnswer>> = {
  submit: 'submit',
  drop: 'no',
  approve: 'grant',
  sendBack: 'refuse',
};

const TYPES: Readonly<Record<(typeof DOCUMENT_TYPES)[number], string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
  csv: 'text/csv',
};

const page = { description: '网页', type: 'text/html' };
const refused = { ...page, description: '链接不对或已过期' };
const missing = { ...page, description: '没有这一期，或还没有印发' };

/** A circular behind a signed link: to be worked on by one person with his rights, or read by staff and leaders once it is issued. */
export function circularRoutes(deps: HttpDeps, { service, decided }: ReviewDeps): readonly Route[] {
  const { links, documents } = service;
  if (!links) return [];
  const saver = { service, clock: deps.clock, office: deps.office };

  /** The page's circular as its reader may see it; else the answer has been given. */
  async function open(token: string, ctx: Context): Promise<CircularView | undefined> {
    ctx.type = 'text/html; charset=utf-8';
    ctx.set('Referrer-Policy', 'same-origin');
    const checked = links?.check(token, CIRCULAR_PURPOSE, deps.clock.now());
    const reader = checked?.valid ? circularReaderOf(checked.claim.subject) : undefined;
    const { circularView } = await circulars();
    const view = reader && (await circularView(deps.stores, await deps.office(), reader));
    if (view) return view;
    ctx.status = checked?.valid ? 404 : 403;
    ctx.body = renderCircularFault(
      CIRCULAR_FAULTS[checked === undefined || checked.valid ? 'missing' : checked.why],
    ).toString();
    return undefined;
  }

  async function show(view: CircularView, token: string, more: Partial<CircularPage> = {}): Promise<string> {
    const office = await deps.office();
    const { directory, policy } = office;
    const corrections = await view.corrections();
    const now = deps.clock.now();
    const usual = { issuer: policy.office.issuer, rectifyBy: dayToRectify(office, dayOf(now)) };
    return renderCircular({ view, corrections, token, directory, now, usual, ...more }).toString();
  }

  async function carryOut(view: CircularView, sent: SentForm): Promise<NotDone | undefined> {
    const isDraft = view.item?.kind === 'circularDraft';
    if (!view.item || !view.person || isDraft !== !DECISIONS.includes(sent.action)) return SETTLED;
    if (isDraft) {
      const fault = await saveDraft(saver, view, sent);
      if (fault !== undefined || sent.action === 'save') return fault;
    } else if (sent.revision !== view.draft.revision) return SETTLED;
    if (sent.action === 'save') return undefined;
    const { person, item } = view;
    const said = sent.text.trim() === '' ? {} : { text: sent.text.trim() };
    const given = { person, item: item.id, answer: ANSWERS[sent.action], said, cause: `page:${deps.ids.next()}` };
    const { answerOnPage } = await import('../../../flows/reviewing/answer-on-page.ts');
    const answered = await answerOnPage(service, given, deps.clock.now());
    if (answered.kind !== 'answer') return { sentence: answered.text };
    decided();
    return undefined;
  }

  return [
    route({
      method: 'get',
      path: CIRCULAR_PAGE,
      summary: '一期通报的网页，凭消息里的链接打开',
      query: Token,
      answers: { 200: page, 403: refused, 404: missing },
      async handle({ query }, ctx) {
        const view = await open(query.t, ctx);
        if (!view) return;
        const notice = query.done === undefined ? undefined : ({ kind: 'done', sentence: SAVED } as const);
        ctx.body = await show(view, query.t, { notice });
      },
    }),
    route({
      method: 'post',
      path: CIRCULAR_PAGE,
      summary: '保存（可附一张各单位报送的表）、送审、批准或退回一期通报',
      query: Token,
      body: CircularForm,
      takes: ['multipart/form-data', 'application/x-www-form-urlencoded'],
      answers: {
        303: { description: '已办，回到通报' },
        403: refused,
        404: missing,
        409: { ...page, description: '没有办成' },
      },
      async handle({ query, body }, ctx) {
        const view = await open(query.t, ctx);
        if (!view) return;
        const fault = await carryOut(view, body);
        if (fault === undefined) {
          ctx.redirect(
            `${CIRCULAR_PAGE}?t=${encodeURIComponent(query.t)}${body.action === 'save' ? '&done=saved' : ''}`,
          );
          ctx.status = 303;
          return;
        }
        const now = await open(query.t, ctx);
        if (!now) return;
        ctx.status = 409;
        const notice = { kind: 'refused', ...fault } as const;
        // The form of the leader has no fields of the draft: what it does not send was not emptied.
        const typed = DECISIONS.includes(body.action) ? undefined : wishesOf(body, now.draft.wishes.tables);
        ctx.body = await show(now, query.t, { notice, typed, tableName: body.tableName, reason: body.text });
      },
    }),
    route({
      method: 'get',
      path: CIRCULAR_FILE,
      summary: '一期通报的文件',
      query: File,
      answers: { 200: { description: '文件', type: TYPES.docx }, 403: refused, 404: missing },
      async handle({ query }, ctx) {
        const view = await open(query.t, ctx);
        if (!view) return;
        const name = fileOf(view, query.file) ?? '';
        const bytes = await documents?.files.read(name);
        if (!bytes) {
          ctx.status = 404;
          ctx.body = renderCircularFault(CIRCULAR_FAULTS.missing).toString();
          return;
        }
        const type = DOCUMENT_TYPES.find((one) => name.endsWith(`.${one}`)) ?? 'json';
        const title = `${circularHeading(view.name)}-${FILE_NAMES[query.file].replace(/（.*$/u, '')}.${type}`;
        ctx.type = TYPES[type];
        ctx.set('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(title)}`);
        ctx.body = Buffer.from(bytes);
      },
    }),
  ];
}
