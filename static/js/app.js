// Small helps only. Every page works without this file.

// What is typed but not saved survives the back button and a lost page: kept in this tab, gone once saved.
const store = {
  get: key => { try { return JSON.parse(sessionStorage.getItem(key)); } catch { return null; } },
  set: (key, value) => { try { sessionStorage.setItem(key, JSON.stringify(value)); } catch { /* a full or closed store only loses the extra copy */ } },
  drop: key => { try { sessionStorage.removeItem(key); } catch { /* as above */ } },
};
const SKIP = new Set(['csrf_token', 'form_id', 'version']);
const fieldsOf = form => [...form.elements].filter(el => el.name && !SKIP.has(el.name) && el.type !== 'file' && el.type !== 'submit' && el.type !== 'button');
const read = form => fieldsOf(form).map(el => (el.type === 'radio' || el.type === 'checkbox' ? el.checked : el.value));

// A page without a problem after a form was sent means that it was saved; a search in a form saves nothing.
const sent = store.get('sent');
if (sent && !document.querySelector('.oops, [data-unsaved]')) store.drop(sent);
store.drop('sent');

document.querySelectorAll('form[data-keep]').forEach(form => {
  const key = 'kept:' + form.getAttribute('action');
  const asLoaded = JSON.stringify(read(form));
  const kept = store.get(key);
  const hasErrors = document.querySelector('.oops, [data-unsaved]') !== null;
  if (kept && !hasErrors && kept.from === asLoaded && JSON.stringify(kept.now) !== asLoaded) {
    fieldsOf(form).forEach((el, i) => {
      if (el.type === 'radio' || el.type === 'checkbox') el.checked = kept.now[i];
      else el.value = kept.now[i];
    });
    const note = document.createElement('div');
    note.className = 'note';
    note.setAttribute('role', 'status');
    const words = document.createElement('p');
    words.textContent = 'We kept what you typed last time. It is not saved yet.';
    const back = document.createElement('button');
    back.type = 'button';
    back.className = 'btn quiet mini';
    back.textContent = 'Go back to what was saved';
    back.addEventListener('click', () => { store.drop(key); form.reset(); note.remove(); });
    note.append(words, back);
    form.prepend(note);
  } else if (kept && !hasErrors) {
    store.drop(key);
  }
  let wait;
  const keep = () => store.set(key, { from: asLoaded, now: read(form) });
  form.addEventListener('input', () => { clearTimeout(wait); wait = setTimeout(keep, 300); });
  form.addEventListener('submit', () => { clearTimeout(wait); keep(); store.set('sent', key); });
});

// A second press of a button that is at work does nothing.
document.addEventListener('submit', event => {
  const form = event.target;
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = '1';
  setTimeout(() => { delete form.dataset.sent; }, 8000);
});
window.addEventListener('pageshow', () => document.querySelectorAll('form[data-sent]').forEach(form => { delete form.dataset.sent; }));

document.querySelectorAll('[data-copy]').forEach(button => {
  button.hidden = !navigator.clipboard;
  button.addEventListener('click', () => {
    const source = document.getElementById(button.dataset.copy);
    navigator.clipboard.writeText(source.value ?? source.innerText).then(() => { button.lastChild.textContent = ' Copied'; });
  });
});

const oops = document.querySelector('.oops');
if (oops) oops.focus();
