// The resident's phone: who is talking, the chat, the composer, the menu of the account.
import { $, h, call, clock, dayAndClock, linked, atBottom, toBottom, badge, lastRead, markRead, remembered, remember } from './dom.js';
import { inset } from './group.js';

let residents = [];
let bot = '';
let current = remembered('resident');
let lastAt = 0;
let latest = new Map();
const FIVE_MINUTES = 5 * 60 * 1000;

export const openId = () => current;
export const resident = () => residents.find((r) => r.openId === current);
// A link to the bot's own pages opens in the frame, with this resident's phone: WeChat would know whose it is.
async function openPage(url) {
  const page = new URL(url);
  await call('PUT', '/sim/acting-resident', { openId: current });
  inset(`${page.origin}/my/sign-in?again=${encodeURIComponent(page.pathname + page.search)}`, `${resident().name}的手机`);
}

const isOwnPage = (url) => {
  const page = URL.canParse(url) ? new URL(url) : null;
  return page !== null && page.origin === bot && /^\/my(\/|\?|$)/.test(page.pathname);
};

const shortName = (name) => name.replace('演示居民', '').slice(0, 1) || name.slice(0, 1);
const tone = (id) => `tone${residents.findIndex((r) => r.openId === id) % 5}`;

export async function load(state) {
  refresh(state);
  await showChat();
}

export function refresh(state) {
  residents = state.residents;
  bot = state.bot ? new URL(state.bot).origin : '';
  if (!resident()) current = residents[0]?.openId ?? null;
  for (const one of residents) latest.set(one.openId, Math.max(one.lastId, latest.get(one.openId) ?? 0));
  showPeople();
  showHead();
  showMenu(state.menu);
}

export function hear(id, message) {
  latest.set(id, message.id);
  if (id !== current) return showPeople();
  const box = $('chat');
  const stay = atBottom(box);
  box.querySelector('.empty')?.remove();
  box.append(...view(message));
  if (stay) toBottom(box);
  seen();
}

export async function act(path, body, words = '发送中…') {
  const id = current;
  const sending = $('sending');
  sending.classList.remove('bad');
  sending.textContent = words;
  const slow = setTimeout(() => { sending.textContent = '机器人还没回，微信会再送两次…'; }, 5500);
  try {
    await call('POST', `/sim/residents/${encodeURIComponent(id)}/${path}`, body);
    sending.textContent = '';
    return true;
  } catch (problem) {
    sending.classList.add('bad');
    sending.textContent = problem.message;
    return false;
  } finally {
    clearTimeout(slow);
  }
}

function seen() {
  if (document.body.dataset.tab === 'chat' || matchMedia('(min-width: 1001px)').matches) markRead(current, latest.get(current) ?? 0);
  showPeople();
}

function showPeople() {
  const unread = (one) => (latest.get(one.openId) ?? 0) > lastRead(one.openId);
  $('people').replaceChildren(...residents.map((one) => h('button', {
    type: 'button', 'aria-pressed': String(one.openId === current), 'data-openid': one.openId,
    onclick: () => choose(one.openId),
  }, h('span', { className: `avatar ${tone(one.openId)}`, 'aria-hidden': 'true' }, shortName(one.name)), one.name,
  unread(one) && one.openId !== current && h('i', { className: 'badge' }, '新'))));
  badge($('tab-chat-badge'), residents.filter(unread).length);
}

async function choose(id) {
  current = id;
  remember('resident', id);
  $('sending').textContent = '';
  showPeople();
  showHead();
  await showChat();
}

function showHead() {
  const one = resident();
  if (!one) return;
  $('chat-title').textContent = one.following ? '网格服务（服务号）' : '网格服务（未关注）';
  $('chat-window').textContent = !one.following ? '关注以后才能说话'
    : one.sends === null ? '客服窗口已关，只能发模板消息'
      : `还可推送 ${one.sends} 条 · 到${dayAndClock(one.windowUntil)}`;
  $('follow').textContent = one.following ? '取消关注' : '关注';
  for (const part of [...document.querySelectorAll('.tools button, #words, #send')]) part.disabled = !one.following;
}

async function showChat() {
  if (!current) return;
  const messages = await call('GET', `/sim/residents/${encodeURIComponent(current)}/chat`);
  lastAt = 0;
  const box = $('chat');
  const empty = resident()?.following ? '还没有说话。试试：楼下路灯坏了三天了' : '点右上角“关注”，或者扫一个网格码开始。';
  box.replaceChildren(...(messages.length ? messages.flatMap(view) : [h('p', { className: 'empty' }, empty)]));
  if (messages.length) latest.set(current, messages.at(-1).id);
  toBottom(box);
  seen();
}

function view(message) {
  const parts = [];
  const at = Date.parse(message.at);
  if (at - lastAt > FIVE_MINUTES) parts.push(h('p', { className: 'time' }, dayAndClock(message.at)));
  lastAt = at;
  if (message.way === 'Notice') {
    parts.push(h('p', { className: `notice${message.kind === 'notice' ? ' fault' : ''}`, 'data-id': message.id }, message.text));
    return parts;
  }
  const mine = message.way === 'Said';
  const avatar = h('span', { className: `avatar ${mine ? tone(current) : 'bot'}`, 'aria-hidden': 'true' }, mine ? shortName(resident().name) : '网');
  parts.push(h('div', { className: `msg${mine ? ' mine' : ''}`, 'data-id': message.id, 'data-way': message.way }, avatar,
    h('div', { className: 'body' }, h('div', { className: `bubble${message.kind === 'image' ? ' media' : ''}` }, content(message)), byline(message, mine))));
  return parts;
}

function byline(message, mine) {
  const by = { Passive: '', CustomerService: ' · 客服消息', Template: ' · 模板消息', Subscription: ' · 订阅消息', Said: '' }[message.way];
  return h('div', { className: 'by' }, `${clock(message.at)}${by}`, mine && ' · ', mine && h('button', {
    type: 'button', className: 'again', title: '同一条消息（同一个 MsgId）同时再送三次，看有没有办重',
    onclick: (event) => again(event.target, message.id),
  }, '重复投递'));
}

async function again(button, id) {
  button.disabled = true;
  const result = await call('POST', `/sim/residents/${encodeURIComponent(current)}/messages/${id}/redelivery`, {});
  button.textContent = result.same ? `又送了 ${result.times} 次，回复都一样` : `又送了 ${result.times} 次，回复不一样！`;
}

function content(message) {
  switch (message.kind) {
    case 'image': return [h('img', { src: `/sim/media/${message.mediaId}`, alt: '聊天里的图片', onload: () => toBottom($('chat')) })];
    case 'voice': return [h('span', { className: 'voice' }, '🎤 语音 1″'), h('div', { className: 'voice-words' }, `“${message.text}”`)];
    case 'video': return ['🎬 小视频'];
    case 'location': return [place(message)];
    case 'news': return [h('div', { className: 'news' }, ...message.articles.map(article))];
    case 'template': return [template(message)];
    default: return linked(message.text);
  }
}

function place(message) {
  const box = h('span', { className: 'place' }, h('b', {}, message.text || '位置'), h('br'),
    h('small', {}, `${message.longitude.toFixed(5)}, ${message.latitude.toFixed(5)}`));
  box.insertAdjacentHTML('beforeend', '<svg viewBox="0 0 200 74" aria-hidden="true"><path d="M0 50 70 38 120 46 200 22M60 0 74 74M150 0 138 74" fill="none" stroke="#fff" stroke-width="7"/><path d="M100 12a14 14 0 0 0-14 14c0 10 14 26 14 26s14-16 14-26a14 14 0 0 0-14-14Z" fill="#06743c"/><circle cx="100" cy="26" r="5" fill="#fff"/></svg>');
  return box;
}

const article = (a) => h('a', { href: a.url, target: '_blank', rel: 'noopener' }, a.pictureUrl && h('img', { src: a.pictureUrl, alt: '' }), h('b', {}, a.title), h('small', {}, a.description));

const template = (message) => h('div', { className: 'tcard' }, h('h3', {}, message.text),
  h('dl', {}, ...message.values.flatMap(({ key, value }) => [h('dt', {}, key), h('dd', {}, value)])),
  message.url && h('a', { href: message.url, target: '_blank', rel: 'noopener' }, '查看详情'));

function showMenu(menu) {
  const following = resident()?.following;
  const open = document.querySelector('.menu details[open] summary')?.textContent;
  const button = (b) => h('button', { type: 'button', disabled: !following, onclick: (event) => press(b, event.target) }, b.name);
  $('menu').replaceChildren(...(menu?.length ? menu.map((b) => b.sub_button?.length
    ? h('details', { open: open === b.name }, h('summary', {}, b.name), h('div', { className: 'subs' }, ...b.sub_button.map(button)))
    : button(b)) : [h('p', { className: 'quiet' }, '机器人还没有建菜单')]));
}

async function press(button, element) {
  element.closest('details')?.removeAttribute('open');
  if (button.type === 'click') await act('click', { key: button.key });
  else if (button.url) {
    if (isOwnPage(button.url)) await openPage(button.url);
    else window.open(button.url, '_blank', 'noopener');
    await act('view', { url: button.url });
  }
}

$('chat').addEventListener('click', (event) => {
  const link = event.target.closest('a[href]');
  if (!link || !isOwnPage(link.href)) return;
  event.preventDefault();
  openPage(link.href);
});
$('composer').addEventListener('submit', async (event) => {
  event.preventDefault();
  const words = $('words').value;
  if (!words.trim()) return;
  $('words').value = '';
  if (!await act('text', { content: words })) $('words').value = words;
  $('words').focus();
});
$('words').addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    $('composer').requestSubmit();
  }
});
$('follow').addEventListener('click', () => act(resident().following ? 'unfollow' : 'follow', {}, '…'));
document.addEventListener('tab', () => { seen(); toBottom($('chat')); });
