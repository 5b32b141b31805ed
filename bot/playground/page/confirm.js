// "Are you sure?": the dialog of an element's confirm object.

import { el, freshId } from './dom.js';
import { textNodes } from './blocks.js';

export function confirmed(confirm) {
  if (!confirm) return Promise.resolve(true);
  return new Promise((resolve) => {
    const id = freshId('confirm');
    const done = (answer) => {
      dialog.close();
      dialog.remove();
      resolve(answer);
    };
    const dialog = el(
      'dialog',
      { class: 'modal small', 'aria-labelledby': id, oncancel: (event) => { event.preventDefault(); done(false); } },
      el('h2', { id }, confirm.title.text),
      el('div', { class: 'modal-body' }, textNodes(confirm.text)),
      el(
        'div',
        { class: 'modal-foot' },
        el('button', { type: 'button', class: 'press', onclick: () => done(false) }, confirm.deny.text),
        el('button', { type: 'button', class: `press ${confirm.style || 'primary'}`, onclick: () => done(true) }, confirm.confirm.text),
      ),
    );
    document.body.append(dialog);
    dialog.showModal();
  });
}
