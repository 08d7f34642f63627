// The clock: shows the service's time running, says what comes next, and moves it on.
import { ask, sentence } from './ask.js';

const now = document.querySelector('#now');
const quiet = document.querySelector('#quiet');
const next = document.querySelector('#next');
const note = document.querySelector('#clock-note');
const toNext = document.querySelector('#to-next');
const buttons = [...document.querySelectorAll('[data-advance]')];
let known = { moment: Date.parse(now.dateTime), at: performance.now() };
let moving = false;

const shanghai = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  month: 'numeric',
  day: 'numeric',
  weekday: 'short',
  hour: 'numeric',
  minute: '2-digit',
  hourCycle: 'h23',
});
const DAY = 86_400_000;
const ZONE = 8 * 3_600_000;
const moment = () => known.moment + (performance.now() - known.at);
const partsOf = (at) => Object.fromEntries(shanghai.formatToParts(at).map(({ type, value }) => [type, value]));
const dayOf = (at) => Math.floor((at + ZONE) / DAY);

function tick() {
  const part = partsOf(moment());
  now.textContent = `${part.month}月${part.day}日 ${part.weekday} ${Number(part.hour)}:${part.minute}`;
}

/** 今天、明天 or the date, and the time. */
function when(at) {
  const part = partsOf(at);
  const days = dayOf(at) - dayOf(moment());
  return `${['今天', '明天'][days] ?? `${part.month}月${part.day}日`}${Number(part.hour)}:${part.minute}`;
}

/** The answer to an earlier question may come after that to a later one: it would turn the clock back. */
let asked = 0;

export async function showClock() {
  asked += 1;
  const turn = asked;
  const state = await ask('/sim/clock');
  if (turn !== asked) return;
  known = { moment: Date.parse(state.now), at: performance.now() };
  quiet.hidden = state.quiet === null;
  quiet.textContent = state.quiet ?? '';
  if (next)
    next.textContent = state.next
      ? `下一件：${when(Date.parse(state.next.at))} ${state.next.words}`
      : '眼下没有要到期的事';
  if (toNext) toNext.disabled = moving || state.next === null;
  tick();
}

/** Seconds to 9:00 of the next day in Shanghai, which has no summer time. */
function untilNextMorning() {
  const shifted = moment() + ZONE;
  const morning = (Math.floor(shifted / DAY) + 1) * DAY + 9 * 3_600_000;
  return `PT${Math.max(1, Math.ceil((morning - shifted) / 1000))}S`;
}

async function advance(wish) {
  moving = true;
  for (const button of buttons) button.disabled = true;
  note.textContent = '正在拨快，途中到期的事都会做完…';
  try {
    if (wish === 'next') {
      const { reached } = await ask('/sim/clock/next', {});
      note.textContent = reached ? `到了：${reached.words}` : '眼下没有要到期的事';
    } else {
      await ask('/sim/clock', { advance: wish === 'next-morning' ? untilNextMorning() : wish });
      note.textContent = '';
    }
  } catch (fault) {
    note.textContent = sentence(fault);
  } finally {
    moving = false;
    for (const button of buttons) button.disabled = false;
    await showClock().catch(() => {});
  }
}

for (const button of buttons) button.addEventListener('click', () => advance(button.dataset.advance));
setInterval(tick, 5_000);
setInterval(() => showClock().catch(() => {}), 60_000);
