// Discord's Markdown, as far as the coach writes it; escapes first, so that they are seen as in the client.
const RULES = [
  [/^-# (.*)$/m, m => el('div', 'small', spans(m[1]))],
  [/\\([\\*_~`|<>\[\]#+\-.:)@(])/, m => m[1]],
  [/`` ((?:.)+?) ``/, m => el('code', '', m[1])],
  [/`([^`\n]+)`/, m => el('code', '', m[1])],
  [/\*\*((?:\\.|[^\\])+?)\*\*/s, m => el('b', '', spans(m[1]))],
  [/\|\|((?:\\.|[^\\])+?)\|\|/s, m => el('span', 'spoiler', spans(m[1]))],
  [/~~((?:\\.|[^\\])+?)~~/s, m => el('s', '', spans(m[1]))],
  [/\*((?:\\.|[^\\*])+?)\*/s, m => el('i', '', spans(m[1]))],
  [/\b_((?:\\.|[^\\_])+?)_\b/s, m => el('i', '', spans(m[1]))],
  [/\[((?:\\.|[^\]\\])+)\]\(<?(https?:[^)>\s]+)>?\)/, m => { const a = el('span', '', spans(m[1])); a.style.color = 'var(--link)'; return a; }],
  [/<t:(\d+)(?::(\w))?>/, m => el('span', 'stamp', stamp(+m[1], m[2]))],
  [/<@!?(\d+)>/, m => el('span', 'mention', '@' + (named(m[1]) || 'Interview coach'))],
  [/<#(\d+)>/, () => el('span', 'mention', '# channel')],
  [/@(here|everyone)\b/, m => el('span', 'mention', '@' + m[1])],
];

function stamp(at, style) {
  return style === 'R' ? relative(at) : style === 't' ? clock(at) : style === 'd' ? dated(at) : dated(at) + ' ' + clock(at);
}

function spans(text) {
  return inline(text, RULES);
}

function markdown(text) {
  const out = [];
  const lines = text.split('\n');
  for (let i = 0; i < lines.length; i++) {
    const fence = /^```/.test(lines[i]);
    if (fence) {
      let j = i + 1;
      while (j < lines.length && !/^```/.test(lines[j])) j++;
      out.push(el('pre', '', lines.slice(i + 1, j).join('\n')));
      i = j;
    } else if (/^> ?/.test(lines[i])) {
      let j = i;
      while (j < lines.length && /^> ?/.test(lines[j])) j++;
      out.push(el('blockquote', '', markdown(lines.slice(i, j).map(it => it.replace(/^> ?/, '')).join('\n'))));
      i = j - 1;
    } else if (/^ *(-|\d+\.) /.test(lines[i])) {
      const ordered = /^ *\d+\./.test(lines[i]);
      const list = el(ordered ? 'ol' : 'ul', '');
      if (ordered) list.start = parseInt(lines[i]);
      let j = i;
      while (j < lines.length && /^ *(-|\d+\.) /.test(lines[j])) {
        const item = [lines[j].replace(/^ *(-|\d+\.) /, '')];
        while (j + 1 < lines.length && /^ {2}\S/.test(lines[j + 1]) && !/^ *(-|\d+\.) /.test(lines[j + 1])) item.push(lines[++j].slice(2));
        list.append(el('li', '', markdown(item.join('\n'))));
        j++;
      }
      out.push(list);
      i = j - 1;
    } else if (/^-# /.test(lines[i])) {
      out.push(el('div', 'small', spans(lines[i].slice(3))));
    } else if (lines[i] === '') {
      const gap = el('div', '');
      gap.style.height = '1.375em';
      out.push(gap);
    } else {
      out.push(el('div', '', spans(lines[i])));
    }
  }
  return out;
}

function component(it) {
  switch (it.type) {
    case 1: {
      const inner = it.components.map(component);
      return it.components[0].type === 2 ? el('div', 'buttons', inner) : el('div', '', inner);
    }
    case 2: return el('div', 'button ' + ({1: 'primary', 3: 'primary', 4: 'danger'}[it.style] || '') + (it.disabled ? ' disabled' : ''),
      it.label + (it.url ? ' ↗' : ''));
    case 3: case 5: case 6: case 7: case 8: {
      const chosen = (it.options || []).filter(o => o.default).map(o => o.label).join(', ');
      return el('div', 'select', chosen || it.placeholder || 'Make a selection', el('span', '', '⌄'));
    }
    case 4: return el('div', 'input' + (it.style === 2 ? ' paragraph' : ''), it.value || it.placeholder || '');
    case 10: return el('div', '', markdown(it.content));
    case 18: return el('div', '', el('div', 'label', it.label), it.description ? el('div', 'small', it.description) : '', component(it.component));
    default: return el('div', '', 'component ' + it.type);
  }
}

function embed(it) {
  const parts = [];
  if (it.title) parts.push(el('b', '', it.title));
  if (it.description) parts.push(...markdown(it.description));
  for (const field of it.fields || []) parts.push(el('div', 'fieldname', spans(field.name)), ...markdown(field.value));
  if (it.footer) parts.push(el('div', 'small', it.footer.text));
  return el('div', 'embed', parts);
}

function message(it) {
  if (it.title) {
    return el('div', 'modal', el('h3', '', it.title), it.components.map(component), el('div', 'buttons', el('div', 'button', 'Cancel'), el('div', 'button primary', 'Submit')));
  }
  const person = named(it.author.id);
  const said = [el('div', '', el('span', 'who', person || 'Interview coach'), person ? '' : el('span', 'app', 'APP'),
    el('span', 'at', ' ' + clock(Date.parse(it.timestamp) / 1000)))];
  said.push(...markdown((it.content || '').replace(/[\u200b\u200c\u200d\u2060]+$/, '')));
  for (const each of it.embeds || []) said.push(embed(each));
  for (const each of it.attachments || []) said.push(each.data ? photo(each.data) : el('div', 'file', each.filename));
  for (const each of it.components || []) said.push(component(each));
  if (it.thread) said.push(el('div', 'thread', it.thread.name + ' ›'));
  if (it.flags & 64) said.push(el('div', 'only', 'Only you can see this'));
  return el('div', 'row', face(person || 'I', !person), el('div', 'said', said));
}

document.body.append(...exchange.messages.map(message));
