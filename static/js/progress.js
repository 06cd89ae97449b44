// Shows how far a longer work is. Without this file the page asks again as a whole.
const watch = () => setTimeout(async () => {
  const answer = await fetch(location.href).catch(() => null);
  if (answer?.ok) {
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const now = page.getElementById('progress');
    // done, cancelled or failed: the whole page says so
    if (!now) { location.reload(); return; }
    const here = document.getElementById('progress');
    const said = part => part.querySelector('[role=status]').textContent;
    if (said(now) !== said(here)) here.querySelector('[role=status]').textContent = said(now);
    for (const part of ['progress', '.mute']) {
      const fresh = now.querySelector(part), old = here.querySelector(part);
      if (fresh && old) old.replaceWith(fresh);
      else if (fresh) here.append(fresh);
    }
  }
  watch();
}, 800);
if (document.querySelector('[data-progress]')) watch();
