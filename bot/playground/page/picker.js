// Every menu to choose from: a combobox that filters its options, or asks the bot for them.

import { el, freshId, say } from './dom.js';
import { placeBeside } from './popup.js';
import { store } from './store.js';

const IDS = { users: 'selected_user', channels: 'selected_channel', conversations: 'selected_conversation' };

function plainOption(text, value) {
  return { text: { type: 'plain_text', text }, value };
}

function known(item) {
  if (item.options) return item.options;
  if (item.option_groups) return item.option_groups.flatMap((group) => group.options);
  const { users, channels } = store.state;
  if (item.type.endsWith('users_select')) {
    return users.map((each) => plainOption(each.real_name, each.id));
  }
  return channels.map((each) => plainOption(each.is_im ? 'Nutgraf' : `#${each.name}`, each.id));
}

function heldOptions(item, held) {
  const kind = item.type.replace('multi_', '').split('_')[0];
  const ids = [held?.[IDS[kind]], ...(held?.[`${IDS[kind]}s`] || [])].filter(Boolean);
  if (ids.length) return known(item).filter((option) => ids.includes(option.value));
  const start = held
    ? [held.selected_option, ...(held.selected_options || [])]
    : [item.initial_option, ...(item.initial_options || [])];
  return start.filter(Boolean);
}

export function picker({ item, block, surface, field, used, key }) {
  const many = item.type.startsWith('multi_');
  const external = item.type.endsWith('external_select');
  const least = item.min_query_length ?? 3;
  const listId = freshId('list');
  let chosen = heldOptions(item, surface.values(block, item));
  let options = external ? [] : known(item);
  let active = -1;
  let asked = 0;

  const words = () => chosen.map((option) => option.text.text).join(', ');
  const name = item.placeholder?.text || 'Choose an option';
  const list = el('div', { class: 'popup', role: 'listbox', id: listId, 'aria-label': name, hidden: true });
  const input = el('input', {
    type: 'text',
    class: 'box pick',
    role: 'combobox',
    autocomplete: 'off',
    placeholder: name,
    'aria-label': field.labelId ? undefined : name,
    'aria-labelledby': field.labelId,
    'aria-describedby': field.describedBy || undefined,
    'aria-expanded': 'false',
    'aria-controls': listId,
    'aria-autocomplete': 'list',
    value: words(),
    data: { key },
  });

  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute('aria-expanded', 'false');
    input.removeAttribute('aria-activedescendant');
    input.value = words();
  };
  const choose = (option) => {
    const has = chosen.some((each) => each.value === option.value);
    if (!many) chosen = [option];
    else chosen = has ? chosen.filter((each) => each.value !== option.value) : [...chosen, option];
    close();
    const values = chosen.map((each) => each.value);
    const choice = many ? values : values[0];
    surface.keep(item, block, choice, chosen);
    if (block.type !== 'input' || block.dispatch_action) used(choice);
  };
  const mark = (to) => {
    active = to;
    [...list.children].forEach((each, index) => each.setAttribute('aria-selected', String(index === to)));
    const current = list.children[to];
    if (current?.id) input.setAttribute('aria-activedescendant', current.id);
    current?.scrollIntoView({ block: 'nearest' });
  };
  const show = (found, empty) => {
    list.replaceChildren(
      ...found.map((option) =>
        el(
          'div',
          { role: 'option', id: freshId('option'), 'aria-selected': 'false', data: { value: option.value },
            onmousedown: (event) => { event.preventDefault(); choose(option); } },
          option.text.text,
          option.description ? el('span', { class: 'hint' }, option.description.text) : null,
        ),
      ),
    );
    if (!found.length) list.append(el('div', { role: 'option', 'aria-disabled': 'true' }, empty));
    list.hidden = false;
    input.setAttribute('aria-expanded', 'true');
    placeBeside(list, input);
    options = found;
    mark(found.length ? 0 : -1);
  };
  const filter = async (typed) => {
    if (!external) {
      const wanted = typed.trim().toLowerCase();
      show(known(item).filter((option) => option.text.text.toLowerCase().includes(wanted)), 'No match');
      return;
    }
    if (typed.length < least) {
      show([], least === 1 ? 'Type to search' : `Type ${least} letters to search`);
      return;
    }
    asked += 1;
    const mine = asked;
    const found = await surface.suggest(item, typed);
    if (mine !== asked || document.activeElement !== input) return;
    show(found, 'No match');
    say(`${found.length} ${found.length === 1 ? 'option' : 'options'}`);
  };
  const onKey = (event) => {
    const { key: pressed } = event;
    if (pressed === 'ArrowDown' || pressed === 'ArrowUp') {
      event.preventDefault();
      if (list.hidden) filter('');
      else if (options.length) mark((active + (pressed === 'ArrowDown' ? 1 : -1) + options.length) % options.length);
    } else if (pressed === 'Enter') {
      event.preventDefault();
      if (list.hidden) filter('');
      else if (options[active]) choose(options[active]);
    } else if (pressed === 'Escape' && !list.hidden) {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  };
  input.addEventListener('keydown', onKey);
  input.addEventListener('input', () => filter(input.value));
  input.addEventListener('click', () => { if (list.hidden) { input.select(); filter(''); } });
  input.addEventListener('blur', close);
  return el('span', { class: 'picker' }, input, list);
}
