// The list of channels and apps.

import { byId, el } from './dom.js';
import { changed, directChannel, store } from './store.js';

function entry(id, words, here) {
  return el(
    'li',
    {},
    el(
      'button',
      {
        type: 'button',
        'aria-current': here ? 'page' : undefined,
        data: { key: `place:${id}` },
        onclick: () => goTo(id),
      },
      words,
    ),
  );
}

export function goTo(id, tab = 'messages') {
  store.place = id;
  store.tab = tab;
  store.thread = '';
  document.body.classList.remove('menu-open');
  byId('menu').setAttribute('aria-expanded', 'false');
  changed();
}

export function renderSidebar() {
  const focused = document.activeElement?.dataset?.key;
  const direct = directChannel();
  const channels = store.state.channels.filter((each) => !each.is_im);
  byId('sidebar').replaceChildren(
    el('h2', {}, 'Channels'),
    el('ul', {}, channels.map((each) => entry(each.id, `${each.is_private ? 'private:' : '#'} ${each.name}`, each.id === store.place))),
    el('h2', {}, 'Apps'),
    el('ul', {}, entry(direct.id, 'Nutgraf', direct.id === store.place)),
    el('p', { class: 'sidebar-note' }, 'A stand-in for Slack on this machine. Nothing leaves it.'),
  );
  if (focused) byId('sidebar').querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
}
