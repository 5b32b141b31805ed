// The rich_text block to DOM nodes.

import { el } from './dom.js';
import { anchor, formatDate, person, place } from './mrkdwn.js';

const STYLES = { bold: 'strong', italic: 'em', strike: 's', code: 'code', underline: 'u' };

const INLINE = {
  text: (part) => broken(part.text),
  link: (part) => [anchor(part.url, part.text)],
  user: (part) => [person(part.user_id)],
  channel: (part) => [place(part.channel_id)],
  usergroup: (part) => [`@${part.usergroup_id}`],
  broadcast: (part) => [el('span', { class: 'mention loud' }, `@${part.range}`)],
  emoji: (part) => [part.unicode ? fromHex(part.unicode) : `:${part.name}:`],
  color: (part) => [part.value],
  date: (part) => [formatDate(new Date(part.timestamp * 1000), part.format)],
};

const BLOCK = {
  rich_text_section: (each) => el('div', { class: 'said' }, each.elements.map(inline)),
  rich_text_quote: (each) => el('blockquote', {}, each.elements.map(inline)),
  rich_text_preformatted: (each) => el('pre', {}, el('code', {}, each.elements.map(inline))),
  rich_text_list: (each) =>
    el(
      each.style === 'ordered' ? 'ol' : 'ul',
      { class: `rich-list indent-${each.indent || 0}`, start: each.offset ? each.offset + 1 : null },
      each.elements.map((item) => el('li', {}, item.elements.map(inline))),
    ),
};

export function richText(block) {
  return block.elements.map((each) => BLOCK[each.type]?.(each) ?? null);
}

function inline(part) {
  let nodes = INLINE[part.type]?.(part) ?? [];
  for (const [style, tag] of Object.entries(STYLES)) {
    if (part.style?.[style]) nodes = [el(tag, {}, nodes)];
  }
  return nodes;
}

function broken(text) {
  return text.split('\n').flatMap((line, index) => (index ? [el('br'), line] : [line]));
}

function fromHex(codes) {
  return String.fromCodePoint(...codes.split('-').map((code) => parseInt(code, 16)));
}
