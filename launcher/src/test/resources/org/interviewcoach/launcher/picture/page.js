// What both pages share: elements are made, never parsed from text.
function el(name, style, ...children) {
  const it = document.createElement(name);
  if (style) it.className = style;
  it.append(...children.flat());
  return it;
}

function photo(data) {
  const it = el('img', 'photo');
  it.src = 'data:image/png;base64,' + data;
  return it;
}

function named(id) {
  const name = exchange.people[id];
  return name ? name[0].toUpperCase() + name.slice(1) : null;
}

function face(name, isCoach) {
  const it = el('div', 'face', isCoach ? 'IC' : name[0]);
  it.style.background = isCoach ? '#5b5bd6' : ['#2f7d5b', '#a8572a', '#2b6cb0', '#8a3f8f'][name.length % 4];
  return it;
}

function clock(seconds) {
  return new Date(seconds * 1000).toISOString().slice(11, 16);
}

function relative(seconds) {
  const away = seconds - exchange.now, size = Math.abs(away);
  const [count, unit] = size < 60 ? [size, 'second'] : size < 3600 ? [size / 60, 'minute']
    : size < 86400 ? [size / 3600, 'hour'] : [size / 86400, 'day'];
  const words = Math.round(count) + ' ' + unit + (Math.round(count) === 1 ? '' : 's');
  return away >= 0 ? 'in ' + words : words + ' ago';
}

function dated(seconds) {
  return new Date(seconds * 1000).toLocaleDateString('en', {month: 'short', day: 'numeric', year: 'numeric', timeZone: 'UTC'});
}

// Takes the first of the rules that matches anywhere, earliest first, and draws what is around it in the same way.
function inline(text, rules) {
  let best = null;
  for (const [pattern, draw] of rules) {
    const found = pattern.exec(text);
    if (found && (!best || found.index < best.found.index)) best = {found, draw};
  }
  if (!best) return [text];
  const {found, draw} = best;
  return [text.slice(0, found.index), draw(found), ...inline(text.slice(found.index + found[0].length), rules)];
}
