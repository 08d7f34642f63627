import { decidedAlready } from '../../../wording/review-answers.ts';
import { forPerson, NOTHING_WAITS, PAGE_TITLE } from '../../../wording/review-page.ts';
import { type Html, html } from '../html.ts';
import { pageFrame } from '../page-frame.ts';
import { itemCard } from './item-card-view.ts';
import type { ReviewPage } from './review-page.ts';

/** The whole page: works without a script, made for a phone held in one hand. */
export function renderReview(page: ReviewPage): Html {
  const { items, person, expires, now, policy } = page;
  return pageFrame(
    `${PAGE_TITLE} · ${policy.office.name}`,
    html`<header><h1>${PAGE_TITLE}<span class="count">${items.length}条</span></h1>
<p>${forPerson(person.name, expires, now)}</p>
<p><a href="/review?t=${encodeURIComponent(page.token)}">刷新</a></p></header>
${noticeOf(page)}
${items.length === 0 ? html`<p class="nothing">${NOTHING_WAITS}</p>` : html`<ol>${items.map((item) => itemCard(item, page))}</ol>`}`,
  );
}

/** A refusal stands in its card while the item is still there. */
function noticeOf({ notice, items, directory, now }: ReviewPage): Html | null {
  if (notice?.kind === 'done' && notice.item.decided) {
    const { letter, decided } = notice.item;
    const by = directory.person(decided.by)?.name;
    return html`<p class="notice" role="status">${decidedAlready(letter, { ...decided, by }, now)}</p>`;
  }
  if (notice?.kind !== 'refused' || items.some(({ item }) => item.id === notice.id)) return null;
  return html`<p class="notice refused" role="alert">${notice.sentence}</p>`;
}

/** One plain sentence instead of the page. */
export const renderFault = (sentence: string): Html =>
  pageFrame(PAGE_TITLE, html`<h1>${PAGE_TITLE}</h1><p class="notice refused" role="alert">${sentence}</p>`);
