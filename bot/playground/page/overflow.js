// The overflow menu: a button that opens a menu.

import { el, freshId } from './dom.js';
import { placeBeside } from './popup.js';

export function overflow({ item, used, key }) {
  const choose = (option) => {
    if (option.url) window.open(option.url, '_blank', 'noopener,noreferrer');
    return used(option.value);
  };
  const entries = item.options.map((option) => [option.text.text, () => choose(option)]);
  return menuButton('⋯', 'More actions', entries, key);
}

export function menuButton(face, name, entries, key) {
  const id = freshId('menu');
  const list = el('div', { class: 'popup', role: 'menu', id, 'aria-label': name, hidden: true });
  const button = el(
    'button',
    {
      type: 'button',
      class: 'press more',
      'aria-label': name,
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
      'aria-controls': id,
      data: { key },
    },
    face,
  );
  const close = (refocus) => {
    list.hidden = true;
    button.setAttribute('aria-expanded', 'false');
    if (refocus) button.focus();
  };
  const open = () => {
    list.hidden = false;
    button.setAttribute('aria-expanded', 'true');
    placeBeside(list, button);
    list.firstElementChild?.focus();
  };
  list.append(
    ...entries.map(([words, run]) =>
      el('button', { type: 'button', role: 'menuitem', tabindex: '-1', onclick: () => { close(true); run(); } }, words),
    ),
  );
  button.addEventListener('click', () => (list.hidden ? open() : close(true)));
  list.addEventListener('keydown', (event) => moveInMenu(event, list, close));
  list.addEventListener('focusout', (event) => {
    if (!list.contains(event.relatedTarget) && event.relatedTarget !== button) close(false);
  });
  return el('span', { class: 'menu' }, button, list);
}

function moveInMenu(event, list, close) {
  const entries = [...list.children];
  const at = entries.indexOf(document.activeElement);
  const to = {
    ArrowDown: (at + 1) % entries.length,
    ArrowUp: (at - 1 + entries.length) % entries.length,
    Home: 0,
    End: entries.length - 1,
  }[event.key];
  if (to !== undefined) {
    event.preventDefault();
    entries[to].focus();
  } else if (event.key === 'Escape') {
    event.preventDefault();
    event.stopPropagation();
    close(true);
  } else if (event.key === 'Tab') {
    close(false);
  }
}
