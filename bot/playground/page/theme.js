// Light or dark: the system's choice until the visitor makes one.

import { byId } from './dom.js';

const dark = window.matchMedia('(prefers-color-scheme: dark)');

function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === 'dark' : dark.matches;
}

function label() {
  byId('theme').textContent = isDark() ? 'Light' : 'Dark';
  byId('theme').setAttribute('aria-label', isDark() ? 'Change to light' : 'Change to dark');
}

export function startTheme() {
  const kept = localStorage.getItem('theme');
  if (kept) document.documentElement.dataset.theme = kept;
  label();
  dark.addEventListener('change', label);
  byId('theme').addEventListener('click', () => {
    const next = isDark() ? 'light' : 'dark';
    document.documentElement.dataset.theme = next;
    localStorage.setItem('theme', next);
    label();
  });
}
