// Places a list beside the control that opens it, and keeps it on the screen.

export function placeBeside(list, control) {
  const at = control.getBoundingClientRect();
  const room = window.innerHeight - at.bottom;
  const above = room < 220 && at.top > room;
  list.style.left = `${Math.max(8, Math.min(at.left, window.innerWidth - list.offsetWidth - 8))}px`;
  list.style.maxHeight = `${Math.max(120, (above ? at.top : room) - 16)}px`;
  list.style.top = above ? 'auto' : `${at.bottom + 4}px`;
  list.style.bottom = above ? `${window.innerHeight - at.top + 4}px` : 'auto';
}
