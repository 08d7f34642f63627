import { type Html, html } from '../../html.ts';
import type { SceneState } from '../scenes/player.ts';
import type { OfferedScene } from '../scenes/scene-routes.ts';
import type { Page } from './page.ts';

/** The scenes on offer, as cards of the start page. */
export function sceneCards({ scenes, movable }: Page): Html {
  if (!movable)
    return html`<p class="lack">现在接了真实渠道，时钟不能拨快，剧本演不了。只用模拟器（CHANNELS=sim）启动就能演。</p>`;
  return html`<ol class="scene-cards">${scenes.map(card)}</ol>`;
}

function card({ id, title, about, steps, lack }: OfferedScene): Html {
  const acts =
    lack === null
      ? html`<p class="scene-acts"><button type="button" class="primary" data-play="${id}" data-mode="step" aria-label="一步一步看：${title}">一步一步</button><button type="button" data-play="${id}" data-mode="run" aria-label="连续播放：${title}">连续播放</button></p>`
      : html`<p class="lack">${lack}</p>`;
  return html`<li class="scene-card"><h3>${title}</h3><p>${about}</p><p class="steps">${steps}步</p>${acts}</li>`;
}

/** What is being played, with the commentary and the buttons; hidden while nothing is. The script keeps it up to date, and lets the buttons be pressed once it knows where the scene stands: an earlier press would be lost. */
export function sceneBar(scene: SceneState | null): Html {
  return html`<section id="scene" class="scene" aria-label="剧本"${hiddenUnless(scene !== null)} data-phase="${scene?.phase}">
<p class="scene-head"><b id="scene-title">${scene?.title}</b><span id="scene-step" class="steps">${scene && stepWords(scene)}</span><span class="bar" aria-hidden="true"><progress id="scene-progress" max="${scene?.of ?? 1}" value="${scene?.step ?? 0}"></progress></span></p>
<p id="scene-note" class="scene-note" role="status">${scene?.note}</p>
<p id="scene-fault" class="fault" role="alert">${scene?.fault}</p>
${buttons(scene)}
</section>`;
}

const hiddenUnless = (wanted: boolean): Html | null => (wanted ? null : html` hidden`);

const stepWords = ({ phase, step, of }: SceneState): string => (phase === 'over' ? '演完了' : `${step}/${of}`);

function buttons(scene: SceneState | null): Html {
  const ended = scene?.phase === 'over' || scene?.phase === 'failed';
  const stepping = scene !== null && !ended && scene.mode === 'step';
  const button = (name: string, words: string, wanted: boolean, look = '') =>
    html`<button type="button" class="${look}" data-scene="${name}"${hiddenUnless(wanted)} disabled>${words}</button>`;
  return html`<p class="scene-acts">${button('next', '下一步', stepping, 'primary')}${button('run', '连续播放', stepping)}${button('pause', '停一停', scene !== null && !ended && !stepping)}${button('again', '再演一遍', ended, 'primary')}<a id="scene-go" class="button" href="/sim" hidden>去看这一步</a>${button('card', '看办件卡', (scene?.tickets.length ?? 0) > 0)}<a id="scene-more" class="button" href="/sim"${hiddenUnless(ended)}>别的剧本</a>${button('stop', ended ? '关上' : '不演了', true)}</p>`;
}
