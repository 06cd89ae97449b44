// Lets a place be drawn on the page with the mouse; it fills in the numbers that can be typed as well.
document.querySelectorAll('[data-cover]').forEach(sheet => {
  const form = document.querySelector('[data-cover-form]');
  const told = document.querySelector('[data-with-mouse]');
  const mark = document.createElement('div');
  let from = null;
  if (told) told.hidden = false;
  mark.className = 'cover-mark';
  mark.hidden = true;
  sheet.append(mark);
  const where = e => {
    const box = sheet.getBoundingClientRect();
    const part = (value, all) => Math.min(100, Math.max(0, 100 * value / all));
    return { x: part(e.clientX - box.left, box.width), y: part(e.clientY - box.top, box.height) };
  };
  const show = (left, top, width, height) => {
    Object.assign(mark.style, { left: left + '%', top: top + '%', width: width + '%', height: height + '%' });
    mark.hidden = !(width > 0 && height > 0);
  };
  const fill = values => Object.entries(values).forEach(([name, value]) => {
    form.elements[name].value = name === 'on_page' ? value : String(Math.round(value * 100) / 100);
  });
  sheet.addEventListener('pointerdown', e => {
    if (e.pointerType === 'touch' || e.button !== 0) return;
    e.preventDefault();
    from = where(e);
    sheet.setPointerCapture(e.pointerId);
  });
  sheet.addEventListener('pointermove', e => {
    if (!from) return;
    const to = where(e);
    const left = Math.min(from.x, to.x), top = Math.min(from.y, to.y);
    const width = Math.abs(to.x - from.x), height = Math.abs(to.y - from.y);
    show(left, top, width, height);
    fill({ on_page: sheet.dataset.cover, left, top, width, height });
  });
  const stop = () => { from = null; };
  sheet.addEventListener('pointerup', stop);
  sheet.addEventListener('pointercancel', stop);
  form.addEventListener('input', () => {
    const [left, top, width, height] = ['left', 'top', 'width', 'height'].map(name => parseFloat(form.elements[name].value) || 0);
    show(left, top, Math.min(width, 100 - left), Math.min(height, 100 - top));
  });
});
