// Starts the page: loads the state, and draws each part again when it changes.

import { byId, el } from './dom.js';
import { renderModal } from './modal.js';
import { renderPlace, renderThread } from './place.js';
import { goTo, renderSidebar } from './sidebar.js';
import { act, load, store, watch } from './store.js';
import { startTheme } from './theme.js';
import { renderWire, toggleWire } from './wire.js';

function render() {
  const { channels } = store.state;
  if (!channels.some((each) => each.id === store.place)) store.place = channels[0].id;
  renderSidebar();
  renderPlace();
  renderThread();
  renderModal();
  renderWire();
}

function renderPeople() {
  const people = store.state.users.filter((each) => !each.is_bot);
  byId('person').replaceChildren(
    ...people.map((each) => el('option', { value: each.id, selected: each.id === store.viewer }, each.real_name)),
  );
}

function renderShortcuts() {
  for (const each of store.offer.shortcuts.filter((one) => one.type === 'global')) {
    const run = () => act({ do: 'shortcut', callback_id: each.callback_id });
    byId('wire-toggle').before(el('button', { type: 'button', class: 'quiet', onclick: run }, each.name));
  }
}

startTheme();
byId('wire-toggle').addEventListener('click', toggleWire);
byId('menu').addEventListener('click', () => {
  const open = document.body.classList.toggle('menu-open');
  byId('menu').setAttribute('aria-expanded', String(open));
});
byId('person').addEventListener('change', async (event) => {
  store.viewer = event.target.value;
  goTo('');
  await load();
});
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && document.body.classList.contains('menu-open')) {
    document.body.classList.remove('menu-open');
    byId('menu').setAttribute('aria-expanded', 'false');
    byId('menu').focus();
  }
});
await load();
watch(render);
render();
renderPeople();
renderShortcuts();
byId('composer-text')?.focus();
