// The middle of the page: a channel, the app's messages or its Home tab; and the thread beside it.

import { blocks } from './blocks.js';
import { composer, send } from './composer.js';
import { byId, el } from './dom.js';
import { drawMessage, keepInStep } from './messages.js';
import { act, changed, channel, directChannel, messages, store } from './store.js';

let drawn = '';
let drawnThread = '';
let drawnHome = '';

export function renderPlace() {
  const here = channel(store.place);
  const isApp = here.id === directChannel().id;
  const key = `${store.viewer}:${here.id}:${isApp ? store.tab : ''}`;
  if (key !== drawn) {
    drawn = key;
    drawnHome = '';
    byId('place-name').textContent = isApp ? 'Nutgraf' : `#${here.name}`;
    document.title = `${isApp ? 'Nutgraf' : here.name} · Nutgraf playground`;
    renderTabs(isApp);
    if (isApp && store.tab === 'home') openHome();
    else openChannel(here, isApp);
  }
  if (isApp && store.tab === 'home') renderHome();
  else renderMessages(here);
}

function renderTabs(isApp) {
  const tab = (id, words) =>
    el(
      'button',
      {
        type: 'button',
        role: 'tab',
        id: `tab-${id}`,
        'aria-selected': String(store.tab === id),
        'aria-controls': 'place-body',
        tabindex: store.tab === id ? '0' : '-1',
        onclick: () => { store.tab = id; changed(); byId(`tab-${id}`).focus(); },
        onkeydown: (event) => {
          if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
          store.tab = store.tab === 'home' ? 'messages' : 'home';
          changed();
          byId(`tab-${store.tab}`).focus();
        },
      },
      words,
    );
  const tabs = byId('tabs');
  tabs.toggleAttribute('hidden', !isApp);
  if (isApp) {
    tabs.setAttribute('role', 'tablist');
    tabs.setAttribute('aria-label', 'Nutgraf');
    tabs.replaceChildren(tab('home', 'Home'), tab('messages', 'Messages'));
  } else {
    tabs.removeAttribute('role');
    tabs.removeAttribute('aria-label');
    tabs.replaceChildren();
  }
}

function panel(isApp, ...content) {
  const body = byId('place-body');
  if (isApp) {
    body.setAttribute('role', 'tabpanel');
    body.setAttribute('aria-labelledby', `tab-${store.tab}`);
  } else {
    body.removeAttribute('role');
    body.removeAttribute('aria-labelledby');
  }
  body.replaceChildren(...content.flat().filter(Boolean));
}

function openChannel(here, isApp) {
  const name = isApp ? 'Nutgraf' : `#${here.name}`;
  panel(
    isApp,
    isApp ? agentButton(here) : null,
    isApp ? (store.offer.steps || []).map(stepForm) : null,
    el('div', { id: 'welcome' }),
    el('div', { class: 'messages', id: 'messages', role: 'log', 'aria-label': `Messages in ${name}`, tabindex: '0' }),
  );
  byId('composer').replaceChildren(composer({ id: 'composer-text', label: `Message ${name}`, place: here.id }));
}

function agentButton(here) {
  return el(
    'p',
    { class: 'actions pane-open' },
    el('button', { type: 'button', class: 'press', onclick: () => openPane(here) }, 'Open the agent pane'),
  );
}

// A step of Workflow Builder: its inputs, and what the last run of it ended with.
function stepForm(step) {
  const boxes = step.inputs.map((name) =>
    el('input', { type: 'text', class: 'box', placeholder: name, 'aria-label': `${step.title}: ${name}` }),
  );
  const run = (event) => {
    event.preventDefault();
    const inputs = Object.fromEntries(step.inputs.map((name, index) => [name, boxes[index].value]));
    act({ do: 'step', callback_id: step.callback_id, inputs });
  };
  return el(
    'form',
    { class: 'actions pane-open', onsubmit: run },
    boxes,
    el('button', { type: 'submit', class: 'press' }, `Run the step “${step.title}”`),
    el('output', { class: 'hint step-ended' }),
  );
}

function renderSteps() {
  const last = (store.state.steps || []).at(-1);
  const words = last && (last.error || (last.outputs && Object.entries(last.outputs).map(([name, value]) => `${name}: ${value}`).join('\n')));
  for (const each of document.querySelectorAll('.step-ended')) each.textContent = words || '';
}

function renderMessages(here) {
  const list = byId('messages');
  const shown = messages(here.id).filter((each) => !each.thread_ts || each.broadcast || each.private);
  const counts = messages(here.id).filter((each) => each.thread_ts);
  const withCounts = shown.map((each) => ({
    ...each,
    replies: counts.filter((reply) => reply.thread_ts === each.ts).length,
  }));
  renderSteps();
  renderWelcome(here, shown.length === 0);
  const body = byId('place-body');
  const atEnd = isAtEnd(body);
  if (keepInStep(list, withCounts, (each) => drawMessage(each)) || atEnd) {
    showNewest(body, list.lastElementChild);
  }
}

// Who reads the newest message goes on seeing it when it grows, as under a link that gets a card.
function isAtEnd(body) {
  return body.scrollHeight - body.scrollTop - body.clientHeight < 4;
}

// A message longer than the screen is shown from its beginning.
function showNewest(body, last) {
  body.scrollTop = body.scrollHeight;
  const hidden = last ? body.getBoundingClientRect().top - last.getBoundingClientRect().top : 0;
  if (hidden > 0) body.scrollTop -= hidden;
}

function renderWelcome(here, empty) {
  const box = byId('welcome');
  if (!empty) {
    box.replaceChildren();
    return;
  }
  if (box.childElementCount) return;
  box.append(
    el(
      'div',
      { class: 'welcome' },
      el('h2', {}, 'Ask the desk'),
      el('p', {}, 'Nutgraf answers “what is this, who is this?” with a short, sourced card. This page stands in for Slack: try it here, then install it there.'),
      el(
        'div',
        { class: 'actions' },
        store.offer.suggestions.map((each) =>
          el('button', { type: 'button', class: 'press', onclick: () => send(each, here.id) }, each),
        ),
      ),
      el('p', { class: 'hint' }, 'Or type / to see every command. What you see as “Only visible to you”, nobody else sees.'),
    ),
  );
}

async function openHome() {
  panel(true, el('div', { id: 'home', class: 'home' }, el('p', { class: 'hint' }, 'Opening Home …')));
  byId('composer').replaceChildren();
  await act({ do: 'home' });
  const note = byId('home')?.querySelector('.hint');
  if (note && !store.state.home) note.textContent = 'This app has published no Home tab.';
}

function renderHome() {
  const view = store.state.home;
  const sign = view ? `${view.id}:${view.hash}` : '';
  if (!view || sign === drawnHome) return;
  drawnHome = sign;
  const focused = document.activeElement?.dataset?.key;
  const place = { view: view.id };
  const surface = {
    key: view.id,
    values: (block, item) => view.state.values[block.block_id]?.[item.action_id],
    keep: () => {},
    act: (item, _block, choice) => act({ do: 'act', ...place, action: item.action_id, choice }),
    suggest: async (item, typed) => {
      const answer = await act({ do: 'suggest', ...place, action: item.action_id, typed });
      return answer.exchanges?.[0]?.options || [];
    },
  };
  byId('home').replaceChildren(...blocks(view.blocks, surface));
  if (focused) byId('home').querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
}

export function renderThread() {
  const aside = byId('thread');
  const root = messages(store.place).find((each) => each.ts === store.thread);
  aside.hidden = !root;
  if (!root) {
    drawnThread = '';
    return;
  }
  if (drawnThread !== `${store.viewer}:${store.thread}`) {
    drawnThread = `${store.viewer}:${store.thread}`;
    aside.replaceChildren(
      el(
        'div',
        { class: 'panel-head' },
        el('h2', { id: 'thread-name' }, 'Thread'),
        el('button', { type: 'button', class: 'quiet', 'aria-label': 'Close the thread', onclick: closeThread }, '×'),
      ),
      el('div', { class: 'panel-body' }, el('div', { class: 'messages', id: 'thread-messages', role: 'log', 'aria-label': 'Messages in the thread', tabindex: '0' })),
      el('div', { class: 'pane', id: 'pane', role: 'status' }),
      composer({ id: 'thread-text', label: 'Reply', place: store.place, thread: store.thread }),
    );
  }
  const shown = messages(store.place).filter((each) => each.ts === store.thread || each.thread_ts === store.thread);
  const list = byId('thread-messages');
  const atEnd = isAtEnd(list.parentElement);
  if (keepInStep(list, shown, (each) => drawMessage(each, { inThread: true })) || atEnd) {
    showNewest(list.parentElement, list.lastElementChild);
  }
  renderPane(root, shown.length === 1);
}

// What the agent pane shows under a thread: what the bot is doing, and prompts to begin with.
function renderPane(root, fresh) {
  const pane = (store.state.panes || []).find((each) => each.channel === root.channel && each.ts === root.ts);
  const box = byId('pane');
  const sign = JSON.stringify([pane, fresh]);
  if (box.dataset.sign === sign) return;
  box.dataset.sign = sign;
  byId('thread-name').textContent = pane ? 'Agent' : 'Thread';
  const prompts = fresh ? pane?.prompts || [] : [];
  box.replaceChildren(
    ...(pane?.status ? [el('p', { class: 'hint' }, `Nutgraf ${pane.status}`)] : []),
    ...prompts.map((each) =>
      el('button', { type: 'button', class: 'press', onclick: () => send(each.message, root.channel, root.ts) }, each.title),
    ),
  );
}

async function openPane(here) {
  const about = store.state.channels.find((each) => !each.is_im);
  const known = new Set(messages(here.id).map((each) => each.ts));
  await act({ do: 'agent', about: about.id });
  const root = messages(here.id).find((each) => !known.has(each.ts));
  if (!root) return;
  store.thread = root.ts;
  changed();
  byId('thread-text')?.focus();
}

function closeThread() {
  const back = document.querySelector(`[data-key="replies:${CSS.escape(store.thread)}"], [data-key="reply:${CSS.escape(store.thread)}"]`);
  store.thread = '';
  changed();
  back?.focus();
}
