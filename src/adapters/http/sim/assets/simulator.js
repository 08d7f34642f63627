// The simulator's page: keeps the open chat, the list and the clock up to date. Everything shown comes from the server as it is.
import { markOwn, refreshLog, scrollToEnd } from './chat-log.js';
import { startComposer } from './composer.js';

const main = document.querySelector('#main');
const chat = main.dataset.chat ?? '';
const link = document.querySelector('#link');

const composer = chat.startsWith('groups/') ? startComposer({ refresh }) : undefined;
if (chat) {
  scrollToEnd();
  composer?.onSpeaker((account) => markOwn(account));
}

async function refresh() {
  if (!chat) return;
  await refreshLog(`/sim/${chat.split('/').map(encodeURIComponent).join('/')}/log`);
  markOwn(composer?.account());
}

// Live posts -----------------------------------------------------------------------------------------------------------

let events;
let wasCut = false;

function connect() {
  events = new EventSource('/sim/events');
  events.addEventListener('open', () => {
    showLink('live', '实时');
    if (wasCut) catchUp();
    wasCut = false;
  });
  events.addEventListener('error', () => {
    wasCut = true;
    showLink('cut', '已断开，正在重连');
    // A browser gives up after an answer that is not a stream, e.g. while a proxy says 502.
    if (events.readyState === EventSource.CLOSED) setTimeout(connect, 5_000);
  });
  events.addEventListener('change', (event) => {
    const { groups, persons } = JSON.parse(event.data);
    const paths = [...groups.map((id) => `groups/${id}`), ...persons.map((id) => `directs/${id}`)];
    if (paths.includes(chat)) refresh().catch(() => {});
    for (const path of paths) if (path !== chat) markUnseen(path);
    if (persons.length > 0) showDirects().catch(() => {});
  });
  events.addEventListener('clock', () => showClock().catch(() => {}));
}

function catchUp() {
  refresh().catch(() => {});
  showClock().catch(() => {});
}

// Browsers allow six connections to one server in all tabs together: a tab nobody looks at gives its own back.
document.addEventListener('visibilitychange', () => {
  events.close();
  wasCut = true;
  if (!document.hidden) connect();
});
addEventListener('pagehide', () => events.close());
addEventListener('pageshow', (event) => {
  if (event.persisted) connect();
});

function showLink(state, words) {
  if (!link) return;
  link.dataset.state = state;
  link.textContent = words;
}

// The list -------------------------------------------------------------------------------------------------------------

function markUnseen(path) {
  const entry = document.querySelector(`[data-path="${CSS.escape(path)}"] .dot`);
  if (entry) entry.hidden = false;
}

async function showDirects() {
  const box = document.querySelector('#directs');
  const { directs } = await (await fetch('/sim/directs')).json();
  const list = box.querySelector('ul');
  for (const { person, name } of directs) {
    const path = `directs/${person}`;
    if (document.querySelector(`[data-path="${CSS.escape(path)}"]`)) continue;
    const entry = document.createElement('li');
    const anchor = Object.assign(document.createElement('a'), { href: `/sim?person=${encodeURIComponent(person)}` });
    anchor.dataset.path = path;
    anchor.append(Object.assign(document.createElement('span'), { textContent: name }));
    const dot = Object.assign(document.createElement('span'), { className: 'dot' });
    dot.append(Object.assign(document.createElement('span'), { className: 'unseen', textContent: '有新消息' }));
    anchor.append(dot);
    entry.append(anchor);
    list.append(entry);
  }
  box.hidden = directs.length === 0;
}

// The clock ------------------------------------------------------------------------------------------------------------

const now = document.querySelector('#now');
const quiet = document.querySelector('#quiet');
const clockNote = document.querySelector('#clock-note');
const buttons = [...document.querySelectorAll('[data-advance]')];
let known = { moment: Date.parse(now.dateTime), at: performance.now() };

const shanghai = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  month: 'numeric',
  day: 'numeric',
  weekday: 'short',
  hour: 'numeric',
  minute: '2-digit',
  hourCycle: 'h23',
});
const moment = () => known.moment + (performance.now() - known.at);

function tick() {
  const part = Object.fromEntries(shanghai.formatToParts(moment()).map(({ type, value }) => [type, value]));
  now.textContent = `${part.month}月${part.day}日 ${part.weekday} ${Number(part.hour)}:${part.minute}`;
}

async function showClock() {
  const state = await (await fetch('/sim/clock')).json();
  known = { moment: Date.parse(state.now), at: performance.now() };
  quiet.hidden = state.quiet === null;
  quiet.textContent = state.quiet ?? '';
  tick();
}

/** Seconds to 9:00 of the next day in Shanghai, which has no summer time. */
function untilNextMorning() {
  const day = 86_400_000;
  const shifted = moment() + 8 * 3_600_000;
  const morning = (Math.floor(shifted / day) + 1) * day + 9 * 3_600_000;
  return `PT${Math.max(1, Math.ceil((morning - shifted) / 1000))}S`;
}

async function advance(wish) {
  for (const button of buttons) button.disabled = true;
  clockNote.textContent = '正在拨快，途中到期的事都会做完…';
  try {
    const duration = wish === 'next-morning' ? untilNextMorning() : wish;
    const answer = await fetch('/sim/clock', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ advance: duration }),
    });
    const body = await answer.json();
    clockNote.textContent = answer.ok ? '' : body.error;
    await Promise.all([showClock(), refresh()]);
  } catch {
    clockNote.textContent = '没有拨成，请检查服务是否在运行。';
  } finally {
    for (const button of buttons) button.disabled = false;
  }
}

for (const button of buttons) button.addEventListener('click', () => advance(button.dataset.advance));
setInterval(tick, 5_000);
setInterval(() => showClock().catch(() => {}), 60_000);
connect();
