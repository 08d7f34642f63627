// Server-sent events: tells listeners of changes, and finds its way back after the service was away.
const listeners = { change: [], clock: [], scene: [], open: [] };
const link = document.querySelector('#link');
let events;

/** Calls `listener` with the event's data; `open` comes whenever the stream is there (again). */
export const on = (name, listener) => listeners[name].push(listener);

const call = (name, data) => {
  for (const listener of listeners[name]) Promise.resolve(listener(data)).catch(() => {});
};

export function connect() {
  events = new EventSource('/sim/events');
  events.addEventListener('open', () => {
    show('live', '实时');
    call('open');
  });
  events.addEventListener('error', () => {
    show('cut', '已断开，正在重连');
    // A browser gives up after an answer that is not a stream, e.g. while a proxy says 502.
    if (events.readyState === EventSource.CLOSED) setTimeout(connect, 5_000);
  });
  for (const name of ['change', 'clock', 'scene'])
    events.addEventListener(name, (event) => call(name, JSON.parse(event.data)));
}

function show(state, words) {
  link.dataset.state = state;
  link.textContent = words;
}

// Browsers allow six connections to one server in all tabs together: a tab nobody looks at gives its own back.
document.addEventListener('visibilitychange', () => {
  events.close();
  if (!document.hidden) connect();
});
addEventListener('pagehide', () => events.close());
addEventListener('pageshow', (event) => {
  if (event.persisted) connect();
});
