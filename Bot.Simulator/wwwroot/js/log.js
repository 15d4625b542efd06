// The platform log: every call in and out, decrypted, filtered, opened by a click.
import { $, h, call, seconds, atBottom, toBottom, badge } from './dom.js';

const MOST = 500;
let calls = [];
let failures = 0;

export async function load() {
  calls = await call('GET', '/sim/log');
  show();
}

export function hear(one) {
  calls.push(one);
  if (calls.length > MOST) calls.shift();
  if (one.failed && document.body.dataset.tab !== 'log') badge($('tab-log-badge'), ++failures);
  if (!fits(one)) return;
  const box = $('log');
  const stay = atBottom(box);
  box.querySelector('.empty')?.remove();
  box.append(view(one));
  if (stay) toBottom(box);
}

export function clear() {
  calls = [];
  show();
}

function fits(one) {
  const words = $('log-find').value.trim().toLowerCase();
  return (!$('log-way').value || one.way === $('log-way').value) && (!$('log-failed').checked || one.failed)
    && (!words || `${one.summary} ${one.path} ${one.errcode ?? ''} ${one.status} ${one.request} ${one.response} ${one.trouble ?? ''}`.toLowerCase().includes(words));
}

function show() {
  const shown = calls.filter(fits);
  const box = $('log');
  box.replaceChildren(...(shown.length ? shown.map(view) : [h('p', { className: 'empty' }, calls.length ? '没有符合的往来。' : '还没有往来。')]));
  toBottom(box);
}

function view(one) {
  const out = one.way === 'ToBot';
  const code = !one.status ? (out ? '没连上' : '断了') : one.errcode === null ? `HTTP ${one.status}` : `errcode ${one.errcode}`;
  const details = h('details', { className: `call${one.failed ? ' failed' : ''}`, 'data-id': one.id },
    h('summary', {},
      h('span', { className: `way ${one.way}`, role: 'img', 'aria-label': out ? '平台到机器人' : '机器人到平台', title: out ? '平台 → 机器人' : '机器人 → 平台' }, out ? '→' : '←'),
      h('time', {}, seconds(one.at)),
      h('span', { className: 'what' }, one.summary, one.try > 1 && ` · 第 ${one.try} 次`, h('small', {}, `${one.method} ${one.path.split('?')[0]}`)),
      h('span', { className: 'code' }, code)));
  details.addEventListener('toggle', () => { if (details.open && details.children.length === 1) details.append(inside(one, out)); });
  return details;
}

function inside(one, out) {
  return h('div', { className: 'call-body' },
    one.trouble && h('p', { className: 'trouble' }, one.trouble),
    h('p', { className: 'quiet' }, `${one.path} · ${one.milliseconds} 毫秒`),
    h('h3', {}, out ? '平台发出（已解密）' : '机器人发来'), h('pre', { tabIndex: 0 }, pretty(one.request) || '（空）'),
    h('h3', {}, out ? '机器人回复（已解密）' : '平台回答'), h('pre', { tabIndex: 0 }, pretty(one.response) || '（空）'));
}

function pretty(body) {
  if (body.startsWith('{') || body.startsWith('[{')) {
    try { return JSON.stringify(JSON.parse(body), null, 2); } catch { return body; }
  }
  return body.startsWith('<xml>') && !body.includes('\n') ? body.replace(/></g, '>\n<') : body;
}

for (const id of ['log-way', 'log-find', 'log-failed']) $(id).addEventListener('input', show);
$('log-clear').addEventListener('click', () => call('DELETE', '/sim/log'));
document.addEventListener('tab', (event) => {
  if (event.detail !== 'log') return;
  badge($('tab-log-badge'), failures = 0);
  toBottom($('log'));
});
