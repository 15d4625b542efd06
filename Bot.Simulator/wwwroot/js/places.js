// Which place is shown, and changing it: the bot starts anew with that place's rules, grids and people.
import { $, h, call } from './dom.js';

const LOOK_AGAIN = 400;
let shown = null;
let switching = false;
let timer = null;

export async function load() {
  show(await call('GET', '/sim/place'));
}

function show(now) {
  const place = now.places.find((p) => p.name === now.current);
  const next = now.places.find((p) => p.name === now.switchingTo);

  // Everything in the page belongs to one place: whatever a switch came to, it is read anew.
  if (!next && (switching || (shown ?? now.current) !== now.current)) return location.reload();
  $('place-bar').hidden = !place;
  if (!place) return;
  shown = now.current;
  switching = Boolean(next);
  $('place-name').textContent = `${place.title} · 演示台`;
  document.title = `${place.title} · 网格服务演示台`;
  $('place').replaceChildren(...now.places.map((p) => h('option', { value: p.name, selected: p.name === (next ?? place).name }, p.title)));
  $('place-problem').textContent = now.problem && !next ? `没有切换成：${now.problem}` : '';
  wait(next);
}

// While it switches, nothing in the page can be used; it looks again by itself until it is over.
function wait(next) {
  $('switching').hidden = !next;
  $('switching-words').textContent = next ? next.name === shown ? `正在准备${next.title}…` : `切换中…正在换到${next.title}` : '';
  for (const part of document.querySelectorAll('header, nav, main')) part.inert = Boolean(next);
  clearTimeout(timer);
  if (next) timer = setTimeout(() => load().catch(() => wait(next)), LOOK_AGAIN);
}

$('place').addEventListener('change', async (event) => {
  try {
    show(await call('PUT', '/sim/place', { name: event.target.value }));
  } catch (problem) {
    await load();
    $('place-problem').textContent = problem.message;
  }
});
