// The lines of the open chat. The server sends them all; only what is new or gone is touched, so that a reader hears new lines only.
import { piece } from './ask.js';

const log = document.querySelector('#log');
const scroll = document.querySelector('#scroll');
const nothing = document.querySelector('#nothing');

let running;
/** Stands before what is new since the chat was last open. */
let unread;
let again = false;

/** One refresh at a time; what happens meanwhile is fetched by one more. */
export function refreshLog(address) {
  if (running) {
    again = true;
    return running;
  }
  running = load(address).finally(() => {
    running = undefined;
    if (again) {
      again = false;
      refreshLog(address).catch(() => {});
    }
  });
  return running;
}

async function load(address) {
  const content = await piece(address);
  // The box is turned around: its end is 0, what lies above is negative.
  const atEnd = scroll.scrollTop > -120;
  patch(content);
  if (atEnd) scrollToEnd();
}

function patch(content) {
  const fresh = [...content.querySelectorAll('li')];
  const keys = new Set(fresh.map((line) => line.dataset.key));
  for (const line of [...log.children]) if (!keys.has(line.dataset.key) && line !== unread) line.remove();
  let place = log.firstElementChild;
  for (const line of fresh) {
    if (place === unread && unread) place = place.nextElementSibling;
    if (place?.dataset.key === line.dataset.key) {
      place = place.nextElementSibling;
      continue;
    }
    const known = [...log.children].find((one) => one.dataset.key === line.dataset.key);
    log.insertBefore(known ?? line, place);
  }
  nothing.hidden = log.children.length > 0;
}

/** Draws a line before the last `count` lines. */
export function markUnread(count) {
  const lines = [...log.querySelectorAll('.line')];
  const first = lines[Math.max(0, lines.length - count)];
  if (count === 0 || !first) return;
  unread = Object.assign(document.createElement('li'), { className: 'unread' });
  unread.append(Object.assign(document.createElement('span'), { textContent: '以下是新消息' }));
  first.before(unread);
}

export function scrollToEnd() {
  scroll.scrollTop = 0;
}

/** Lines of the person one speaks as stand on the right. */
export function markOwn(account) {
  for (const line of log.children) line.classList.toggle('own', account !== undefined && line.dataset.from === account);
}

/** Who is on duty for the newest dispatch of this chat: a person's id. */
export const newestDuty = () =>
  [...log.querySelectorAll('.line.bot[data-kind=dispatch]')].at(-1)?.dataset.mentions.split(' ')[0];

/** The words of a line, for quoting. */
export function wordsOf(id) {
  const line = [...log.children].find((one) => one.dataset.id === id);
  const who = line?.querySelector('.who b')?.textContent ?? '';
  const words = line?.querySelector('.words')?.textContent.trim() || '［图片］';
  return `${who}：${words.length > 40 ? `${words.slice(0, 40)}…` : words}`;
}

// Pictures: a tap shows them large.
const zoom = document.querySelector('#zoom');
log?.addEventListener('click', (event) => {
  const picture = event.target.closest('.picture');
  if (!picture || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const large = document.querySelector('#zoomed');
  large.src = picture.href;
  large.alt = picture.querySelector('img').alt;
  zoom.showModal();
});
zoom.addEventListener('click', () => zoom.close());
