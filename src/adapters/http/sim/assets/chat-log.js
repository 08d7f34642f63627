// The lines of the open chat. The server sends them all; only what is new or gone is touched, so that a reader hears new lines only.
const log = document.querySelector('#log');
const scroll = document.querySelector('#scroll');
const nothing = document.querySelector('#nothing');

let running;
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
  const answer = await fetch(address);
  if (!answer.ok) return;
  const template = document.createElement('template');
  template.innerHTML = await answer.text();
  const atEnd = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 80;
  patch(template.content);
  if (atEnd) scrollToEnd();
}

function patch(content) {
  const fresh = [...content.querySelectorAll('li')];
  const keys = new Set(fresh.map((line) => line.dataset.key));
  for (const line of [...log.children]) if (!keys.has(line.dataset.key)) line.remove();
  let place = log.firstElementChild;
  for (const line of fresh) {
    if (place?.dataset.key === line.dataset.key) {
      place = place.nextElementSibling;
      continue;
    }
    const known = [...log.children].find((one) => one.dataset.key === line.dataset.key);
    log.insertBefore(known ?? line, place);
  }
  nothing.hidden = log.children.length > 0;
}

export function scrollToEnd() {
  scroll.scrollTop = scroll.scrollHeight;
}

/** Lines of the person one speaks as stand on the right. */
export function markOwn(account) {
  for (const line of log.children) line.classList.toggle('own', account !== undefined && line.dataset.from === account);
}

/** The words of a line, for quoting. */
export function wordsOf(id) {
  const line = [...log.children].find((one) => one.dataset.id === id);
  const who = line?.querySelector('.who b')?.textContent ?? '';
  const words = line?.querySelector('.words')?.textContent.trim() || '［图片］';
  return `${who}：${words.length > 40 ? `${words.slice(0, 40)}…` : words}`;
}
