// Starts the page: loads the state, listens to the news, hands both to the panes.
import { $, h, call } from './dom.js';
import * as chat from './chat.js';
import * as group from './group.js';
import * as log from './log.js';
import * as map from './map.js';
import * as faults from './faults.js';
import * as places from './places.js';
import './dialogs.js';

let known = null;

async function load() {
  const state = await call('GET', '/sim/state');
  const restarted = known !== null && known !== state.bot;
  known = state.bot;
  if (restarted) location.reload();
  $('bot-link').href = state.bot;
  $('desk-link').href = new URL('/desk', state.bot).href;
  $('bot-link').replaceChildren('机器人', h('span', { className: 'bot-address' }, ` ${state.bot.replace(/^https?:\/\//, '').replace(/\/$/, '')}`));
  await Promise.all([chat.load(state), group.load(state), log.load(), faults.load(), places.load()]);
}

let reload = null;
function soon() {
  clearTimeout(reload);
  reload = setTimeout(async () => chat.refresh(await call('GET', '/sim/state')), 120);
}

function hear({ kind, subject, item }) {
  if (kind === 'chat') { chat.hear(subject, item); soon(); }
  if (kind === 'group') group.hear(subject, item);
  if (kind === 'log') log.hear(item);
  if (kind === 'log-cleared') log.clear();
  if (kind === 'faults') faults.hear();
  if (kind === 'place') places.load();
  if (kind === 'menu' || kind === 'residents') soon();
}

function listen() {
  const news = new EventSource('/sim/events');
  news.addEventListener('hello', () => {
    $('live').textContent = '已连接';
    $('live').classList.add('on');
    load();
  });
  news.addEventListener('change', (event) => hear(JSON.parse(event.data)));
  news.addEventListener('error', () => {
    $('live').textContent = '连接断了，正在重连';
    $('live').classList.remove('on');
  });
}

function show(tab) {
  document.body.dataset.tab = tab;
  for (const button of document.querySelectorAll('.tabs button')) button.setAttribute('aria-pressed', String(button.dataset.tab === tab));
  document.dispatchEvent(new CustomEvent('tab', { detail: tab }));
}

for (const button of document.querySelectorAll('.tabs button')) button.addEventListener('click', () => show(button.dataset.tab));
if (['chat', 'group', 'log'].includes(location.hash.slice(1))) show(location.hash.slice(1));
map.load();
listen();
