// Shows what was found in a file as soon as it is. Without this file the page asks again as a whole.
const watch = () => setTimeout(async () => {
  const answer = await fetch(location.href).catch(() => null);
  const page = new DOMParser().parseFromString(answer?.ok ? await answer.text() : '', 'text/html');
  for (const part of document.querySelectorAll('[data-looking]')) {
    const now = page.getElementById(part.id);
    const goesOn = now?.matches('[data-looking]');
    // what the keyboard is in stays until it is left, and a whole until all of it is there
    if (now && !(goesOn && (part.dataset.looking === 'whole' || part.contains(document.activeElement)))) part.replaceWith(now);
  }
  if (document.querySelector('[data-looking]')) watch();
}, 1200);
if (document.querySelector('[data-looking]')) watch();

// Sends files one by one (the pages of one thing together) and shows how far they are. Without this file: all at once.
document.querySelectorAll('form[data-upload]').forEach(form => {
  const input = form.querySelector('input[type=file]');
  const list = form.querySelector('[data-uploads]');
  const send = files => new Promise(done => {
    const words = files.length > 1 ? files.length + ' pages' : files[0].name;
    const row = document.createElement('p'), bar = document.createElement('progress');
    bar.max = 100;
    bar.value = 0;
    bar.setAttribute('aria-label', words);
    row.append(words + ' ', bar);
    list.append(row);
    const data = new FormData(form);
    data.delete('files');
    data.set('form_id', form.elements.form_id.value + crypto.getRandomValues(new Uint32Array(1))[0].toString(36));
    for (const file of files) data.append('files', file, file.name);
    const request = new XMLHttpRequest();
    request.upload.addEventListener('progress', e => { if (e.lengthComputable) bar.value = 100 * e.loaded / e.total; });
    request.upload.addEventListener('load', () => { bar.removeAttribute('value'); });
    request.addEventListener('loadend', () => {
      const page = new DOMParser().parseFromString(request.responseText || '', 'text/html');
      const trouble = page.querySelector('.oops li, main .lede');
      const said = [...page.querySelectorAll('.said p')].map(p => p.textContent).join(' ');
      const ok = request.status === 200;
      row.className = ok ? 'small' : 'err';
      row.textContent = ok ? said : (trouble ? trouble.textContent : words + ' could not be sent. Try it again.');
      // the address of the portion of the list that the new exhibit is in
      done(ok && (request.responseURL || location.href));
    });
    request.open('POST', form.action);
    request.send(data);
  });
  // A picture that is pasted anywhere on the page is added like a chosen file; pasting words stays as it is.
  form.querySelectorAll('[data-paste]').forEach(hint => { hint.hidden = false; });
  document.addEventListener('paste', event => {
    const pasted = [...(event.clipboardData?.files ?? [])].filter(file => file.type.startsWith('image/'));
    if (!pasted.length || form.dataset.busy || event.target.closest?.('input:not([type=file]), textarea')) return;
    event.preventDefault();
    const now = new Date(), two = n => String(n).padStart(2, '0');
    const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())} ${two(now.getHours())}.${two(now.getMinutes())}.${two(now.getSeconds())}`;
    const kept = new DataTransfer();
    for (const file of input.files) kept.items.add(file);
    pasted.forEach((file, i) => kept.items.add(new File([file], `Pasted picture ${day}${i ? ' ' + (i + 1) : ''}.${file.type.slice(6).replace('jpeg', 'jpg')}`, { type: file.type })));
    input.files = kept.files;
    form.requestSubmit();
  });
  form.addEventListener('submit', async event => {
    event.preventDefault();
    event.stopImmediatePropagation();
    const files = [...input.files];
    if (!files.length || form.dataset.busy) { if (!files.length) form.submit(); return; }
    form.dataset.busy = '1';
    list.replaceChildren();
    let all = true, next = location.href;
    for (const some of form.elements.together.checked ? [files] : files.map(file => [file])) {
      const went = await send(some);
      all = all && went;
      next = went || next;
    }
    delete form.dataset.busy;
    if (all && next === location.href) location.reload();
    else if (all) location.assign(next);
    else input.value = '';
  });
});
