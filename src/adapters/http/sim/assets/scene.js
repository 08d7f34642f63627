// A scene that is being played: the commentary, the buttons, and going along to where something happens.
import { ask, sentence } from './ask.js';
import { offerTicket, showTicket } from './panel.js';

const bar = document.querySelector('#scene');
const chat = document.querySelector('#main').dataset.chat ?? '';
const text = document.querySelector('#text');
const fault = document.querySelector('#scene-fault');
const part = (name) => document.querySelector(`#scene-${name}`);
const button = (name) => bar.querySelector(`[data-scene=${name}]`);
const GOES_ALONG = 'goes-along';
const FOCUS = 'scene-focus';
let scene = null;
let turn = -1;

const addressOf = (path) => {
  const [kind, ...rest] = path.split('/');
  return `/sim?${kind === 'directs' ? 'person' : 'group'}=${encodeURIComponent(rest.join('/'))}`;
};

/** `anew`: the service may be another one, which counts from the beginning. */
export async function refreshScene({ anew = false } = {}) {
  const answer = await ask('/sim/scene');
  if (anew) turn = -1;
  take(answer);
}

/** Answers overtake each other: one that is older than what the page shows would leave it waiting for ever. */
function take(answer) {
  if (answer.turn < turn) return;
  ({ turn, scene } = answer);
  draw();
}

function draw() {
  for (const one of bar.querySelectorAll('[data-scene]')) one.disabled = false;
  bar.hidden = scene === null;
  if (!scene) return;
  const { phase, mode, tickets } = scene;
  const ended = phase === 'over' || phase === 'failed';
  bar.dataset.phase = phase;
  part('title').textContent = scene.title;
  part('step').textContent = phase === 'over' ? '演完了' : `${scene.step}/${scene.of}`;
  part('progress').max = scene.of;
  part('progress').value = scene.step;
  if (part('note').textContent !== scene.note) part('note').textContent = scene.note;
  fault.textContent = scene.fault ?? '';
  show('next', !ended && mode === 'step');
  button('next').disabled = phase === 'acting';
  show('run', !ended && mode === 'step');
  show('pause', !ended && mode === 'run');
  show('again', ended);
  show('card', tickets.length > 0);
  button('stop').textContent = ended ? '关上' : '不演了';
  part('more').hidden = !ended;
  offerTicket(tickets[0]);
  follow();
}

function show(name, wanted) {
  const one = button(name);
  if (!wanted && document.activeElement === one) bar.querySelector('[data-scene]:not([hidden])')?.focus();
  one.hidden = !wanted;
}

/** The page goes to where it happens if it began the scene; never away from words somebody is writing. */
function follow() {
  const away = scene.path !== chat;
  part('go').hidden = !away;
  part('go').href = addressOf(scene.path);
  if (!away || sessionStorage.getItem(GOES_ALONG) !== String(scene.play) || text?.value) return;
  const focused = document.activeElement?.dataset?.scene;
  if (focused) sessionStorage.setItem(FOCUS, focused);
  location.assign(addressOf(scene.path));
}

async function attempt(work) {
  fault.textContent = '';
  try {
    await work();
  } catch (error) {
    bar.hidden = false;
    fault.textContent = sentence(error);
  }
}

const play = (id, mode) =>
  attempt(async () => {
    bar.hidden = false;
    part('note').textContent = '正在准备，把时钟拨到开演的时候…';
    const answer = await ask(`/sim/scenes/${encodeURIComponent(id)}/play`, { mode });
    if (answer.scene) sessionStorage.setItem(GOES_ALONG, String(answer.scene.play));
    sessionStorage.setItem(FOCUS, mode === 'run' ? 'pause' : 'next');
    take(answer);
    // What was newer was drawn before the page knew that it goes along.
    draw();
  });

const ACTS = {
  async next() {
    button('next').disabled = true;
    sessionStorage.setItem(GOES_ALONG, String(scene.play));
    take(await ask('/sim/scene/next', {}));
  },
  run: () => switchTo('run'),
  pause: () => switchTo('step'),
  again: () => play(scene.id, 'step'),
  card: () => showTicket(scene.tickets[0]),
  async stop() {
    take(await ask('/sim/scene/stop', {}));
    (text ?? document.querySelector('#main')).focus();
  },
};

async function switchTo(mode) {
  sessionStorage.setItem(GOES_ALONG, String(scene.play));
  take(await ask('/sim/scene/mode', { mode }));
  button(mode === 'run' ? 'pause' : 'next').focus();
}

bar.addEventListener('click', (event) => {
  const wish = event.target.closest('[data-scene]')?.dataset.scene;
  if (wish && (scene || wish === 'stop')) attempt(ACTS[wish]);
});
for (const one of document.querySelectorAll('[data-play]'))
  one.addEventListener('click', () => play(one.dataset.play, one.dataset.mode));

/** After a change of page the keyboard stays with the scene's buttons. */
export function restoreFocus() {
  const name = sessionStorage.getItem(FOCUS);
  sessionStorage.removeItem(FOCUS);
  const one = name && button(name);
  if (one && !one.hidden) one.focus({ preventScroll: true });
}
