// What the page knows, and how it asks the server for more.

export const store = {
  state: null,
  offer: { suggestions: [], commands: [], shortcuts: [], steps: [] },
  viewer: new URLSearchParams(location.search).get('user') || '',
  place: '',
  tab: 'messages',
  thread: '',
  wire: [],
};

const watchers = [];

export function watch(watcher) {
  watchers.push(watcher);
}

export function changed() {
  for (const watcher of watchers) watcher();
}

function query() {
  return store.viewer ? `?user=${encodeURIComponent(store.viewer)}` : '';
}

function take(state) {
  if (store.state && store.state.viewer === state.viewer && store.state.version > state.version) {
    return;
  }
  store.state = state;
  changed();
}

let stream = null;

export async function load() {
  const response = await fetch(`/playground/state${query()}`);
  const { offer, ...state } = await response.json();
  store.offer = offer;
  store.viewer = state.viewer;
  store.state = null;
  take(state);
  stream?.close();
  stream = new EventSource(`/playground/changes${query()}`);
  stream.onmessage = (event) => take(JSON.parse(event.data));
}

// Does one thing as the viewer. Returns {exchanges} or {error}.
export async function act(deed) {
  const started = performance.now();
  let answer;
  try {
    const response = await fetch(`/playground/do${query()}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(deed),
    });
    answer = await response.json();
  } catch {
    answer = { error: 'The bot is not running any more.' };
  }
  if (answer.state) take(answer.state);
  const shown = performance.now() - started;
  for (const exchange of answer.exchanges || []) {
    store.wire.unshift({ ...exchange, shown });
  }
  store.wire.length = Math.min(store.wire.length, 50);
  if (answer.exchanges?.length) changed();
  return answer;
}

export function user(id) {
  return store.state.users.find((each) => each.id === id);
}

export function channel(id) {
  return store.state.channels.find((each) => each.id === id);
}

export function directChannel() {
  return store.state.channels.find((each) => each.is_im);
}

export function messages(id) {
  return store.state.messages[id] || [];
}
