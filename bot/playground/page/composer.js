// The message box, with slash commands that complete themselves.

import { el, freshId, say } from './dom.js';
import { act, channel, store } from './store.js';

export async function send(text, place, thread = '') {
  const words = text.trim();
  if (!words) return {};
  const command = /^(\/[\w-]+)\s*(.*)$/s.exec(words);
  if (command && thread) return { error: 'Slash commands do not work in threads. Mention @nutgraf instead.' };
  if (command) return act({ do: 'command', name: command[1], text: command[2], channel: place });
  return act({ do: 'say', text: words, channel: place, thread });
}

export function composer({ id, label, place, thread = '' }) {
  const listId = freshId('commands');
  const note = el('p', { class: 'note', role: 'status' });
  const list = el('div', { class: 'popup commands', role: 'listbox', id: listId, 'aria-label': 'Commands', hidden: true });
  const box = el('textarea', {
    id,
    rows: '1',
    placeholder: label,
    'aria-label': label,
    'aria-haspopup': 'listbox',
    'aria-autocomplete': 'list',
    'aria-controls': listId,
    autocomplete: 'off',
    spellcheck: 'false',
  });
  let offered = [];
  let active = 0;

  const close = () => {
    list.hidden = true;
    box.removeAttribute('aria-activedescendant');
  };
  const mark = (to) => {
    active = to;
    [...list.children].forEach((each, index) => each.setAttribute('aria-selected', String(index === to)));
    box.setAttribute('aria-activedescendant', list.children[to].id);
  };
  const complete = (command) => {
    box.value = `${command.command} `;
    close();
    box.focus();
  };
  const offer = () => {
    const typed = /^\/\S*$/.exec(box.value)?.[0];
    offered = typed && !thread ? store.offer.commands.filter((each) => each.command.startsWith(typed)) : [];
    if (!offered.length) return close();
    list.replaceChildren(
      ...offered.map((each) =>
        el(
          'div',
          { role: 'option', id: freshId('command'), onmousedown: (event) => { event.preventDefault(); complete(each); } },
          el('b', {}, `${each.command} `),
          el('span', {}, each.usage_hint || ''),
          el('span', { class: 'hint' }, each.description),
        ),
      ),
    );
    list.hidden = false;
    say(`${offered.length} ${offered.length === 1 ? 'command' : 'commands'}`);
    return mark(0);
  };
  const submit = async () => {
    const text = box.value;
    box.value = '';
    note.textContent = '';
    close();
    const answer = await send(text, place, thread);
    const words = answer.error || '';
    if (words) {
      note.textContent = words;
      box.value = text;
    } else if (!answer.exchanges?.length && text.includes('@nutgraf') && !channel(place)?.has_bot) {
      note.textContent = 'Nutgraf is not in this channel. In Slack, type /invite @nutgraf first.';
    } else if (answer.exchanges?.length) {
      say('Answered.');
    }
  };
  box.addEventListener('input', offer);
  box.addEventListener('blur', close);
  box.addEventListener('keydown', (event) => {
    const listed = !list.hidden;
    if (listed && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      mark((active + (event.key === 'ArrowDown' ? 1 : -1) + offered.length) % offered.length);
    } else if (listed && (event.key === 'Tab' || event.key === 'Enter') && offered[active].command !== box.value) {
      event.preventDefault();
      complete(offered[active]);
    } else if (listed && event.key === 'Escape') {
      event.preventDefault();
      close();
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      submit();
    }
  });
  return el(
    'div',
    { class: 'composer' },
    list,
    el(
      'div',
      { class: 'composer-box' },
      box,
      el('button', { type: 'button', class: 'press primary', onclick: submit }, 'Send'),
    ),
    note,
  );
}
