// The list of chats: what is new in those that are not open, kept while the tab is.
import { ask } from './ask.js';

const KEY = 'unread';
const open = document.querySelector('#main').dataset.chat ?? '';
const drawerDot = document.querySelector('#drawer-dot');
const load = () => JSON.parse(sessionStorage.getItem(KEY) ?? '{}');

/** How many lines of the open chat are new since it was last open. */
export function takeUnread() {
  const counts = load();
  const count = counts[open] ?? 0;
  delete counts[open];
  sessionStorage.setItem(KEY, JSON.stringify(counts));
  show();
  return count;
}

/** `news`: how many new lines, by chat. */
export function addUnread(news) {
  const counts = load();
  for (const [path, count] of Object.entries(news)) if (path !== open) counts[path] = (counts[path] ?? 0) + count;
  sessionStorage.setItem(KEY, JSON.stringify(counts));
  show();
}

function show() {
  const counts = load();
  for (const anchor of document.querySelectorAll('#groups [data-path]')) {
    const count = counts[anchor.dataset.path] ?? 0;
    fill(anchor.querySelector('.dot'), count);
  }
  fill(
    drawerDot,
    Object.values(counts).reduce((sum, count) => sum + count, 0),
  );
}

function fill(dot, count) {
  dot.hidden = count === 0;
  dot.textContent = count > 99 ? '99+' : String(count);
  dot.setAttribute('aria-label', `${count}条新消息`);
  dot.setAttribute('role', 'img');
}

/** Private chats come up when somebody is written to for the first time. */
export async function showDirects() {
  const box = document.querySelector('#directs');
  const { directs } = await ask('/sim/directs');
  for (const { person, name } of directs) {
    const path = `directs/${person}`;
    if (document.querySelector(`#groups [data-path="${CSS.escape(path)}"]`)) continue;
    const anchor = Object.assign(document.createElement('a'), { href: `/sim?person=${encodeURIComponent(person)}` });
    anchor.dataset.path = path;
    anchor.append(
      Object.assign(document.createElement('span'), { className: 'label', textContent: name }),
      Object.assign(document.createElement('span'), { className: 'dot', hidden: true }),
    );
    const entry = document.createElement('li');
    entry.append(anchor);
    box.querySelector('ul').append(entry);
  }
  box.hidden = directs.length === 0;
  show();
}
