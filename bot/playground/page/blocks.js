// Layout blocks to DOM nodes. `surface` says what pressing and choosing do.

import { el, freshId } from './dom.js';
import { element } from './elements.js';
import { mrkdwn } from './mrkdwn.js';
import { richText } from './richtext.js';

export function textNodes(text) {
  if (!text) return [];
  return text.type === 'mrkdwn' ? mrkdwn(text.text) : plain(text.text);
}

function plain(text) {
  return text.split('\n').flatMap((line, index) => (index ? [el('br'), line] : [line]));
}

export function blocks(list, surface) {
  return (list || []).map((block) => {
    const render = RENDER[block.type];
    const content = render ? render(block, surface) : [`(a ${block.type} block)`];
    return el('div', { class: `block block-${block.type}` }, content);
  });
}

export function picture(image) {
  const own = /^(?:https?:\/\/[^/]+)?\/playground\/files\/(\w+)$/.exec(image.image_url || '');
  const id = image.slack_file?.id || own?.[1];
  if (id) return el('img', { src: `/playground/files/${id}`, alt: image.alt_text });
  // the bot's own pictures come from the address that serves this page
  if ((image.image_url || '').startsWith(`${location.origin}/pictures/`)) {
    return el('img', { src: image.image_url, alt: image.alt_text });
  }
  const href = image.image_url || image.slack_file?.url;
  return el('a', { href, rel: 'noreferrer noopener', target: '_blank' }, `Picture: ${image.alt_text}`);
}

const RENDER = {
  header: (block) => [el('h2', {}, plain(block.text.text))],
  divider: () => [el('hr')],
  markdown: (block) => [el('div', { class: 'said as-typed' }, block.text)],
  rich_text: (block) => richText(block),
  section,
  context: (block) => [
    el(
      'div',
      { class: 'context' },
      block.elements.map((each) =>
        each.type === 'image' ? picture(each) : el('span', {}, textNodes(each)),
      ),
    ),
  ],
  image: (block) => [
    el(
      'figure',
      {},
      block.title ? el('figcaption', {}, block.title.text) : null,
      picture(block),
    ),
  ],
  actions: (block, surface) => [
    el(
      'div',
      { class: 'actions' },
      block.elements.map((each) => element(each, block, surface)),
    ),
  ],
  context_actions: (block, surface) => RENDER.actions(block, surface),
  input,
  alert: (block) => [
    el('div', { class: `alert alert-${block.level || 'default'}`, role: 'note' }, textNodes(block.text)),
  ],
  table: (block) => [
    el(
      'table',
      {},
      block.rows.map((row) =>
        el('tr', {}, row.map((cell) => el('td', {}, cell.text ?? richText(cell)))),
      ),
    ),
  ],
  video: (block) => [
    el('a', { href: block.title_url || block.video_url, rel: 'noreferrer' }, block.title.text),
  ],
};

function section(block, surface) {
  const side = block.accessory
    ? el(
        'div',
        { class: 'accessory' },
        block.accessory.type === 'image' ? picture(block.accessory) : element(block.accessory, block, surface),
      )
    : null;
  return [
    el(
      'div',
      { class: 'section' },
      el(
        'div',
        { class: 'section-text' },
        block.text ? textNodes(block.text) : null,
        block.fields
          ? el('div', { class: 'fields' }, block.fields.map((each) => el('div', {}, textNodes(each))))
          : null,
      ),
      side,
    ),
  ];
}

function input(block, surface) {
  const labelId = freshId('label');
  const hintId = block.hint ? freshId('hint') : '';
  const errorId = freshId('error');
  const error = surface.errors?.[block.block_id];
  const describedBy = [hintId, error ? errorId : ''].filter(Boolean).join(' ');
  const optional = block.optional ? el('span', { class: 'optional' }, ' (optional)') : null;
  return [
    el('div', { class: 'label', id: labelId }, block.label.text, optional),
    element(block.element, block, surface, { labelId, describedBy, invalid: Boolean(error) }),
    block.hint ? el('div', { class: 'hint', id: hintId }, block.hint.text) : null,
    error ? el('div', { class: 'field-error', id: errorId }, error) : null,
  ];
}
