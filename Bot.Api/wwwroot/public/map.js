// The grids on their own borders: no tiles, nothing from elsewhere. What is near is asked for in boxes, page by page.
(() => {
  'use strict';
  const room = document.querySelector('.board-map');
  if (!room || !window.fetch) return;
  room.hidden = false;
  document.querySelector('.board-map-off').hidden = true;
  const canvas = room.querySelector('canvas');
  const said = room.querySelector('.board-map-said');
  const pen = canvas.getContext('2d');
  const [west, south, east, north] = room.dataset.box.split(',').map(Number);
  const squeeze = Math.cos((south + north) / 2 * Math.PI / 180);
  const MOST_PAGES = 12, WAIT = 200, MOVED = 6, LEAST_LABEL = 60;
  const grids = new Map();
  let chosen = room.dataset.chosen || '';
  let view = { x: (west + east) / 2, y: (south + north) / 2, scale: 1 };
  let timer = 0, asked = 0;

  const size = () => ({ w: canvas.clientWidth, h: canvas.clientHeight });
  const fit = () => { const { w, h } = size(); view.scale = 0.94 * Math.min(w / ((east - west) * squeeze || 1e-6), h / (north - south || 1e-6)); };
  const toScreen = ([lon, lat]) => { const { w, h } = size(); return [(lon - view.x) * squeeze * view.scale + w / 2, (view.y - lat) * view.scale + h / 2]; };
  const toEarth = (x, y) => { const { w, h } = size(); return [(x - w / 2) / view.scale / squeeze + view.x, view.y - (y - h / 2) / view.scale]; };

  function draw() {
    const { w, h } = size(), dots = window.devicePixelRatio || 1;
    if (canvas.width !== Math.round(w * dots)) { canvas.width = Math.round(w * dots); canvas.height = Math.round(h * dots); }
    pen.setTransform(dots, 0, 0, dots, 0, 0);
    pen.clearRect(0, 0, w, h);
    pen.lineWidth = 1.2; pen.lineJoin = 'round'; pen.font = '13px sans-serif'; pen.textAlign = 'center';
    const labels = [];
    for (const [code, grid] of grids) {
      const [left, bottom] = toScreen([grid.box[0], grid.box[1]]), [right, top] = toScreen([grid.box[2], grid.box[3]]);
      if (right < 0 || left > w || bottom < 0 || top > h) continue;
      pen.beginPath();
      for (const polygon of grid.polygons) for (const ring of polygon) ring.forEach((p, i) => { const [x, y] = toScreen(p); i ? pen.lineTo(x, y) : pen.moveTo(x, y); });
      pen.closePath();
      pen.fillStyle = code === chosen ? '#f3c969' : grid.shade;
      pen.strokeStyle = '#06703a';
      pen.fill('evenodd'); pen.stroke();
      if (right - left > LEAST_LABEL) labels.push([grid.name, (left + right) / 2, (top + bottom) / 2, right - left]);
    }
    pen.fillStyle = '#1a1a1a';
    for (const [name, x, y, room] of labels) if (pen.measureText(name).width < room * 0.95) pen.fillText(name, x, y + 5);
  }

  const shades = ['#d5ecdf', '#e3efd2', '#d3e7ea', '#e9e6d2', '#dcdff0'];
  function keep(feature) {
    const polygons = feature.geometry.coordinates, points = polygons.flat(2);
    const box = [1e9, 1e9, -1e9, -1e9];
    for (const [x, y] of points) { box[0] = Math.min(box[0], x); box[1] = Math.min(box[1], y); box[2] = Math.max(box[2], x); box[3] = Math.max(box[3], y); }
    let shade = 0;
    for (const c of feature.properties.community || '') shade = (shade * 31 + c.codePointAt(0)) % shades.length;
    grids.set(feature.properties.code, { name: feature.properties.name, polygons, box, shade: shades[shade] });
  }

  async function load() {
    const mine = ++asked, { w, h } = size();
    const a = toEarth(0, h), b = toEarth(w, 0);
    const box = [Math.max(-180, a[0]), Math.max(-90, a[1]), Math.min(180, b[0]), Math.min(90, b[1])].map(n => n.toFixed(5));
    let next = `${room.dataset.shapes}?bbox=${box.join(',')}`;
    for (let page = 0; next && page < MOST_PAGES && mine === asked; page++) {
      const answer = await fetch(next);
      if (!answer.ok) { said.textContent = '地图没有取到，请看下面的列表。'; return; }
      const shapes = await answer.json();
      shapes.features.forEach(keep);
      draw();
      next = shapes.next;
    }
    room.dataset.loaded = String(grids.size);
    if (chosen && grids.has(chosen)) say(chosen);
  }
  const later = () => { clearTimeout(timer); timer = setTimeout(() => load().catch(() => { said.textContent = '地图没有取到，请看下面的列表。'; }), WAIT); };
  const move = () => { draw(); later(); };

  function holds(grid, lon, lat) {
    let inside = false;
    for (const polygon of grid.polygons) for (const ring of polygon) for (let i = 1; i < ring.length; i++) {
      const [ax, ay] = ring[i - 1], [bx, by] = ring[i];
      if ((ay > lat) !== (by > lat) && lon < (bx - ax) * (lat - ay) / (by - ay) + ax) inside = !inside;
    }
    return inside;
  }
  function say(code) {
    const link = document.createElement('a');
    link.href = room.dataset.grids + encodeURIComponent(code);
    link.textContent = `${grids.get(code).name}，看公示牌`;
    said.replaceChildren(link);
  }
  function choose(x, y) {
    const [lon, lat] = toEarth(x, y);
    const found = [...grids].find(([, grid]) => lon >= grid.box[0] && lon <= grid.box[2] && lat >= grid.box[1] && lat <= grid.box[3] && holds(grid, lon, lat));
    chosen = found ? found[0] : '';
    if (found) say(chosen); else said.textContent = '这里不在网格里。';
    draw();
  }
  function zoom(factor, x, y) {
    const before = toEarth(x, y);
    view.scale /= factor;
    const after = toEarth(x, y);
    view.x += before[0] - after[0]; view.y += before[1] - after[1];
    move();
  }

  const fingers = new Map();
  let travelled = 0, spread = 0;
  canvas.addEventListener('pointerdown', e => { canvas.setPointerCapture(e.pointerId); fingers.set(e.pointerId, [e.offsetX, e.offsetY]); travelled = 0; spread = 0; });
  canvas.addEventListener('pointermove', e => {
    const was = fingers.get(e.pointerId);
    if (!was) return;
    const [dx, dy] = [e.offsetX - was[0], e.offsetY - was[1]];
    fingers.set(e.pointerId, [e.offsetX, e.offsetY]);
    travelled += Math.abs(dx) + Math.abs(dy);
    if (fingers.size === 2) {
      const [p, q] = [...fingers.values()], apart = Math.hypot(p[0] - q[0], p[1] - q[1]);
      if (spread) zoom(spread / apart, (p[0] + q[0]) / 2, (p[1] + q[1]) / 2);
      spread = apart;
    } else { view.x -= dx / view.scale / squeeze; view.y += dy / view.scale; move(); }
  });
  canvas.addEventListener('pointerup', e => { if (fingers.delete(e.pointerId) && travelled < MOVED) choose(e.offsetX, e.offsetY); });
  canvas.addEventListener('pointercancel', e => fingers.delete(e.pointerId));
  canvas.addEventListener('wheel', e => { e.preventDefault(); zoom(e.deltaY > 0 ? 1.2 : 1 / 1.2, e.offsetX, e.offsetY); }, { passive: false });
  room.querySelectorAll('[data-zoom]').forEach(button => button.addEventListener('click', () => { const { w, h } = size(); zoom(Number(button.dataset.zoom), w / 2, h / 2); }));
  window.addEventListener('resize', move);
  fit();
  load().catch(() => { said.textContent = '地图没有取到，请看下面的列表。'; });
})();
