// Slack's mrkdwn, as far as the coach writes it.
const RULES = [
  [/```\n?([\s\S]*?)\n?```/, m => el('pre', '', decoded(m[1]))],
  [/`([^`\n]+)`/, m => el('code', '', decoded(m[1]))],
  [/<!date\^(\d+)\^([^|>]*)\|[^>]*>/, m => stamp(+m[1], m[2])],
  [/<!(here|channel|everyone)>/, m => el('span', 'mention', '@' + m[1])],
  [/<!subteam\^\w+>/, () => el('span', 'mention', '@group')],
  [/<@(\w+)>/, m => el('span', 'mention', '@' + (named(m[1]) || 'Interview coach'))],
  [/<#(\w+)(?:\|([^>]*))?>/, m => el('span', 'mention', '#' + (m[2] || 'channel'))],
  [/<(https?:[^|>]+)(?:\|([^>]*))?>/, m => { const a = el('span', '', spans(m[2] || m[1])); a.style.color = 'var(--link)'; return a; }],
  [/(?<![\p{L}\p{N}])\*([^*\n]+)\*(?![\p{L}\p{N}])/u, m => el('b', '', spans(m[1]))],
  [/(?<![\p{L}\p{N}])_([^_\n]+)_(?![\p{L}\p{N}])/u, m => el('i', '', spans(m[1]))],
  [/(?<![\p{L}\p{N}])~([^~\n]+)~(?![\p{L}\p{N}])/u, m => el('s', '', spans(m[1]))],
  [/\n/, () => el('br')],
  [/&(amp|lt|gt);/, m => decoded(m[0])],
];

function decoded(text) {
  return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
}

function stamp(at, style) {
  return style.replace('{ago}', relative(at)).replace('{time}', clock(at)).replace(/\{date[^}]*\}/, dated(at));
}

function spans(text) {
  return inline(text, RULES);
}

function mrkdwn(text) {
  const out = [];
  const quote = /(?:^|\n)((?:&gt; ?[^\n]*(?:\n|$))+)/;
  const found = quote.exec(text);
  if (!found) return spans(text);
  if (found.index > 0) out.push(...spans(text.slice(0, found.index)));
  out.push(el('blockquote', '', spans(found[1].trimEnd().replace(/(^|\n)&gt; ?/g, '$1'))));
  const rest = text.slice(found.index + found[0].length);
  if (rest) out.push(...mrkdwn(rest));
  return out;
}

function words(it) {
  return it.type === 'mrkdwn' ? mrkdwn(it.text) : [it.text];
}

function element(it) {
  switch (it.type) {
    case 'button': return el('div', 'button ' + (it.style || ''), it.text.text);
    case 'plain_text_input': return el('div', 'input' + (it.multiline ? ' paragraph' : ''), it.initial_value || (it.placeholder ? it.placeholder.text : ''));
    case 'mrkdwn': case 'plain_text': return el('span', '', words(it));
    default: {
      const chosen = (it.initial_options || (it.initial_option ? [it.initial_option] : [])).map(o => o.text.text).join(', ');
      return el('div', 'select', chosen || (it.placeholder ? it.placeholder.text : 'Select'), el('span', '', '⌄'));
    }
  }
}

function rich(it) {
  const text = it.elements.map(e => e.text || (e.elements || []).map(i => i.text).join('')).join('');
  return it.type === 'rich_text_preformatted' ? el('pre', '', text)
    : it.type === 'rich_text_quote' ? el('blockquote', '', text) : el('div', '', text);
}

function block(it) {
  switch (it.type) {
    case 'header': return el('div', 'header', it.text.text);
    case 'section': return el('div', 'section', it.text ? el('div', '', words(it.text)) : '',
      it.fields ? el('div', 'columns', it.fields.map(f => el('div', '', words(f)))) : '', it.accessory ? element(it.accessory) : '');
    case 'context': return el('div', 'context', it.elements.map(element));
    case 'actions': {
      const buttons = it.elements.filter(e => e.type === 'button'), others = it.elements.filter(e => e.type !== 'button');
      return el('div', '', others.map(element), el('div', 'buttons', buttons.map(element)));
    }
    case 'divider': return el('hr');
    case 'rich_text': return el('div', '', it.elements.map(rich));
    case 'input': return el('div', '', el('div', 'label', it.label.text + (it.optional ? ' (optional)' : '')), element(it.element));
    default: return el('div', '', 'block ' + it.type);
  }
}

function message(it) {
  if (it.type === 'modal') {
    return el('div', 'modal', el('h3', '', el('span', '', it.title.text), el('div', 'button primary', it.submit.text)), it.blocks.map(block));
  }
  const person = named(it.user);
  const said = [];
  if (exchange.where === 'whisper') said.push(el('div', 'only', 'Only visible to you'));
  said.push(el('div', '', el('span', 'who', person || 'Interview coach'), person ? '' : el('span', 'app', 'APP'),
    el('span', 'at', ' ' + clock(parseFloat(it.ts)))));
  if (it.blocks && it.blocks.length) said.push(...it.blocks.map(block));
  else said.push(el('div', 'section', mrkdwn(it.text || '')));
  for (const each of it.files || []) said.push(each.data ? photo(each.data) : el('div', 'section', each.name));
  if (it.edited) said.push(el('span', 'edited', '(edited)'));
  if (it.reply_count) said.push(el('div', 'replies', it.reply_count + ' replies'));
  return el('div', 'row', face(person || 'I', !person), el('div', 'said', said));
}

document.body.append(...exchange.messages.map(message));
