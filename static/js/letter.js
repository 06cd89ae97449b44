// Saves while one types, and shows the coach's notes as the words change. Without this file the button does it.
const form = document.querySelector('form[data-autosave]');
if (form) {
  const checks = document.querySelector('[data-checks]');
  const said = document.querySelector('[data-saved]');
  let wait, busy = false, dirty = false;
  const tell = words => { said.lastChild.textContent = ' ' + words; };
  const save = async () => {
    if (busy) { dirty = true; return; }
    busy = true;
    dirty = false;
    tell('Saving');
    try {
      const answer = await fetch(form.dataset.autosave, { method: 'POST', body: new FormData(form), headers: { Accept: 'application/json' } });
      const found = await answer.json();
      if (found.saved) {
        form.elements.version.value = found.version;
        checks.innerHTML = found.html;
        tell('Saved');
      } else tell(found.why);
    } catch {
      tell('Not saved: Advocate does not answer. What you typed is kept in this tab.');
    }
    busy = false;
    if (dirty) save();
  };
  // The server counts code points, a text box UTF-16 units.
  const text = form.elements.body, units = n => [...text.value].slice(0, n).join('').length;
  // Typed in as by hand, so that the browser's own undo takes it back; not into words that changed meanwhile.
  const put = (start, end, was, words) => {
    text.focus();
    text.setSelectionRange(start, end);
    if (words !== undefined && text.value.slice(start, end) === was) document.execCommand('insertText', false, words);
  };
  checks.addEventListener('click', event => {
    const to = event.target.closest('[data-from]')?.dataset;
    if (!to) return;
    event.preventDefault();
    put(units(+to.from), units(+to.to), to.was, to.use);
  });

  // A sheet behind the text box has the same words and shows the warm ones underlined; the note on one opens where
  // the caret is in it. Those who see neither have the list beside it.
  const sheet = document.createElement('div'), note = document.createElement('div'), pane = document.createElement('div');
  pane.className = 'behind';
  sheet.className = 'sheet';
  sheet.ariaHidden = 'true';
  note.className = 'coach over';
  note.hidden = true;
  note.role = 'group';
  note.ariaLabel = 'The coach’s note';
  text.before(pane);
  pane.append(sheet, text, note);
  let warm = [], last = text.value;
  const draw = () => {
    const pieces = [];
    let at = 0;
    for (const found of warm) {
      if (found.from < at) continue;
      found.mark = document.createElement('mark');
      found.mark.textContent = last.slice(found.from, found.to);
      pieces.push(last.slice(at, found.from), found.mark);
      at = found.to;
    }
    sheet.replaceChildren(...pieces, last.slice(at) + '\n');
    sheet.style.width = text.clientWidth + 'px';
    sheet.scrollTop = text.scrollTop;
  };
  const learn = () => {
    warm = [...checks.querySelectorAll('.warm > li')].map(item => {
      const place = item.querySelector('[data-from]').dataset;
      const from = units(+place.from), to = units(+place.to);
      return { item, from, to, was: text.value.slice(from, to) };
    }).sort((one, other) => one.from - other.from);
    last = text.value;
    draw();
  };
  const follow = () => {
    const now = text.value, most = Math.min(last.length, now.length), longer = now.length - last.length;
    let head = 0, tail = 0;
    while (head < most && last[head] === now[head]) head++;
    while (tail < most - head && last.at(-1 - tail) === now.at(-1 - tail)) tail++;
    const changed = last.length - tail;
    warm = warm.filter(f => f.to <= head || f.from >= changed);
    for (const f of warm) if (f.from >= changed) { f.from += longer; f.to += longer; }
    last = now;
    note.hidden = true;
    draw();
  };
  const open = () => {
    const at = text.selectionStart, found = warm.find(f => f.mark && f.from <= at && at <= f.to);
    note.hidden = !found || at !== text.selectionEnd;
    if (note.hidden) return;
    const [, why, calmer] = found.item.children, words = calmer?.querySelector('[data-use]')?.dataset.use;
    const said = why.cloneNode(true), use = document.createElement('button');
    use.type = 'button';
    use.className = 'btn second mini';
    use.textContent = words === undefined ? '' : `Use “${words}”`;
    use.addEventListener('click', () => put(found.from, found.to, found.was, words));
    note.replaceChildren(said, ...(words === undefined ? [] : [use]));
    note.style.top = found.mark.offsetTop + found.mark.offsetHeight - text.scrollTop + 6 + 'px';
  };
  text.addEventListener('input', follow);
  text.addEventListener('click', open);
  text.addEventListener('keyup', event => { if (/^(Arrow|Home|End|Page)/.test(event.key)) open(); });
  text.addEventListener('scroll', () => { sheet.scrollTop = text.scrollTop; note.hidden = true; });
  pane.addEventListener('keydown', event => { if (event.key === 'Escape' && !note.hidden) { note.hidden = true; text.focus(); } });
  document.addEventListener('click', event => { if (!pane.contains(event.target)) note.hidden = true; });
  new ResizeObserver(draw).observe(text);
  new MutationObserver(learn).observe(checks, { childList: true });
  learn();
  form.addEventListener('input', () => { tell('Not saved yet'); clearTimeout(wait); wait = setTimeout(save, 900); });
}
