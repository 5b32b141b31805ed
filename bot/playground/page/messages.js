// A list of messages, kept in step with the state: only what changed is drawn again.

import { blocks } from './blocks.js';
import { el } from './dom.js';
import { mrkdwn } from './mrkdwn.js';
import { menuButton } from './overflow.js';
import { act, changed, messages, store, user } from './store.js';

export function keepInStep(list, wanted, draw) {
  const there = new Map([...list.children].map((each) => [each.dataset.id, each]));
  const focused = document.activeElement?.dataset?.key;
  let grew = false;
  const nodes = wanted.map((each) => {
    const sign = JSON.stringify(each);
    const old = there.get(each.ts);
    if (old?.sign === sign) return old;
    grew = grew || !old;
    const made = draw(each);
    made.sign = sign;
    made.dataset.id = each.ts;
    if (old) old.replaceWith(made);
    return made;
  });
  for (const each of [...list.children]) if (!nodes.includes(each)) each.remove();
  nodes.forEach((node, index) => {
    if (list.children[index] !== node) list.insertBefore(node, list.children[index] || null);
  });
  if (focused && document.activeElement === document.body) {
    list.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
  }
  return grew;
}

function surface(message) {
  const place = { channel: message.channel, ts: message.ts };
  return {
    key: message.ts,
    values: (block, item) => message.values[block.block_id]?.[item.action_id],
    keep: () => {},
    act: (item, _block, choice) => act({ do: 'act', ...place, action: item.action_id, choice }),
    suggest: async (item, typed) => {
      const answer = await act({ do: 'suggest', ...place, action: item.action_id, typed });
      return answer.exchanges?.[0]?.options || [];
    },
  };
}

export function drawMessage(message, { inThread = false } = {}) {
  const author = user(message.user) || { real_name: 'Slackbot', is_bot: true };
  const when = new Date(Number(message.ts) * 1000);
  const time = when.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  return el(
    'article',
    { class: `message${message.private ? ' private' : ''}`, 'aria-label': `${author.real_name}, ${time}` },
    message.private ? el('p', { class: 'only-you' }, 'Only visible to you') : null,
    avatar(message.user, author),
    el(
      'div',
      { class: 'message-main' },
      el(
        'p',
        { class: 'byline' },
        el('span', { class: 'author' }, author.real_name),
        author.is_bot ? el('span', { class: 'app' }, 'APP') : null,
        el('time', { datetime: when.toISOString() }, time),
      ),
      content(message),
      inThread ? null : replies(message),
    ),
    tools(message, inThread),
  );
}

function avatar(id, author) {
  if (id === store.state.bot) return el('img', { class: 'face', src: '/playground/logo.svg', alt: '' });
  return el('span', { class: 'face letter', 'aria-hidden': 'true' }, author.real_name[0]);
}

function content(message) {
  const own = message.blocks?.length
    ? blocks(message.blocks, surface(message))
    : el('div', { class: 'block' }, mrkdwn(message.text));
  const edited = message.edited ? el('span', { class: 'edited' }, '(edited)') : null;
  const attached = (message.attachments || []).map((each) =>
    el('div', { class: 'attached' }, each.text ? mrkdwn(each.text) : null, blocks(each.blocks, surface(message))),
  );
  const files = (message.files || []).map((each) =>
    el('figure', {}, el('figcaption', {}, each.name), el('img', { src: `/playground/files/${each.id}`, alt: each.name })),
  );
  return [own, edited, attached, files];
}

function replies(message) {
  const count = messages(message.channel).filter((each) => each.thread_ts === message.ts).length;
  if (!count) return null;
  return el(
    'button',
    { type: 'button', class: 'replies', data: { key: `replies:${message.ts}` }, onclick: () => openThread(message) },
    `${count} ${count === 1 ? 'reply' : 'replies'}`,
  );
}

function openThread(message) {
  store.thread = message.thread_ts || message.ts;
  changed();
  document.getElementById('thread-text')?.focus();
}

function tools(message, inThread) {
  if (message.private) return null;
  const entries = store.offer.shortcuts
    .filter((each) => each.type === 'message')
    .map((each) => [
      each.name,
      () => act({ do: 'shortcut', callback_id: each.callback_id, channel: message.channel, ts: message.ts }),
    ]);
  const reply = inThread
    ? null
    : el(
        'button',
        { type: 'button', class: 'press', data: { key: `reply:${message.ts}` }, onclick: () => openThread(message) },
        'Reply in thread',
      );
  if (!reply && !entries.length) return null;
  return el(
    'div',
    { class: 'tools' },
    reply,
    entries.length ? menuButton('⋮', 'More message actions', entries, `tools:${message.ts}`) : null,
  );
}

export { surface };
