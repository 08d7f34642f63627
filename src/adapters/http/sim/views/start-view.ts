import { type Html, html } from '../../html.ts';
import type { Page } from './page.ts';
import { sceneCards } from './scene-view.ts';

/** The page before a group is chosen: what one can do here, and the scenes. */
export function startPage(page: Page): Html {
  const bot = page.policy.office.botNames[0] ?? '助手';
  return html`<div class="start">
<header class="hero"><p class="office">${page.policy.office.name}</p><h1>群聊模拟器</h1>
<p class="lead">在这里，您可以扮成居民、值班员或领导，在模拟的群里说话，看${bot}怎样登记、派单、提醒、答复。时钟可以拨快，几天的事几秒钟就看完。这里的群都是模拟的，不会发到真实的群里。</p>
<p class="hero-acts"><button type="button" class="button" popovertarget="groups">选一个群自己试</button></p></header>
<section aria-labelledby="scenes-title"><h2 id="scenes-title">现成的剧本</h2><p class="sub">点一下就开演，每一步都有一句话说看哪里。随时可以停下来自己说话。</p>
${sceneCards(page)}</section>
</div>`;
}
