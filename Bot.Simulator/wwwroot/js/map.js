// The grid map of the location picker: real SVG, zoom by wheel, pinch buttons or drag; a click is a place (GCJ-02).
import { $, h, call } from './dom.js';

const NS = 'http://www.w3.org/2000/svg';
const NEAR = 0.55; // Share of the map in sight below which every grid is named.
const FEW = 6; // Villages up to which grids are named from the start.
const CLICK = 6; // Pixels a pointer may wander and still be a click.
let grids = [];
let all = null;
let view = null;
let picked = () => {};
let squeeze = 1;
let villages = [];

export const grid = (name) => grids.find((g) => g.name === name || g.code === name);
export const onPick = (listener) => { picked = listener; };

export async function load() {
  grids = await call('GET', '/sim/map');
  $('grid-names').replaceChildren(...grids.map((g) => h('option', { value: g.name }, g.area)));
  if (grids.length === 0) return;
  const points = grids.flatMap((g) => g.rings.flat());
  const [west, east] = [Math.min(...points.map((p) => p[0])), Math.max(...points.map((p) => p[0]))];
  const [south, north] = [Math.min(...points.map((p) => p[1])), Math.max(...points.map((p) => p[1]))];
  squeeze = Math.cos((south + north) / 2 * Math.PI / 180);
  all = { x: west, y: north, w: (east - west), h: (north - south) };
  const byVillage = Map.groupBy(grids, (g) => g.name.replace(/第\d+网格$/, ''));
  villages = [...byVillage].map(([name, own]) => ({ name, centre: [0, 1].map((i) => own.reduce((sum, g) => sum + g.centre[i], 0) / own.length) }));
  draw();
}

// Screen coordinates: x is longitude squeezed to true proportion, y grows to the south; in units of 1e-5 degrees.
const toX = (longitude) => (longitude - all.x) * squeeze * 1e5;
const toY = (latitude) => (all.y - latitude) * 1e5;
const toLongitude = (x) => x / 1e5 / squeeze + all.x;
const toLatitude = (y) => all.y - y / 1e5;

function draw() {
  const svg = $('map');
  grids.forEach((g, i) => {
    const path = document.createElementNS(NS, 'path');
    path.setAttribute('d', g.rings.map((ring) => `M${ring.map((p) => `${toX(p[0]).toFixed(1)} ${toY(p[1]).toFixed(1)}`).join('L')}Z`).join(''));
    path.setAttribute('class', `tint${i % 4}`);
    path.addEventListener('pointerenter', () => { $('map-here').textContent = `${g.name}（${g.area}）`; });
    svg.append(path);
  });
  const labels = document.createElementNS(NS, 'g');
  labels.id = 'map-labels';
  svg.append(labels);
}

export function open() {
  if (!all) return;
  const margin = 60;
  look({ x: -margin, y: -margin, w: toX(all.x + all.w) + margin * 2, h: toY(all.y - all.h) + margin * 2 });
}

function look(next) {
  view = next;
  $('map').setAttribute('viewBox', `${view.x} ${view.y} ${view.w} ${view.h}`);
  label();
}

// From afar the villages' names, from near the grids'; always as large as text on screen. A name that would cover another waits until one zooms in.
function label() {
  const box = $('map').getBoundingClientRect();
  const scale = Math.max(view.w / box.width, view.h / box.height);
  const size = 12 * scale;
  const taken = [];
  const texts = [];
  const far = view.w > toX(all.x + all.w) * NEAR && villages.length > FEW;
  for (const g of far ? villages : grids) {
    const [x, y] = [toX(g.centre[0]), toY(g.centre[1])];
    const half = g.name.length * size / 2;
    const free = taken.every((t) => Math.abs(t.x - x) > t.half + half + size * 0.4 || Math.abs(t.y - y) > size * 1.5);
    if (!free || x < view.x || x > view.x + view.w || y < view.y || y > view.y + view.h) continue;
    taken.push({ x, y, half });
    const text = document.createElementNS(NS, 'text');
    text.setAttribute('x', x);
    text.setAttribute('y', y);
    text.setAttribute('font-size', size);
    text.textContent = g.name;
    texts.push(text);
  }
  $('map-labels').replaceChildren(...texts);
}

function zoom(factor, at = { x: view.x + view.w / 2, y: view.y + view.h / 2 }) {
  const w = view.w * factor;
  if (w < 200 || w > toX(all.x + all.w) * 2) return;
  look({ x: at.x - (at.x - view.x) * factor, y: at.y - (at.y - view.y) * factor, w, h: view.h * factor });
}

function point(event) {
  const at = new DOMPoint(event.clientX, event.clientY).matrixTransform($('map').getScreenCTM().inverse());
  return { x: at.x, y: at.y };
}

let drag = null;
$('map').addEventListener('pointerdown', (event) => { drag = { event, at: point(event), moved: false }; });
$('map').addEventListener('pointermove', (event) => {
  if (!drag || Math.hypot(event.clientX - drag.event.clientX, event.clientY - drag.event.clientY) < CLICK && !drag.moved) return;
  drag.moved = true;
  const at = point(event);
  look({ ...view, x: view.x + drag.at.x - at.x, y: view.y + drag.at.y - at.y });
});
$('map').addEventListener('pointerup', (event) => {
  const click = drag && !drag.moved;
  drag = null;
  if (!click) return;
  const at = point(event);
  picked(toLongitude(at.x), toLatitude(at.y));
});
$('map').addEventListener('pointerleave', () => { drag = null; });
$('map').addEventListener('wheel', (event) => {
  event.preventDefault();
  zoom(event.deltaY < 0 ? 0.8 : 1.25, point(event));
}, { passive: false });
$('zoom-in').addEventListener('click', () => zoom(0.6));
$('zoom-out').addEventListener('click', () => zoom(1 / 0.6));
