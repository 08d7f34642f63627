import { z } from 'zod';
import { FIGURE_DEFINITIONS } from '../../../domain/figures/figure-table.ts';
import { FROZEN_TABLES } from '../../../domain/report/publication.ts';
import { PROOF_PAGE, PROOF_PURPOSE, readerOf } from '../../../flows/reporting/link-to-proof.ts';
import { numberAt, proofView, ticketsShown } from '../../../flows/reporting/show-proof.ts';
import { PROOF_FAULTS } from '../../../wording/proof-page.ts';
import type { HttpDeps } from '../http-deps.ts';
import { type Route, route } from '../route.ts';
import { renderNumber } from './number-view.ts';
import { renderProof, renderProofFault } from './proof-view.ts';

/** How many tickets a page lists. */
const PAGE = 100;

const Place = z.object({
  t: z.string().max(400).default(''),
  table: z.enum(FROZEN_TABLES).optional(),
  code: z.enum(FIGURE_DEFINITIONS.map(({ code }) => code)).optional(),
  /** Left out: all together; empty: of nobody. */
  of: z.string().max(200).optional(),
  page: z.coerce.number().int().min(1).max(10_000).default(1),
});

const page = { description: '网页', type: 'text/html' };

/** What is behind the figures of a report, for whoever holds its signed link: nothing can be changed here. */
export function proofRoutes(deps: HttpDeps): readonly Route[] {
  const { links, stores } = deps;
  if (!links) return [];
  return [
    route({
      method: 'get',
      path: PROOF_PAGE,
      summary: '日报、摘要里每个数的出处，凭它们下面的链接打开',
      query: Place,
      answers: {
        200: page,
        403: { ...page, description: '链接不对或已过期' },
        404: { ...page, description: '没有这个数' },
      },
      async handle({ query }, ctx) {
        ctx.type = 'text/html; charset=utf-8';
        const refuse = (status: number, why: keyof typeof PROOF_FAULTS): void => {
          ctx.status = status;
          ctx.body = renderProofFault(PROOF_FAULTS[why]).toString();
        };
        const now = deps.clock.now();
        const checked = links.check(query.t, PROOF_PURPOSE, now);
        if (!checked.valid) return refuse(403, checked.why);
        const reader = readerOf(checked.claim.subject);
        const view = reader && (await proofView(stores, reader));
        if (!view) return refuse(404, 'missing');
        const { directory } = await deps.office();
        const about = { view, reader, directory, now, token: query.t };
        const { table, code } = query;
        if (!table || !code) {
          ctx.body = renderProof({ ...about, corrections: await view.corrections() }).toString();
          return;
        }
        const of = query.of === '' ? null : query.of;
        const number = numberAt(view, { table, of, code });
        if (!number) return refuse(404, 'missing');
        const from = (query.page - 1) * PAGE;
        const tickets = await ticketsShown(stores, number.tickets.slice(from, from + PAGE), view.publication.issuedAt);
        const more = number.tickets.length > from + PAGE ? query.page + 1 : undefined;
        ctx.body = renderNumber({ ...about, table, code, of, number, tickets, more }).toString();
      },
    }),
  ];
}
