import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { preferences } from '../stores/preferences';
import { put } from '../stores/outbox';
import { Answers } from './support/answers';
import { Platform } from './support/platform';
import { beginScreens, Screen, until } from './support/screen';

const platform = new Platform();
const number = 'WG-20261121-000042';
const row = {
  number, item: { code: 'road-light', name: '路灯' }, text: '路灯不亮', status: 'handling', stage: '在办', statusText: '网格员正在办',
  submittedAt: '2026-11-21T01:00:00Z', due: '2026-11-26T10:00:00Z', handler: { role: '网格员', name: '演示员甲', phone: '0418-0000001' },
  awaitsRating: false, followed: false,
};
const detail = {
  ...row, kind: 'request', place: '演示花园', grid: null, urgent: false, confidential: false, media: [], progress: { steps: ['受理', '办理'], at: '办理' },
  timeline: [{ at: '2026-11-21T01:00:00Z', status: 'submitted', text: '您报了这件事', by: { role: '居民', name: '' }, media: [] }], can: ['urge', 'withdraw'],
};
const notice = {
  code: 'DEMO-01', name: '演示第1网格', range: '演示花园', supervisionPhone: '0418-0000009',
  members: [{ role: '网格员', name: '演示员甲', phone: '0418-0000001', duties: null, photo: null }],
};
const account = { linked: false, phone: null, homeGrid: null, public: true, createdAt: '2026-11-21T00:00:00Z' };
let bot: Answers;
let page: Screen | undefined;

before(() => beginScreens(platform));
beforeEach(async () => {
  platform.storage.clear();
  [platform.said, platform.opened, platform.called, platform.shared].forEach((list) => { list.length = 0; });
  platform.online = true;
  bot = await new Answers().start();
  platform.origin = bot.origin;
  bot.on('GET /api/mini/home', () => ({ body: notice }))
    .on('GET /api/mini/me', () => ({ body: account }))
    .on('GET /api/mini/intakes', () => ({ body: { items: [row], next: null } }))
    .on('GET /api/mini/intakes/*', () => ({ body: detail }));
});
afterEach(async () => {
  page?.close();
  await platform.quiet();
  await bot.stop();
});
after(() => platform.remove());

test('Home shows the grid worker with the number, and four large things to do', async () => {
  page = Screen.page('home');
  await until(() => page?.text.includes('演示员甲') === true);
  page.in('#grid-board').tap('.choice', '0418-0000001');
  await until(() => platform.called.includes('0418-0000001'));
  for (const [words, target] of [['报事', 'report'], ['查进度', 'intakes'], ['我的网格员', 'grid'], ['问政策', 'policy']] as const) {
    page.tap('.home-button', words);
    await until(() => platform.opened.at(-1) === `/pages/${target}/${target}`, target);
  }
});

test('Home sends what waits, and says where it arrived', async () => {
  bot.on('POST /api/mini/intakes', () => ({ status: 201, body: { number } }));
  put({ text: '路灯不亮' }, []);
  page = Screen.page('home');
  await until(() => page?.text.includes(`已经送到，编号 ${number}`) === true);
});

test('Without network home shows what was last seen', async () => {
  page = Screen.page('home');
  await until(() => page?.text.includes('演示员甲') === true);
  page.close();
  platform.online = false;
  page = Screen.page('home');
  await until(() => page?.text.includes('上次看到的') === true && page.text.includes('演示员甲'));
});

test('A QR code of a grid on the wall makes it home, after a yes', async () => {
  bot.on('PUT /api/mini/home', () => ({ body: notice }));
  page = Screen.page('home', { scene: encodeURIComponent('grid:DEMO-01') });
  await until(() => bot.of('PUT /api/mini/home').length === 1);
  assert.deepEqual(bot.of('PUT /api/mini/home')[0]?.body, { gridCode: 'DEMO-01' });
});

test('The list shows where each matter stands, page by page', async () => {
  bot.on('GET /api/mini/intakes', (asked) => ({
    body: asked.path.includes('after=c1') ? { items: [{ ...row, number: 'WG-20261120-000001', statusText: '等您评价' }], next: null } : { items: [row], next: 'c1' },
  }));
  page = Screen.page('intakes');
  await until(() => page?.text.includes('网格员正在办') === true);
  page.tap('.choice', '再看几件');
  await until(() => page?.text.includes('等您评价') === true);
  assert.ok(!page.text.includes('再看几件'));
});

test('Only what is possible now is offered, and urging tells the answer', async () => {
  bot.on('POST /api/mini/intakes/*/urges', () => ({ body: { said: '催过了，明天上午给您回话。', rung: null, nextAt: null } }));
  page = Screen.page('intake', { number });
  await until(() => page?.has('#urge') === true);
  assert.ok(!page.has('#add') && !page.has('#rating-form') && page.has('#withdraw'));
  page.tap('#urge');
  await until(() => platform.said.includes('催过了，明天上午给您回话。'));
});

test('A supplement goes up with its words', async () => {
  bot.on('GET /api/mini/intakes/*', () => ({ body: { ...detail, can: ['supplement'] } }))
    .on('POST /api/mini/intakes/*/supplements', () => ({ body: { number, status: 'handling', said: '加上了。' } }));
  page = Screen.page('intake', { number });
  await until(() => page?.has('#add') === true);
  page.tap('#add');
  await until(() => page?.has('.words') === true);
  page.type('.words', '又灭了一个');
  await until(() => page?.data['words'] === '又灭了一个');
  page.tap('#supplement');
  await until(() => platform.said.includes('加上了。'));
  assert.deepEqual(bot.of('POST /api/mini/intakes/*/supplements')[0]?.body, { text: '又灭了一个', media: [] });
});

test('A rating goes out with its score and words', async () => {
  bot.on('GET /api/mini/intakes/*', () => ({ body: { ...detail, can: ['rate'] } }))
    .on('POST /api/mini/intakes/*/rating', () => ({ body: { number, status: 'closed', said: '谢谢您。' } }));
  page = Screen.page('intake', { number });
  await until(() => page?.has('#rating-form') === true);
  const form = page.in('#rating-form');
  form.tap('.choice', '很满意');
  form.type('.words', '修得快');
  await until(() => form.data['score'] === 5 && form.data['words'] === '修得快');
  form.tap('#send-rating');
  await until(() => platform.said.includes('谢谢您。'));
  assert.deepEqual(bot.of('POST /api/mini/intakes/*/rating')[0]?.body, { score: 5, words: '修得快' });
});

test('The grid of an address is found, and becomes home at a tap', async () => {
  const other = { ...notice, code: 'DEMO-02', name: '演示第2网格' };
  bot.on('GET /api/mini/grids', () => ({ body: { items: [{ code: 'DEMO-02', name: '演示第2网格', address: '演示家园', certain: true }] } }))
    .on('GET /api/mini/grids/*', () => ({ body: other })).on('PUT /api/mini/home', () => ({ body: other }));
  page = Screen.page('grid');
  page.type('.field', '演示家园');
  await until(() => page?.data['words'] === '演示家园');
  page.tap('.choice', '按地址找');
  await until(() => page?.has('#settle') === true);
  page.tap('#settle');
  await until(() => page?.data['homeCode'] === 'DEMO-02');
});

test('A question is answered with its source, or goes to people', async () => {
  bot.on('POST /api/mini/inquiries', (asked) => ({
    body: (asked.body as { ask?: boolean }).ask ? { answers: [], number } : { answers: [{ source: '演示办法第三条', title: '高龄补贴', text: '八十岁起。' }], number: null },
  }));
  page = Screen.page('policy');
  page.type('.words', '高龄补贴怎么领');
  await until(() => page?.data['question'] === '高龄补贴怎么领');
  page.tap('#ask');
  await until(() => page?.text.includes('出处：演示办法第三条') === true);
  page.tap('#ask-people');
  await until(() => page?.text.includes(number) === true);
});

test('A notice that is opened is read', async () => {
  bot.on('GET /api/mini/notices', () => ({ body: { items: [{ id: 'n1', number, text: '路灯修好了', at: '2026-11-21T01:00:00Z', read: false }], next: null } }))
    .on('POST /api/mini/notices/n1/read', () => ({ status: 204 }));
  page = Screen.page('notices');
  await until(() => page?.text.includes('没看过') === true);
  page.tap('.notice');
  await until(() => bot.of('POST /api/mini/notices/n1/read').length === 1 && platform.opened.length === 1);
  assert.ok(!page.text.includes('没看过'));
});

test('Elder mode and contrast are switched where they are set, and stay', async () => {
  page = Screen.page('settings');
  page.tap('#elder');
  await until(() => page?.data['look'] === 'elder');
  page.tap('#contrast');
  await until(() => page?.data['look'] === 'elder contrast');
  assert.deepEqual(preferences(), { elder: true, contrast: true });
});

test('Settings name the home grid as its people do, not by its code', async () => {
  bot.on('GET /api/mini/me', () => ({ body: { ...account, homeGrid: 'DEMO-01' } })).on('GET /api/mini/grids/*', () => ({ body: notice }));
  page = Screen.page('settings');
  await until(() => page?.text.includes('我家所在的网格：演示第1网格') === true);
  assert.ok(!page.text.includes('DEMO-01'));
});

test('What is kept about the resident is handed over as a file', async () => {
  bot.on('GET /api/mini/me/export', () => ({ body: { intakes: [{ text: '路灯不亮' }] } }));
  page = Screen.page('settings');
  page.tap('.link', '导出我的资料');
  await until(() => platform.shared.length === 1);
  assert.match(readFileSync(platform.shared[0] ?? '', 'utf8'), /路灯不亮/);
});

test('A phone number brings what was reported with it, and the code from the chat links both', async () => {
  bot.on('POST /api/mini/me/phone', () => ({ body: { phone: '138****0000', claimed: 2, link: 'offered' } }))
    .on('POST /api/mini/me/link', () => ({ body: { linked: true } }));
  page = Screen.page('settings');
  assert.ok(!page.has('#link'));
  page.fire('#phone', 'getphonenumber', { code: 'phone-code' });
  await until(() => platform.said.some((words) => words.includes('2 件也归到您这里')));
  assert.deepEqual(bot.of('POST /api/mini/me/phone')[0]?.body, { code: 'phone-code' });
  page.type('.field', '123456');
  await until(() => page?.data['code'] === '123456');
  page.tap('#link');
  await until(() => platform.said.some((words) => words.includes('连上了')));
  assert.deepEqual(bot.of('POST /api/mini/me/link')[0]?.body, { code: '123456' });
});

test('Opting out of the public board and leaving reach the bot', async () => {
  bot.on('PATCH /api/mini/me', () => ({ body: { ...account, public: false } })).on('DELETE /api/mini/me', () => ({ status: 204 }));
  page = Screen.page('settings');
  await until(() => page?.data['me'] !== null);
  page.tap('#public');
  await until(() => bot.of('PATCH /api/mini/me').length === 1);
  assert.deepEqual(bot.of('PATCH /api/mini/me')[0]?.body, { public: false });
  page.tap('.alarm', '删掉我的资料');
  await until(() => platform.opened.includes('/pages/home/home'));
  assert.equal(bot.of('DELETE /api/mini/me').length, 1);
  assert.deepEqual([...platform.storage.keys()].filter((key) => key !== 'preferences'), []);
});
