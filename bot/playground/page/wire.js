// The panel that shows what went over the wire, newest first.

import { byId, el } from './dom.js';
import { store } from './store.js';

let drawn = null;

export function renderWire() {
  const panel = byId('wire');
  if (panel.hidden || drawn === store.wire[0]) return;
  drawn = store.wire[0];
  panel.replaceChildren(
    el(
      'div',
      { class: 'panel-head' },
      el('h2', { id: 'wire-name' }, 'On the wire'),
      el('button', { type: 'button', class: 'quiet', 'aria-label': 'Close the wire panel', onclick: toggleWire }, '×'),
    ),
    el(
      'div',
      { class: 'panel-body', tabindex: '0', role: 'region', 'aria-label': 'Requests and responses' },
      store.wire.length ? store.wire.map(entry) : el('p', { class: 'hint' }, 'Nothing was sent yet.'),
    ),
  );
}

export function toggleWire() {
  const panel = byId('wire');
  panel.hidden = !panel.hidden;
  drawn = panel.hidden ? drawn : null;
  byId('wire-toggle').setAttribute('aria-expanded', String(!panel.hidden));
  if (panel.hidden) byId('wire-toggle').focus();
  renderWire();
}

function entry(exchange, index) {
  const last = exchange.attempts.at(-1);
  const fault = exchange.error ? ` · ${exchange.error}` : '';
  return el(
    'details',
    { class: exchange.error ? 'exchange refused' : 'exchange', open: index === 0 },
    el(
      'summary',
      {},
      el('span', { class: 'exchange-name' }, exchange.title),
      el('span', { class: 'exchange-time' }, `${last.status || last.failure} · ${last.milliseconds} ms${fault}`),
    ),
    exchange.problems.map((each) => el('p', { class: 'field-error' }, each)),
    exchange.attempts.map((each) => [
      el('h3', {}, 'Request'),
      code(pretty(each.request)),
      el('h3', {}, `Response ${each.status || each.failure}`),
      code(pretty(each.body) || '(empty)'),
    ]),
    exchange.calls.map((each) => [
      el('h3', {}, `Call ${each.what}${each.error ? `: ${each.error}` : ''}`),
      code(JSON.stringify(each.payload, null, 1)),
    ]),
    el('p', { class: 'hint' }, `On the page ${exchange.shown.toFixed(0)} ms after asking.`),
  );
}

function code(text) {
  return el('pre', { tabindex: '0' }, text);
}

function pretty(text) {
  const [head, body] = text.includes('\n\n') ? text.split(/\n\n(.*)/s) : ['', text];
  const form = new URLSearchParams(body).get('payload');
  const raw = form || body;
  let shown = raw;
  try {
    shown = JSON.stringify(JSON.parse(raw), null, 1);
  } catch {
    shown = /^[\w.-]+=/.test(raw) ? [...new URLSearchParams(raw)].map(([name, value]) => `${name}=${value}`).join('\n') : raw;
  }
  return head ? `${head}\n\n${shown}` : shown;
}
