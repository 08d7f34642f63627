import { formatMoment } from '../../../../domain/time/moment.ts';
import { clock, when } from '../../../../wording/times.ts';
import { type Html, html } from '../../html.ts';
import { dayTitle } from './chat-log-view.ts';
import type { Page } from './page.ts';

/** The clock, what is due next, and the ways to move it on. */
export function clockBar({ now, movable, next, quiet }: Page): Html {
  const moves = html`<div class="moves" role="group" aria-label="拨快时钟"><button type="button" data-advance="PT1H">+1小时</button><button type="button" data-advance="P1D">+1天</button><button type="button" data-advance="next" id="to-next"${next === null ? html` disabled` : null}>到下一件事</button><button type="button" data-advance="next-morning">明天9:00</button></div>`;
  return html`<section class="clock" aria-label="时钟">
<p class="now"><time id="now" datetime="${formatMoment(now)}">${dayTitle(now).slice(5)} ${clock(now)}</time></p>
${movable ? moves : null}
${movable ? html`<p id="next" class="next">${next === null ? '眼下没有要到期的事' : `下一件：${when(next.at, now)} ${next.words}`}</p>` : html`<p class="next">接了真实渠道，时钟照实走，不能拨快。</p>`}
<p id="clock-note" class="note-line" role="status"></p>
<p id="quiet" class="quiet" role="status"${quiet === null ? html` hidden` : null}>${quiet}</p>
</section>`;
}
