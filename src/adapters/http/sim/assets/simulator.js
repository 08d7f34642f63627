// The simulator's page: keeps the open chat, the list, the clock, the tickets and the scene up to date. Everything shown comes from the server
// as it is.
import { markOwn, markUnread, refreshLog, scrollToEnd } from './chat-log.js';
import { addUnread, showDirects, takeUnread } from './chats.js';
import { showClock } from './clock.js';
import { startComposer } from './composer.js';
import { connect, on } from './live.js';
import { refreshPanel } from './panel.js';
import { refreshScene, restoreFocus } from './scene.js';

const chat = document.querySelector('#main').dataset.chat ?? '';
const composer = chat.startsWith('groups/') ? startComposer({ refresh }) : undefined;

async function refresh() {
  if (!chat) return;
  await refreshLog(`/sim/${chat.split('/').map(encodeURIComponent).join('/')}/log`);
  composer?.offerDuty();
  markOwn(composer?.account());
}

if (chat) {
  markUnread(takeUnread());
  composer?.offerDuty();
  composer?.onSpeaker((account) => markOwn(account));
  scrollToEnd();
} else takeUnread();

on('change', async ({ groups, persons, news }) => {
  addUnread(news);
  const open = [...groups.map((id) => `groups/${id}`), ...persons.map((id) => `directs/${id}`)].includes(chat);
  await Promise.all([
    open ? refresh() : undefined,
    persons.length > 0 ? showDirects() : undefined,
    refreshPanel(),
    showClock(),
  ]);
});
on('clock', () => Promise.all([showClock(), refreshPanel()]));
on('scene', () => Promise.all([refreshScene(), refresh()]));
on('open', async () => {
  await refreshScene({ anew: true });
  restoreFocus();
  await Promise.all([refresh(), showClock(), refreshPanel()]);
});
setInterval(() => refreshPanel().catch(() => {}), 60_000);
connect();
