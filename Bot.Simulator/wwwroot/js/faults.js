// The faults: knobs that make the platforms fail, what is switched on and how often it happened.
import { $, h, call, badge } from './dom.js';

const SEND = '/cgi-bin/message/custom/send';
const MESSAGES = '/cgi-bin/message/';
const ROBOT = '/cgi-bin/webhook/send';

// Each knob: a name, what it does, the fault it switches on.
const GROUPS = [
  ['平台接口', [
    ['平台断开', '谁都连不上：接口和群机器人都断', { kind: 'platform-down' }],
    ['令牌失效', '发出去的令牌全部作废，可以马上再取', { kind: 'token-revoked' }],
    ['令牌过期', '发消息回 42001', { kind: 'errcode', code: 42001, path: MESSAGES }],
    ['平台忙', '接口都回 -1', { kind: 'errcode', code: -1 }],
    ['服务器出错', '接口都回 HTTP 500 和一页乱码', { kind: 'server-error' }],
    ['回答很慢', '接口马上生效，3 秒后才回答', { kind: 'slow', seconds: 3 }],
    ['一直不回答', '接口不生效，也不回答', { kind: 'hang' }],
  ]],
  ['发给居民', [
    ['客服超限', '客服消息回 45047：这个人的条数用完了', { kind: 'errcode', code: 45047, path: SEND }],
    ['客服过时', '客服消息回 45015：48 小时过了', { kind: 'errcode', code: 45015, path: SEND }],
    ['额度用完', '发消息回 45009：今天的额度用完了', { kind: 'errcode', code: 45009, path: MESSAGES }],
    ['接口没权限', '发消息回 48001', { kind: 'errcode', code: 48001, path: MESSAGES }],
    ['居民拒收', '发消息回 43101：居民不要', { kind: 'errcode', code: 43101, path: MESSAGES }],
    ['送到了，回执丢了', '消息已经到手机上，机器人却以为没发出去', { kind: 'answer-lost', path: SEND }],
    ['素材没了', '取照片、语音回 40007', { kind: 'media-gone' }],
  ]],
  ['群机器人', [
    ['机器人被移除', '群里发不出，回 93000', { kind: 'errcode', code: 93000, path: ROBOT }],
    ['机器人太忙', '群里发不出，回 45033', { kind: 'errcode', code: 45033, path: ROBOT }],
  ]],
  ['居民的消息送给机器人', [
    ['重复送', '每条消息同时送三遍', { kind: 'duplicate', copies: 3 }],
    ['乱序送', '攒够三条，倒着送', { kind: 'reordered', count: 3 }],
    ['回复太晚', '平台等不到回复，再送，最多三次', { kind: 'reply-late' }],
    ['回复丢了', '机器人回了，平台没看到，再送', { kind: 'reply-lost' }],
    ['中途挂断', '不等机器人做完就断开，再送', { kind: 'hung-up', seconds: 0.005 }],
    ['时钟快 12 分钟', '签名的时间超前，机器人应当不收', { kind: 'clock-skew', createTime: 720, timestamp: 720 }],
    ['时钟慢 9 分钟', '签名的时间落后，机器人应当照收', { kind: 'clock-skew', createTime: -540, timestamp: -540 }],
    ['换连接送', '每次都从一条新的连接来', { kind: 'own-connections' }],
  ]],
];

let armed = [];

// A fault is a knob's when every value of the knob is in it; how often and to whom do not matter.
const isOf = (preset) => (one) => Object.entries(preset).every(([field, value]) => one.fault[field] === value) && (preset.path !== undefined || !one.fault.path);
const knobs = GROUPS.flatMap(([, list]) => list);

export async function load() {
  armed = await call('GET', '/sim/faults');
  show();
}

let reload = null;
export function hear() {
  clearTimeout(reload);
  reload = setTimeout(load, 120);
}

function show() {
  const on = armed.filter((a) => a.active);
  badge($('faults-badge'), on.length);
  $('faults-on').textContent = on.length ? '个开着' : '';
  $('faults-clear').disabled = armed.length === 0;
  for (const row of document.querySelectorAll('#faults .knob')) {
    const preset = JSON.parse(row.dataset.fault);
    const mine = armed.filter(isOf(preset));
    row.querySelector('button').setAttribute('aria-checked', String(mine.some((a) => a.active)));
    row.querySelector('.fired').textContent = mine.length ? happened(mine) : '';
  }
  const others = armed.filter((a) => !knobs.some(([, , preset]) => isOf(preset)(a)));
  $('faults-others').hidden = others.length === 0;
  $('faults-others').replaceChildren(h('h3', {}, '别处打开的'), ...others.map((a) => h('div', { className: 'knob' },
    h('span', { className: 'knob-words' }, h('code', {}, JSON.stringify(a.fault))),
    h('span', { className: 'fired' }, happened([a])),
    h('button', { type: 'button', className: 'plain', onclick: () => lift([a]) }, '关掉'))));
}

function happened(some) {
  const fired = some.reduce((sum, a) => sum + a.fired, 0);
  return `${fired ? `发生 ${fired} 次` : '还没发生'}${some.some((a) => a.active) ? '' : '，完了'}`;
}

async function lift(some) {
  await Promise.all(some.map((a) => call('DELETE', `/sim/faults/${a.id}`)));
  await load();
}

async function turn(preset) {
  $('faults-problem').textContent = '';
  const mine = armed.filter(isOf(preset));
  const times = Number.parseInt($('faults-times').value, 10);
  try {
    if (mine.length) await lift(mine);
    if (!mine.some((a) => a.active)) await call('POST', '/sim/faults', Number.isNaN(times) ? preset : { ...preset, times });
    await load();
  } catch (problem) {
    $('faults-problem').textContent = problem.message;
  }
}

$('faults').replaceChildren(...GROUPS.map(([title, list], g) => h('section', { 'aria-labelledby': `faults-${g}` },
  h('h3', { id: `faults-${g}` }, title),
  ...list.map(([name, what, preset], i) => h('div', { className: 'knob', 'data-fault': JSON.stringify(preset) },
    h('span', { className: 'knob-words' }, h('b', { id: `knob-${g}-${i}` }, name), h('small', { id: `knob-${g}-${i}-what` }, what)),
    h('span', { className: 'fired' }),
    h('button', {
      type: 'button', className: 'switch', role: 'switch', 'aria-checked': 'false',
      'aria-labelledby': `knob-${g}-${i}`, 'aria-describedby': `knob-${g}-${i}-what`, onclick: () => turn(preset),
    }))))));
$('faults-open').addEventListener('click', () => $('faults-dialog').showModal());
$('faults-clear').addEventListener('click', async () => {
  await call('DELETE', '/sim/faults');
  await load();
});
