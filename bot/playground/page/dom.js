// Builds elements. Text always goes in as text: no function here takes markup.

export function el(tag, props = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) made.addEventListener(name.slice(2), value);
    else if (name === 'class') made.className = value;
    else if (name === 'data') Object.assign(made.dataset, value);
    else if (name === 'value') made.value = value;
    else made.setAttribute(name, value === true ? '' : String(value));
  }
  made.append(...children.flat(Infinity).filter((each) => each !== null && each !== undefined));
  return made;
}

export function byId(id) {
  return document.getElementById(id);
}

let count = 0;

export function freshId(prefix) {
  count += 1;
  return `${prefix}-${count}`;
}

export function say(words) {
  byId('said').textContent = words;
}
