// Interactive elements. A surface offers: key (for ids that last), values (what is held),
// act(element, block, choice), keep(element, block, choice), suggest(element, typed).

import { el, freshId } from './dom.js';
import { confirmed } from './confirm.js';
import { overflow } from './overflow.js';
import { picker } from './picker.js';

const BOXES = {
  datepicker: 'date',
  timepicker: 'time',
  datetimepicker: 'datetime-local',
  email_text_input: 'email',
  url_text_input: 'url',
  number_input: 'text',
  plain_text_input: 'text',
};

export function element(item, block, surface, field = {}) {
  const used = async (choice) => {
    if (await confirmed(item.confirm)) await surface.act(item, block, choice);
  };
  const context = { item, block, surface, field, used, key: `${surface.key}:${item.action_id}` };
  const made = render(context);
  made.classList.add('element');
  return made;
}

function render(context) {
  const { item } = context;
  if (item.type === 'button' || item.type === 'icon_button') return button(context);
  if (item.type === 'overflow') return overflow(context);
  if (item.type === 'feedback_buttons') return feedback(context);
  if (item.type === 'checkboxes' || item.type === 'radio_buttons') return ticks(context);
  if (item.type in BOXES) return box(context);
  if (item.type.endsWith('_select')) return picker(context);
  return el('span', { class: 'hint' }, `(${item.type} is not shown here)`);
}

function button({ item, used, key }) {
  const press = async (event) => {
    const pressed = event.currentTarget;
    if (item.url) window.open(item.url, '_blank', 'noopener,noreferrer');
    pressed.setAttribute('aria-busy', 'true');
    await used(null);
    pressed.removeAttribute('aria-busy');
  };
  return el(
    'button',
    {
      type: 'button',
      class: `press ${item.style || ''}`,
      'aria-label': item.accessibility_label,
      data: { key },
      onclick: press,
    },
    item.text.text,
  );
}

function feedback({ item, used, key }) {
  const one = (each) =>
    el(
      'button',
      { type: 'button', class: 'press', data: { key: `${key}:${each.value}` }, onclick: () => used(each.value) },
      each.text.text,
    );
  return el('span', { class: 'pair' }, one(item.positive_button), one(item.negative_button));
}

function box({ item, block, surface, field, used, key }) {
  const held = surface.values(block, item);
  const start = item.type === 'datetimepicker'
    ? localTime(held ? held.selected_date_time : item.initial_date_time)
    : held?.value ?? held?.selected_date ?? held?.selected_time ?? initial(item);
  const tag = item.multiline ? 'textarea' : 'input';
  const keep = (event) => surface.keep(item, block, read(item, event.target.value));
  return el(tag, {
    type: item.multiline ? undefined : BOXES[item.type],
    inputmode: item.type === 'number_input' ? 'decimal' : undefined,
    class: 'box',
    rows: item.multiline ? 5 : undefined,
    maxlength: item.max_length,
    placeholder: item.placeholder?.text,
    'aria-labelledby': field.labelId,
    'aria-label': field.labelId ? undefined : item.placeholder?.text || item.action_id,
    'aria-describedby': field.describedBy || undefined,
    'aria-invalid': field.invalid ? 'true' : undefined,
    'aria-required': block.type === 'input' && !block.optional ? 'true' : undefined,
    autofocus: item.focus_on_load,
    data: { key },
    value: start ?? '',
    oninput: keep,
    onchange: block.type === 'input' && !block.dispatch_action ? keep : (event) => {
      keep(event);
      used(read(item, event.target.value));
    },
  });
}

function initial(item) {
  return item.initial_value ?? item.initial_date ?? item.initial_time ?? '';
}

// A box for date and time takes 2025-03-15T09:30 by the visitor's own clock.
function localTime(seconds) {
  if (typeof seconds !== 'number') return '';
  const at = new Date(seconds * 1000);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60000).toISOString().slice(0, 16);
}

function read(item, text) {
  if (text === '') return null;
  return item.type === 'datetimepicker' ? Math.floor(new Date(text).getTime() / 1000) : text;
}

function ticks({ item, block, surface, field, used, key }) {
  const one = item.type === 'radio_buttons';
  const held = surface.values(block, item);
  const start = held
    ? [held.selected_option, ...(held.selected_options || [])]
    : [item.initial_option, ...(item.initial_options || [])];
  const chosen = new Set(start.filter(Boolean).map((option) => option.value));
  const name = freshId('ticks');
  const change = (event) => {
    if (one) chosen.clear();
    if (event.target.checked) chosen.add(event.target.value);
    else chosen.delete(event.target.value);
    const choice = one ? [...chosen][0] ?? null : [...chosen];
    surface.keep(item, block, choice);
    if (block.type !== 'input' || block.dispatch_action) used(choice);
  };
  return el(
    'div',
    { role: one ? 'radiogroup' : 'group', class: 'ticks', 'aria-labelledby': field.labelId, 'aria-describedby': field.describedBy || undefined },
    item.options.map((option) =>
      el(
        'label',
        {},
        el('input', {
          type: one ? 'radio' : 'checkbox',
          name,
          checked: chosen.has(option.value),
          data: { key: `${key}:${option.value}` },
          value: option.value,
          onchange: change,
        }),
        ` ${option.text.text}`,
      ),
    ),
  );
}
