// The keyboard of the desk. Everything works without it; with it, nobody needs the mouse.
(() => {
  'use strict';
  let goes = false;

  const rows = () => [...document.querySelectorAll('[data-list] [data-row]')].filter((row) => row.getClientRects().length);
  const current = () => document.querySelector('[data-row][data-current]');
  const writes = (target) => target.closest('input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]');

  function choose(row) {
    if (!row) return;
    current()?.removeAttribute('data-current');
    row.setAttribute('data-current', '');
    const focused = row.querySelector('[data-open]') ?? row;
    if (focused === row) row.tabIndex = -1;
    focused.focus({ preventScroll: true });
    row.scrollIntoView({ block: 'nearest' });
  }

  function step(by) {
    const all = rows();
    const at = all.indexOf(current());
    if (at < 0) choose(all[by > 0 ? 0 : all.length - 1]);
    else choose(all[Math.min(Math.max(at + by, 0), all.length - 1)]);
  }

  const open = () => current()?.querySelector('[data-open]')?.click();
  const tick = () => {
    const box = current()?.querySelector('input[type=checkbox]');
    if (box) box.click();
  };
  const help = () => {
    const dialog = document.getElementById('help');
    if (dialog && !dialog.open) dialog.showModal();
  };

  const keys = {
    j: () => step(1),
    k: () => step(-1),
    o: open,
    x: tick,
    '/': () => document.getElementById('search')?.focus(),
    '?': help,
  };

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey && event.key === 'Enter' && event.target.form?.matches('[data-listening]')) return event.target.form.requestSubmit();
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === 'Escape' && writes(event.target)) return event.target.blur();
    if (writes(event.target) || document.querySelector('dialog[open]')) return;
    if (goes) {
      goes = false;
      const place = document.querySelector(`[data-go="${CSS.escape(event.key)}"]`);
      if (place) {
        event.preventDefault();
        place.click();
      }
      return;
    }
    if (event.key === 'g') {
      goes = true;
      setTimeout(() => { goes = false; }, 1200);
      return;
    }
    const own = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (own) {
      event.preventDefault();
      return own.matches('input, textarea, select') ? own.focus() : own.click();
    }
    if (event.key === 'Enter' && current() && !event.target.closest('a, button, input, summary')) return open();
    if (keys[event.key]) {
      event.preventDefault();
      keys[event.key]();
    }
  });

  document.addEventListener('click', (event) => {
    if (event.target.closest('[data-help-open]')) help();
    if (event.target.closest('[data-print]')) print();
  });

  // A box that ticks all others, and how many are ticked.
  document.addEventListener('change', (event) => {
    const list = event.target.closest('[data-picks]');
    if (!list) return;
    const boxes = [...list.querySelectorAll('[data-pick]')];
    if (event.target.matches('[data-pick-all]')) for (const box of boxes) box.checked = event.target.checked;
    const picked = boxes.filter((box) => box.checked).length;
    for (const shown of list.querySelectorAll('[data-picked]')) shown.textContent = picked;
    for (const part of list.querySelectorAll('[data-needs-pick]')) part.hidden = picked === 0;
  });

  // A form is sent once.
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (form.method !== 'post' || form.hasAttribute('hx-post')) return;
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = '1';
  });
  addEventListener('pageshow', () => {
    for (const form of document.querySelectorAll('form[data-sent]')) delete form.dataset.sent;
  });
})();
