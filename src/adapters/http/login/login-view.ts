import type { ChannelName } from '../../../domain/base/ids.ts';
import type { Moment } from '../../../domain/time/moment.ts';
import type { KnownStatus } from '../../../ports/channel-log.ts';
import {
  ageOfCode,
  CODE_MISSING,
  HOW_TO_SCAN,
  LOGIN_TITLE,
  linkServesUntil,
  standing,
} from '../../../wording/login-page.ts';
import { Html, html } from '../html.ts';
import { pageFrame } from '../page-frame.ts';

/** Seconds after which the page asks for the newest code. */
const REFRESH = 5;

export interface LoginPage {
  readonly channel: ChannelName;
  readonly known: KnownStatus | undefined;
  readonly expires: Moment;
  readonly now: Moment;
}

export async function renderLogin({ channel, known, expires, now }: LoginPage): Promise<Html> {
  const scan = known?.status.scan;
  const body = html`<header><h1>${LOGIN_TITLE}</h1>
<p role="status">${standing(channel, known?.status)}</p></header>
${scan ? html`<figure class="code">${await codeOf(scan.code)}<figcaption>${HOW_TO_SCAN}${ageOfCode(scan.since, now)}</figcaption></figure>` : html`<p class="nothing">${CODE_MISSING}</p>`}
<p>${linkServesUntil(expires, now)}</p>`;
  return pageFrame(LOGIN_TITLE, body, REFRESH);
}

export const renderLoginFault = (sentence: string): Html =>
  pageFrame(LOGIN_TITLE, html`<h1>${LOGIN_TITLE}</h1><p class="notice refused" role="alert">${sentence}</p>`);

/** Drawn as shapes in the page: nothing is loaded from elsewhere, and the code is in no log of addresses. */
async function codeOf(code: string): Promise<Html> {
  // Loaded only here: the page is opened a few times a year.
  const { renderSVG } = await import('uqr');
  return new Html(renderSVG(code, { ecc: 'M', border: 2 }));
}
