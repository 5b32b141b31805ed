// Slack's mrkdwn to DOM nodes. Entities are undone exactly once, at the leaves.

import { el } from './dom.js';
import { channel, user } from './store.js';

const ENTITY = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };
const MARKS = { '*': 'strong', _: 'em', '~': 's' };

export function unescape(text) {
  return text.replace(/&(?:lt|gt|amp);/g, (entity) => ENTITY[entity]);
}

export function mrkdwn(text) {
  const nodes = [];
  const pieces = text.split(/```/);
  const unclosed = pieces.length % 2 === 0;
  pieces.forEach((piece, index) => {
    if (index % 2 === 1 && !(unclosed && index === pieces.length - 1)) {
      nodes.push(el('pre', {}, el('code', {}, unescape(piece.replace(/^\n|\n$/g, '')))));
    } else if (piece || pieces.length === 1) {
      const fence = unclosed && index === pieces.length - 1 && index ? '```' : '';
      nodes.push(...lines(fence + piece));
    }
  });
  return nodes;
}

function lines(text) {
  const nodes = [];
  let quoted = [];
  let said = [];
  const endQuote = () => {
    if (quoted.length) nodes.push(el('blockquote', {}, broken(quoted)));
    quoted = [];
  };
  const endSaid = () => {
    if (said.length) nodes.push(el('div', { class: 'said' }, broken(said)));
    said = [];
  };
  for (const line of text.split('\n')) {
    const quote = /^(?:>|&gt;) ?/.exec(line);
    if (quote) {
      endSaid();
      quoted.push(line.slice(quote[0].length));
    } else {
      endQuote();
      said.push(line);
    }
  }
  endQuote();
  endSaid();
  return nodes;
}

function broken(list) {
  return list.flatMap((line, index) => (index ? [el('br'), ...inline(line)] : inline(line)));
}

export function inline(text) {
  const nodes = [];
  let plain = '';
  let at = 0;
  const flush = () => {
    if (plain) nodes.push(unescape(plain));
    plain = '';
  };
  while (at < text.length) {
    const found = sequence(text, at) || code(text, at) || marked(text, at);
    if (found) {
      flush();
      nodes.push(found.node);
      at += found.length;
    } else {
      plain += text[at];
      at += 1;
    }
  }
  flush();
  return nodes;
}

function code(text, at) {
  const found = /^`([^`\n]+)`/.exec(text.slice(at));
  return found && { node: el('code', {}, unescape(found[1])), length: found[0].length };
}

function marked(text, at) {
  const mark = text[at];
  if (!MARKS[mark] || /[\p{L}\p{N}]/u.test(text[at - 1] || '') || !/\S/.test(text[at + 1] || '')) {
    return null;
  }
  for (let end = at + 2; end < text.length; end += 1) {
    const closes = text[end] === mark && /\S/.test(text[end - 1]) && text[end - 1] !== mark;
    if (closes && !/[\p{L}\p{N}]/u.test(text[end + 1] || '')) {
      const node = el(MARKS[mark], {}, inline(text.slice(at + 1, end)));
      return { node, length: end - at + 1 };
    }
  }
  return null;
}

function sequence(text, at) {
  const found = /^<([@#!][^<>\n]*|(?:https?|mailto):[^<>\n]*)>/.exec(text.slice(at));
  if (!found) return null;
  const [target, label] = split(found[1]);
  const node = { '@': person, '#': place, '!': special }[target[0]]?.(target.slice(1), label);
  return { node: node || anchor(target, label), length: found[0].length };
}

function split(content) {
  const bar = content.indexOf('|');
  return bar < 0 ? [content, ''] : [content.slice(0, bar), content.slice(bar + 1)];
}

export function anchor(target, label) {
  const href = unescape(target);
  if (!/^(https?|mailto):/i.test(href)) return document.createTextNode(unescape(label || target));
  const words = label ? unescape(label) : href.replace(/^mailto:/, '');
  return el('a', { href, rel: 'noreferrer noopener', target: '_blank' }, words);
}

export function person(id, label) {
  return el('span', { class: 'mention' }, `@${user(id)?.name || unescape(label || id)}`);
}

export function place(id, label) {
  return el('span', { class: 'mention' }, `#${channel(id)?.name || unescape(label || id)}`);
}

function special(word, label) {
  if (word.startsWith('date^')) return date(word, label);
  const name = word.startsWith('subteam^') ? label.replace(/^@/, '') || word : word;
  return el('span', { class: 'mention loud' }, `@${unescape(name)}`);
}

function date(word, label) {
  const [, seconds, format, link] = word.split('^');
  const when = new Date(Number(seconds) * 1000);
  if (Number.isNaN(when.getTime())) return document.createTextNode(unescape(label));
  const words = formatDate(when, format || '');
  const node = el('time', { datetime: when.toISOString() }, words);
  return link ? el('a', { href: unescape(link), rel: 'noreferrer' }, node) : node;
}

export function formatDate(when, format) {
  const style = (options) => new Intl.DateTimeFormat('en-US', options).format(when);
  const long = { year: 'numeric', month: 'long', day: 'numeric' };
  const forms = {
    '{date_num}': () => when.toISOString().slice(0, 10),
    '{date}': () => style(long),
    '{date_pretty}': () => style(long),
    '{date_short}': () => style({ ...long, month: 'short' }),
    '{date_short_pretty}': () => style({ ...long, month: 'short' }),
    '{date_long}': () => style({ ...long, weekday: 'long' }),
    '{date_long_pretty}': () => style({ ...long, weekday: 'long' }),
    '{time}': () => style({ hour: 'numeric', minute: '2-digit' }),
    '{time_secs}': () => style({ hour: 'numeric', minute: '2-digit', second: '2-digit' }),
  };
  return format.replace(/\{\w+\}/g, (token) => forms[token]?.() ?? token);
}
