import type { PersonId } from '../../../domain/base/ids.ts';
import type { Directory } from '../../../domain/office/directory.ts';
import type { Group } from '../../../domain/office/group.ts';
import type { OfficePolicy } from '../../../domain/policy/office-policy.ts';
import { formatMoment, type Moment } from '../../../domain/time/moment.ts';
import { clock } from '../../../wording/times.ts';
import { type Html, html } from '../html.ts';
import { chatLog, dayTitle } from './chat-log-view.ts';
import { composer } from './composer-view.ts';
import type { Entry } from './history.ts';

/** The chat that is open. */
export type Chat = { readonly entries: readonly Entry[] } & (
  | { readonly kind: 'group'; readonly group: Group }
  | { readonly kind: 'direct'; readonly person: { readonly id: PersonId; readonly name: string } }
);

export interface Page {
  readonly policy: OfficePolicy;
  readonly directory: Directory;
  readonly groups: readonly Group[];
  /** Persons who were written to in private. */
  readonly directs: readonly PersonId[];
  readonly chat: Chat | undefined;
  readonly now: Moment;
  readonly movable: boolean;
  readonly quiet: string | null;
}

const AUDIENCES = [
  ['residents', '居民群'],
  ['staff', '工作群'],
  ['leaders', '领导群'],
] as const;

export function renderPage(page: Page): Html {
  const { chat, policy } = page;
  const title = chat ? nameOf(chat) : '群聊模拟器';
  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ${policy.office.name}</title>
<link rel="icon" href="/sim/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/sim/assets/simulator.css">
<script type="module" src="/sim/assets/simulator.js"></script>
</head>
<body class="${chat ? 'chatting' : 'choosing'}">
<a class="skip" href="#${chat?.kind === 'group' ? 'text' : 'main'}">${chat?.kind === 'group' ? '跳到输入框' : '跳到正文'}</a>
<div class="shell">
${sidebar(page)}
<main id="main" tabindex="-1" data-chat="${chat ? pathOf(chat) : null}">
${clockBar(page)}
${chat ? openChat(chat, page) : html`<div class="empty"><p>选一个群，以居民或工作人员的身份说话，看看助手怎么回。</p><p>这里的群都是模拟的，不会发到真实的群里。</p></div>`}
</main>
</div>
</body>
</html>`;
}

const nameOf = (chat: Chat): string => (chat.kind === 'group' ? chat.group.name : `私聊：${chat.person.name}`);
const pathOf = (chat: Chat): string =>
  chat.kind === 'group' ? `groups/${chat.group.id}` : `directs/${chat.person.id}`;

function sidebar({ groups, directs, directory, policy, chat }: Page): Html {
  const open = chat ? pathOf(chat) : '';
  const link = (path: string, href: string, label: string) =>
    html`<li><a href="${href}" data-path="${path}"${path === open ? html` aria-current="page"` : null}><span>${label}</span><span class="dot" hidden><span class="unseen">有新消息</span></span></a></li>`;
  const sections = AUDIENCES.map(([audience, title]) => {
    const mine = groups.filter((group) => group.audience === audience);
    return mine.length === 0
      ? null
      : html`<h2>${title}</h2><ul>${mine.map((group) => link(`groups/${group.id}`, `/sim?group=${encodeURIComponent(group.id)}`, group.name))}</ul>`;
  });
  const people = directs.map((id) =>
    link(`directs/${id}`, `/sim?person=${encodeURIComponent(id)}`, directory.person(id)?.name ?? id),
  );
  return html`<nav class="sidebar" aria-label="群和私聊">
<header><h1>群聊模拟器</h1><p>${policy.office.name}</p></header>
${sections}
<div id="directs"${directs.length === 0 ? html` hidden` : null}><h2>私聊</h2><ul>${people}</ul></div>
</nav>`;
}

function clockBar({ now, movable, quiet }: Page): Html {
  const buttons = movable
    ? html`<div class="moves" role="group" aria-label="拨快时钟"><button type="button" data-advance="PT1H">+1小时</button><button type="button" data-advance="P1D">+1天</button><button type="button" data-advance="next-morning">到明天9:00</button></div>`
    : null;
  return html`<section class="clock" aria-label="时钟">
<p class="now"><span class="label">时钟</span><time id="now" datetime="${formatMoment(now)}" data-pattern="date-time">${dayTitle(now).slice(5)} ${clock(now)}</time></p>
${buttons}
<p id="clock-note" class="note-line" role="status"></p>
<p id="quiet" class="quiet" role="status"${quiet === null ? html` hidden` : null}>${quiet}</p>
</section>`;
}

function openChat(chat: Chat, page: Page): Html {
  const note =
    chat.kind === 'group'
      ? html`<p class="sub">${AUDIENCES.find(([audience]) => audience === chat.group.audience)?.[1]}</p>`
      : html`<p class="sub">助手发给这个人的私聊，只能看</p>`;
  return html`<header class="chat-head">
<a class="back" href="/sim" aria-label="返回群列表">‹</a>
<div><h2>${nameOf(chat)}</h2>${note}</div>
<p id="link" class="link" role="status" data-state="connecting">连接中</p>
</header>
<div class="scroll" id="scroll" tabindex="0" role="log" aria-label="聊天记录">
<ol id="log">${chatLog(chat.entries, page)}</ol>
<p id="nothing" class="nothing"${chat.entries.length > 0 ? html` hidden` : null}>还没有消息。</p>
</div>
${chat.kind === 'group' ? composer(chat.group, page) : null}`;
}
