// Tickets beside the chat: the list of open ones, or the card of one. On a narrow screen they come up over it.
import { piece, sentence } from './ask.js';

const panel = document.querySelector('#panel');
const body = document.querySelector('#panel-body');
const title = document.querySelector('#panel-title');
const back = document.querySelector('#panel-back');
const screen = matchMedia('(min-width: 1200px)');
/** Beside a chat there is room for it on a wide screen. */
const beside = () => screen.matches && document.body.classList.contains('chatting');
/** The ticket whose card is shown; undefined: the list. */
let shown;

const address = () => (shown ? `/sim/tickets/${encodeURIComponent(shown)}/card` : '/sim/tickets');
const visible = () => beside() || panel.open;

async function draw() {
  const asked = shown;
  try {
    const content = await piece(address());
    if (asked !== shown) return;
    const scrolled = body.scrollTop;
    body.replaceChildren(content);
    body.scrollTop = scrolled;
  } catch (fault) {
    if (asked === shown)
      body.replaceChildren(
        Object.assign(document.createElement('p'), { className: 'nothing', textContent: sentence(fault) }),
      );
  }
  title.textContent = shown ? '办件卡' : '在办工单';
  back.hidden = shown === undefined;
}

/** Opens the card of a ticket, or the list when none is named. */
export async function showTicket(number) {
  shown = number;
  body.scrollTop = 0;
  if (!beside() && !panel.open) panel.showModal();
  await draw();
  if (beside() || number) title.focus({ preventScroll: true });
}

/** Where there is room beside the chat and nothing was asked for, a ticket that matters just now. */
export function offerTicket(number) {
  if (!number || shown || !beside()) return;
  shown = number;
  draw();
}

/** As time goes on, what is left of a time limit changes. */
export const refreshPanel = () => (visible() ? draw() : Promise.resolve());

document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-ticket]');
  if (button) showTicket(button.dataset.ticket);
});
document.querySelector('#show-tickets').addEventListener('click', () => showTicket(undefined));
document.querySelector('#panel-close').addEventListener('click', () => panel.close());
back.addEventListener('click', () => showTicket(undefined));
// A tap beside the sheet closes it, as Escape does.
panel.addEventListener('click', (event) => {
  if (event.target === panel) panel.close();
});
screen.addEventListener('change', () => {
  if (panel.open) panel.close();
  refreshPanel();
});
refreshPanel();
