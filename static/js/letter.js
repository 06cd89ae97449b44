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
  checks.addEventListener('click', event => {
    const to = event.target.closest('[data-from]')?.dataset;
    if (!to) return;
    event.preventDefault();
    text.focus();
    const start = units(+to.from), end = units(+to.to);
    text.setSelectionRange(start, end);
    // Typed in as by hand, so that the browser's own undo takes it back; not into words that changed meanwhile.
    if (to.use && text.value.slice(start, end) === to.was) document.execCommand('insertText', false, to.use);
  });
  form.addEventListener('input', () => { tell('Not saved yet'); clearTimeout(wait); wait = setTimeout(save, 900); });
}
