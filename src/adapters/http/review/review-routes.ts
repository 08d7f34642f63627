import { z } from 'zod';
import { isActivePerson, type Person } from '../../../domain/office/person.ts';
import { REVIEW_ANSWERS } from '../../../domain/review/review-answer.ts';
import type { Moment } from '../../../domain/time/moment.ts';
import { REVIEW_PAGE, REVIEW_PURPOSE } from '../../../flows/reviewing/link-to-review.ts';
import type { LinkSigner } from '../../../ports/link-signer.ts';
import { LINK_FAULTS } from '../../../wording/review-page.ts';
import type { HttpDeps, ReviewDeps } from '../http-deps.ts';
import { type Route, route } from '../route.ts';
import { reviewAssets } from './asset-routes.ts';
import type { Notice } from './review-page.ts';
import { renderFault, renderReview } from './review-page-view.ts';

/** A field left empty counts as not filled in. */
const field = z
  .string()
  .max(500)
  .optional()
  .transform((text) => (text === undefined || text.trim() === '' ? undefined : text.trim()));

const Token = z.object({ t: z.string().max(400).default(''), done: z.coerce.number().int().positive().optional() });
const Answer = z.object({
  item: z.coerce.number().int().positive(),
  answer: z.enum(REVIEW_ANSWERS),
  text: field,
  unit: field,
  into: field,
});

const page = { description: '网页', type: 'text/html' };
const refused = { description: '链接不对、已过期，或不再是工作人员', type: 'text/html' };

/** Every command of the staff hangs on it: loaded when somebody opens his list. */
const reviewing = () => import('../../../flows/reviewing/answer-on-page.ts');

interface Visitor {
  readonly person: Person;
  readonly expires: Moment;
}

/** The review list on a phone, for one person, by a signed link: the same items, answers and rules as in the staff group. */
export function reviewRoutes(deps: HttpDeps, { service, decided }: ReviewDeps): readonly Route[] {
  const { links } = service;
  if (!links) return [];
  const now = () => deps.clock.now();

  async function show({ person, expires }: Visitor, token: string, notice?: Notice): Promise<string> {
    const { policy, directory } = await deps.office();
    const { personalList } = await reviewing();
    const items = await personalList(service, person, now());
    return renderReview({ person, expires, token, items, notice, policy, directory, now: now() }).toString();
  }

  /** What became of the item that was just answered. */
  async function outcomeOf(id: number | undefined): Promise<Notice | undefined> {
    const item = id === undefined ? undefined : await deps.stores.reviews.find(id);
    return item?.decided ? { kind: 'done', item } : undefined;
  }

  return [
    route({
      method: 'get',
      path: REVIEW_PAGE,
      summary: '待确认清单的网页，凭私聊里的链接打开',
      query: Token,
      answers: { 200: page, 403: refused },
      async handle({ query }, ctx) {
        ctx.type = 'text/html; charset=utf-8';
        // Browsers that send no Sec-Fetch-Site must name their origin when the form is sent.
        ctx.set('Referrer-Policy', 'same-origin');
        const visitor = await visitorOf(query.t, links, deps);
        if (typeof visitor === 'string') {
          ctx.status = 403;
          ctx.body = renderFault(LINK_FAULTS[visitor]).toString();
        } else ctx.body = await show(visitor, query.t, await outcomeOf(query.done));
      },
    }),
    route({
      method: 'post',
      path: REVIEW_PAGE,
      summary: '在网页上答复一条',
      query: Token,
      body: Answer,
      takes: 'application/x-www-form-urlencoded',
      answers: { 303: { description: '已答复，回到清单' }, 403: refused, 409: { ...page, description: '没有答成' } },
      async handle({ query, body }, ctx) {
        ctx.type = 'text/html; charset=utf-8';
        ctx.set('Referrer-Policy', 'same-origin');
        const visitor = await visitorOf(query.t, links, deps);
        if (typeof visitor === 'string') {
          ctx.status = 403;
          ctx.body = renderFault(LINK_FAULTS[visitor]).toString();
          return;
        }
        const { item, answer, text, unit, into } = body;
        const said = { ...(text ? { text } : {}), ...(unit ? { unit } : {}), ...(into ? { into } : {}) };
        const cause = `page:${deps.ids.next()}`;
        const given = { person: visitor.person, item, answer, said, cause };
        const { answerOnPage } = await reviewing();
        const answered = await answerOnPage(service, given, now());
        if (answered.kind === 'answer') {
          decided();
          ctx.redirect(`${REVIEW_PAGE}?t=${encodeURIComponent(query.t)}&done=${item}`);
          ctx.status = 303;
          return;
        }
        ctx.status = 409;
        ctx.body = await show(visitor, query.t, {
          kind: 'refused',
          id: item,
          sentence: answered.text,
          text: text ?? '',
        });
      },
    }),
    ...reviewAssets(),
  ];
}

/** Whom the link is for, if he still belongs to the office; else why not. */
async function visitorOf(
  token: string,
  links: LinkSigner,
  deps: HttpDeps,
): Promise<Visitor | keyof typeof LINK_FAULTS> {
  const checked = links.check(token, REVIEW_PURPOSE, deps.clock.now());
  if (!checked.valid) return checked.why;
  const { directory } = await deps.office();
  const person = directory.person(checked.claim.subject);
  return person && isActivePerson(person) ? { person, expires: checked.claim.expires } : 'stranger';
}
