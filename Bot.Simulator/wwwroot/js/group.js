// The grid group: what the robots post, cards that open the worker's page.
import { $, h, call, clock, dayAndClock, atBottom, toBottom, badge, lastRead, markRead, remembered, remember } from './dom.js';

let groups = [];
let workers = [];
let current = remembered('group');

export async function load(state) {
  groups = state.groups;
  workers = state.workers;
  const busiest = [...groups].sort((a, b) => b.lastId - a.lastId)[0];
  if (!groups.some((g) => g.key === current && g.count > 0) && busiest) current = busiest.key;
  showChoices();
  showWorkers(state.actingWorker);
  await showGroup();
}

export function hear(key, message) {
  const group = groups.find((g) => g.key === key);
  if (!group) return;
  group.count += 1;
  group.lastId = message.id;
  const now = groups.find((g) => g.key === current);
  if (key !== current && (!now || now.count === 0)) {
    choose(key);
    return;
  }
  if (key === current) {
    const box = $('group');
    const stay = atBottom(box);
    box.querySelector('.empty')?.remove();
    box.append(view(message));
    if (stay) toBottom(box);
    seen();
  }
  showChoices();
}

const unread = (group) => group.lastId > lastRead(`group-${group.key}`);

function seen() {
  const group = groups.find((g) => g.key === current);
  if (group && (document.body.dataset.tab === 'group' || matchMedia('(min-width: 1001px)').matches)) markRead(`group-${current}`, group.lastId);
}

function showChoices() {
  const order = [...groups].sort((a, b) => b.lastId - a.lastId || a.key.localeCompare(b.key));
  $('group-choice').replaceChildren(...order.map((g) => h('option', { value: g.key, selected: g.key === current },
    `${unread(g) && g.key !== current ? '● ' : ''}${g.name}${g.count ? `（${g.count}）` : ''}`)));
  badge($('tab-group-badge'), groups.filter(unread).length);
  $('group-title').textContent = groups.find((g) => g.key === current)?.name ?? '网格群';
}

function showWorkers(acting) {
  const village = groups.find((g) => g.key === current)?.name.replace(/网格工作群$|（演示）$/, '') ?? '';
  const near = workers.filter((w) => village && w.name.includes(village));
  const far = acting && !near.some((w) => w.userId === acting) ? workers.filter((w) => w.userId === acting) : [];
  $('acting').replaceChildren(h('option', { value: '' }, '打开时再选'),
    ...[...near, ...far].map((w) => h('option', { value: w.userId, selected: w.userId === acting }, w.name)));
}

async function choose(key) {
  current = key;
  remember('group', key);
  showWorkers($('acting').value);
  await showGroup();
  showChoices();
}

async function showGroup() {
  const box = $('group');
  const messages = current ? await call('GET', `/sim/groups/${encodeURIComponent(current)}`) : [];
  box.replaceChildren(...(messages.length ? messages.map(view) : [h('p', { className: 'empty' }, '还没有消息。居民交了诉求，卡片会到这里。')]));
  toBottom(box);
  seen();
  showChoices();
}

function view(message) {
  return h('article', { className: 'post', 'data-id': message.id },
    h('span', { className: 'avatar', 'aria-hidden': 'true' }, '机'),
    h('div', { className: 'body' }, h('div', { className: 'who' }, '网格助手 ', h('b', {}, '机器人'), ` ${dayAndClock(message.at)}`), card(message)));
}

function card(message) {
  const inside = h('div', { className: 'card-in' }, message.title && h('h3', {}, message.title),
    ...(message.type === 'text' ? [h('p', {}, message.text)] : lines(message.text)));
  if (message.fields.length) inside.append(h('dl', {}, ...message.fields.flatMap(({ key, value }) => [h('dt', {}, key), h('dd', {}, value)])));
  const box = h('div', { className: 'card' }, inside);
  const link = message.links[0];
  if (link) {
    box.append(h('div', { className: 'card-links' },
      h('a', { href: link.url, target: '_blank', rel: 'noopener', className: 'open' }, message.type === 'template_card' ? '打开办理页' : link.words),
      h('button', { type: 'button', onclick: () => inset(link.url) }, '在这里用手机看')));
  }
  return box;
}

// The part of markdown WeCom's robots know: headings, bold, quotes, code, links, three colours.
function lines(text) {
  return text.split('\n').filter((line, i, all) => line || all[i - 1]).map((line) => {
    const heading = line.match(/^#{1,6}\s+(.*)/);
    if (heading) return h('h3', {}, inline(heading[1]));
    const quote = line.match(/^>\s?(.*)/);
    return quote ? h('blockquote', {}, inline(quote[1])) : h('p', {}, inline(line));
  });
}

function inline(text) {
  const parts = [];
  let from = 0;
  const known = /\*\*(.+?)\*\*|`([^`]+)`|\[([^\]]+)\]\((https?:\/\/[^)\s]+)\)|<font color="(info|comment|warning)">(.*?)<\/font>/g;
  for (const m of text.matchAll(known)) {
    parts.push(text.slice(from, m.index));
    if (m[1]) parts.push(h('strong', {}, inline(m[1])));
    else if (m[2]) parts.push(h('code', {}, m[2]));
    else if (m[3]) parts.push(h('a', { href: m[4], target: '_blank', rel: 'noopener' }, m[3]));
    else parts.push(h('span', { className: m[5] }, inline(m[6])));
    from = m.index + m[0].length;
  }
  parts.push(text.slice(from));
  return parts.flat();
}

export function inset(url, title = '网格员的手机') {
  $('frame-title').textContent = title;
  $('frame').src = url;
  $('frame-out').href = url;
  $('frame-dialog').showModal();
}

$('frame-dialog').addEventListener('close', () => { $('frame').src = 'about:blank'; });
$('group-choice').addEventListener('change', (event) => choose(event.target.value));
$('acting').addEventListener('change', (event) => call('PUT', '/sim/acting-worker', { userId: event.target.value || null }));
document.addEventListener('tab', () => { seen(); showChoices(); toBottom($('group')); });
