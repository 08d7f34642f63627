import { type Html, html } from '../../html.ts';
import { chatLog } from './chat-log-view.ts';
import { clockBar } from './clock-view.ts';
import { composer } from './composer-view.ts';
import { AUDIENCE_NAMES, type Chat, chatName, type Page, pathOf } from './page.ts';
import { sceneBar } from './scene-view.ts';
import { sidebar } from './sidebar-view.ts';
import { startPage } from './start-view.ts';

export function renderPage(page: Page): Html {
  const { chat, policy } = page;
  const canSpeak = chat?.kind === 'group';
  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${chat ? chatName(chat) : '群聊模拟器'} · ${policy.office.name}</title>
<link rel="icon" href="/sim/assets/icon.svg" type="image/svg+xml">
${page.style}
<script type="module" src="/sim/assets/start.js"></script>
</head>
<body class="${chat ? 'chatting' : 'choosing'}">
<a class="skip" href="#${canSpeak ? 'text' : 'main'}">${canSpeak ? '跳到输入框' : '跳到正文'}</a>
<div class="shell">
${sidebar(page)}
<main id="main" tabindex="-1" data-chat="${chat ? pathOf(chat) : null}">
${topBar(chat)}
${clockBar(page)}
${sceneBar(page.scene)}
${chat ? openChat(chat, page) : startPage(page)}
</main>
<dialog id="panel" class="panel" aria-labelledby="panel-title">
<header><button type="button" id="panel-back" class="back" aria-label="返回在办工单" hidden>‹</button><h2 id="panel-title" tabindex="-1">在办工单</h2><button type="button" id="panel-close" class="close" aria-label="关上">×</button></header>
<div id="panel-body" class="panel-body" tabindex="0" role="region" aria-labelledby="panel-title"></div>
</dialog>
</div>
<dialog id="zoom" class="zoom" aria-label="大图"><button type="button" id="zoom-close" class="close" aria-label="关上大图">×</button><img id="zoomed" alt=""></dialog>
</body>
</html>`;
}

function topBar(chat: Chat | undefined): Html {
  const note =
    chat === undefined
      ? null
      : chat.kind === 'group'
        ? AUDIENCE_NAMES[chat.group.audience]
        : '助手发给这个人的私聊，只能看';
  return html`<header class="chat-head">
<button type="button" class="drawer" popovertarget="groups"><span>群</span><span id="drawer-dot" class="dot" hidden></span></button>
<div>${chat ? html`<h1>${chatName(chat)}</h1>` : html`<p class="brand">邻里牵手</p>`}<p class="sub">${note}${note === null ? null : ' '}<span id="link" class="link" role="status" data-state="connecting">连接中</span></p></div>
<button type="button" id="show-tickets" class="open-tickets">在办工单</button>
</header>`;
}

function openChat(chat: Chat, page: Page): Html {
  return html`<div class="scroll" id="scroll" tabindex="0" role="log" aria-label="聊天记录">
<ol id="log">${chatLog(chat.entries, page)}</ol>
<p id="nothing" class="nothing"${chat.entries.length > 0 ? html` hidden` : null}>还没有消息。</p>
</div>
${chat.kind === 'group' ? composer(chat.group, page) : null}`;
}
