// The topmost modal as a <dialog>: filled in, submitted, changed under the visitor's hands.

import { blocks } from './blocks.js';
import { el, say } from './dom.js';
import { act, store } from './store.js';

let dialog = null;
let open = { id: '', hash: '' };
let typed = {};
let shownAs = new Map();
let errors = {};
let opener = null;

export function renderModal() {
  const view = store.state.modal;
  if (!view) {
    shut();
  } else if (view.id !== open.id || view.hash !== open.hash) {
    if (view.id !== open.id) {
      typed = {};
      shownAs = new Map();
    }
    errors = {};
    draw(view);
  }
}

function shut() {
  if (!dialog) return;
  dialog.close();
  dialog.remove();
  dialog = null;
  open = { id: '', hash: '' };
  typed = {};
  if (opener?.isConnected) opener.focus();
  opener = null;
}

function surface(view) {
  return {
    key: view.id,
    errors,
    values: (block, item) => held(view, block, item),
    keep: (item, block, choice, options) => {
      typed[item.action_id] = choice;
      if (options) shownAs.set(item.action_id, options);
    },
    act: (item, _block, choice) => act({ do: 'act', view: view.id, action: item.action_id, choice }),
    suggest: async (item, words) => {
      const answer = await act({ do: 'suggest', view: view.id, action: item.action_id, typed: words });
      return answer.exchanges?.[0]?.options || [];
    },
  };
}

function held(view, block, item) {
  const choice = typed[item.action_id];
  if (choice === undefined) return view.state.values[block.block_id]?.[item.action_id];
  const options = shownAs.get(item.action_id)
    || (item.options || []).filter((each) => [choice].flat().includes(each.value));
  return { value: choice, selected_date: choice, selected_time: choice, selected_date_time: choice, selected_option: options[0],
    selected_options: Array.isArray(choice) ? options : [] };
}

function draw(view) {
  const focused = document.activeElement?.dataset?.key;
  if (!dialog) {
    opener = document.activeElement;
    dialog = el('dialog', { class: 'modal', 'aria-labelledby': 'modal-title' });
    dialog.addEventListener('cancel', (event) => { event.preventDefault(); leave(); });
    document.body.append(dialog);
  }
  open = { id: view.id, hash: view.hash };
  const form = el(
    'form',
    { novalidate: true, onsubmit: (event) => { event.preventDefault(); send(view); } },
    el(
      'div',
      { class: 'modal-head' },
      el('h2', { id: 'modal-title' }, view.title.text),
      el('button', { type: 'button', class: 'quiet', 'aria-label': 'Close', onclick: leave }, '×'),
    ),
    el('div', { class: 'modal-body', tabindex: '0' }, el('p', { class: 'field-error', role: 'alert', id: 'modal-error' }), blocks(view.blocks, surface(view))),
    el(
      'div',
      { class: 'modal-foot' },
      el('button', { type: 'button', class: 'press', onclick: leave }, view.close?.text || 'Close'),
      view.submit ? el('button', { type: 'submit', class: 'press primary' }, view.submit.text) : null,
    ),
  );
  dialog.replaceChildren(form);
  if (!dialog.open) dialog.showModal();
  const again = focused && dialog.querySelector(`[data-key="${CSS.escape(focused)}"]`);
  (again || dialog.querySelector('[aria-invalid]') || dialog.querySelector('[autofocus]')
    || dialog.querySelector('.modal-body .box, .modal-body input') || dialog.querySelector('.modal-foot button')).focus();
}

function leave() {
  act({ do: 'close', view: open.id });
}

async function send(view) {
  const answer = await act({ do: 'submit', view: view.id, values: typed });
  const words = answer.error || answer.exchanges?.[0]?.error;
  if (words && dialog) {
    dialog.querySelector('#modal-error').textContent = words;
    return;
  }
  const found = bodyOf(answer);
  if (found.response_action === 'errors' && dialog) {
    errors = found.errors;
    draw(store.state.modal);
    say(Object.values(errors).join(' '));
  }
}

function bodyOf(answer) {
  try {
    return JSON.parse(answer.exchanges[0].body || '{}');
  } catch {
    return {};
  }
}
