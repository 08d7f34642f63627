import type { Html } from '../../html.ts';
import { html } from '../../html.ts';
import { AUDIENCE_NAMES, type Page, pathOf } from './page.ts';

/** The groups and private chats: beside the chat, on a phone in a drawer. */
export function sidebar(page: Page): Html {
  return html`<nav class="sidebar" id="groups" popover aria-label="群和私聊">
<header><a class="home" href="/sim"><b>群聊模拟器</b><span>${page.policy.office.name}</span></a><button type="button" class="close" popovertarget="groups" popovertargetaction="hide" aria-label="关上群列表">×</button></header>
${chatList(page)}
</nav>`;
}

function chatList({ groups, directs, directory, chat }: Page): Html {
  const open = chat ? pathOf(chat) : '';
  const link = (path: string, href: string, label: string) =>
    html`<li><a href="${href}" data-path="${path}"${path === open ? html` aria-current="page"` : null}><span class="label">${label}</span><span class="dot" hidden></span></a></li>`;
  const sections = (['residents', 'staff', 'leaders'] as const).map((audience) => {
    const mine = groups.filter((group) => group.audience === audience);
    return mine.length === 0
      ? null
      : html`<h2>${AUDIENCE_NAMES[audience]}</h2><ul>${mine.map((group) => link(`groups/${group.id}`, `/sim?group=${encodeURIComponent(group.id)}`, group.name))}</ul>`;
  });
  const people = directs.map((id) =>
    link(`directs/${id}`, `/sim?person=${encodeURIComponent(id)}`, directory.person(id)?.name ?? id),
  );
  return html`${sections}
<div id="directs"${directs.length === 0 ? html` hidden` : null}><h2>私聊</h2><ul>${people}</ul></div>`;
}
