// Counts the minutes of a call. Without it the page shows when the call started, and the server works out its length.
document.querySelectorAll('[data-since]').forEach(el => {
  const start = Date.parse(el.dataset.since);
  const tick = () => {
    const seconds = Math.floor((Date.now() - start) / 1000);
    if (seconds < 0 || seconds > 5 * 3600) return;
    el.textContent = Math.floor(seconds / 60) + ':' + String(seconds % 60).padStart(2, '0');
    setTimeout(tick, 1000);
  };
  tick();
});
