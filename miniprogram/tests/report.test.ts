import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { prefer } from '../stores/preferences';
import { sendWaiting, waiting } from '../stores/outbox';
import { Answers } from './support/answers';
import { Platform } from './support/platform';
import { beginScreens, Screen, until } from './support/screen';

const platform = new Platform();
let bot: Answers;
let page: Screen;

const understood = {
  item: { code: 'road-light', name: '路灯', confidence: 0.9 },
  top3: [{ code: 'road-light', name: '路灯', confidence: 0.9 }, { code: 'power', name: '停电', confidence: 0.05 }],
  kind: 'request', urgent: false, emergency: null, places: [], neighbour: null, refusal: null,
};
const made = {
  number: 'WG-20261121-000042', status: 'submitted', grid: null, due: '2026-11-26T10:00:00Z',
  handler: { role: '网格员', name: '演示员甲', phone: null }, follow: '想看进展，点“查进度”。',
};

before(() => beginScreens(platform));
beforeEach(async () => {
  platform.storage.clear();
  platform.said.length = 0;
  platform.online = true;
  bot = await new Answers().start();
  bot.on('POST /api/mini/understanding', () => ({ body: understood })).on('POST /api/mini/intakes', () => ({ status: 201, body: made }));
  platform.origin = bot.origin;
});
afterEach(async () => {
  page?.close();
  prefer({ elder: false, contrast: false });
  await bot.stop();
});
after(() => platform.remove());

async function say(words: string): Promise<void> {
  page = Screen.page('report');
  page.type('.report-words', words);
  await until(() => (page.data['draft'] as { text: string }).text === words);
}

async function look(): Promise<void> {
  page.tap('#next');
  await until(() => page.text.includes('这样交，行吗？'));
}

test('A report goes out in the resident\'s words, with place, item and a key of its own', async () => {
  await say('楼下路灯坏了三天了');
  page.in('#place-picker').type('.place-words', '演示花园3号楼');
  await look();
  page.in('#understood-card').tap('.choice', '停电');
  await until(() => page.data['item'] === 'power');
  page.tap('#confirm');
  await until(() => page.text.includes('WG-20261121-000042'));

  const [sent, ...more] = bot.of('POST /api/mini/intakes');
  assert.equal(more.length, 0);
  assert.match(sent?.headers['idempotency-key'] ?? '', /^[A-Za-z0-9_-]{8,64}$/);
  const { draftId, ...form } = sent?.body as { draftId: string };
  assert.ok(draftId);
  assert.deepEqual(form, { text: '楼下路灯坏了三天了', kind: 'request', item: 'power', place: { text: '演示花园3号楼' } });
  assert.match(page.text, /最晚11月26日（周四）答复您/);
});

test('When the answer is lost on the way, the same report goes out again under the same key, and once only', async () => {
  let times = 0;
  bot.on('POST /api/mini/intakes', () => (++times === 1 ? { cut: true } : { status: 201, body: made }));
  await say('井盖没了');
  await look();
  page.tap('#confirm');
  await until(() => page.text.includes('还没送出去'));
  assert.equal(waiting().length, 1);

  await sendWaiting();
  assert.equal(waiting().length, 0);
  await sendWaiting();
  const keys = bot.of('POST /api/mini/intakes').map((asked) => asked.headers['idempotency-key']);
  assert.equal(keys.length, 2);
  assert.equal(keys[0], keys[1]);
});

test('Without any network a report is written down, and understanding is not needed for it', async () => {
  platform.online = false;
  await say('水管爆了');
  await look();
  page.tap('#confirm');
  await until(() => page.text.includes('已经记下'));
  assert.equal(waiting()[0]?.form.text, '水管爆了');
  assert.deepEqual(platform.said, []);
});

test('A tap that is repeated makes one report', async () => {
  await say('路灯不亮');
  await look();
  page.tap('#confirm');
  page.tap('#confirm');
  await until(() => page.text.includes('交上去了'));
  assert.equal(bot.of('POST /api/mini/intakes').length, 1);
});

test('Nothing said is asked for kindly, and nothing is sent', async () => {
  page = Screen.page('report');
  page.tap('#next');
  await until(() => platform.said.length > 0);
  assert.match(platform.said[0] ?? '', /先说说是什么事/);
  assert.equal(bot.of('POST /api/mini/understanding').length, 0);
});

test('What was typed is still there after the page was closed', async () => {
  await say('楼上漏水');
  page.close();
  page = Screen.page('report');
  assert.equal((page.data['draft'] as { text: string }).text, '楼上漏水');
});

test('What the bot does not take comes back with the reason, to be changed', async () => {
  bot.on('POST /api/mini/intakes', () => ({ status: 422, body: { title: '没收下', detail: '电话号码不对，再看一眼。', field: 'phone' } }));
  await say('路灯不亮');
  await look();
  page.tap('#confirm');
  await until(() => page.text.includes('电话号码不对'));
  assert.equal((page.data['draft'] as { text: string }).text, '路灯不亮');
  assert.equal(waiting().length, 0);
});

test('A danger is shown with the number, and one tap calls it', async () => {
  bot.on('POST /api/mini/understanding', () => ({ body: { ...understood, urgent: true, emergency: '先离开，再打 119。' } }));
  await say('楼道着火了');
  await look();
  page.in('#understood-card').in('#emergency-call').tap('.emergency-button', '119');
  await until(() => platform.called.includes('119'));
});

test('A neighbour\'s same matter is joined with one tap', async () => {
  const neighbour = { number: 'WG-20261120-000007', item: '路灯', submittedAt: '2026-11-20T02:00:00Z', stage: 'handling', handler: '' };
  bot.on('POST /api/mini/understanding', () => ({ body: { ...understood, neighbour } }));
  await say('路灯不亮');
  await look();
  assert.match(page.text, /11月20日（周五）已有邻居报了这件事（路灯），正在办/);
  page.in('#understood-card').tap('.chosen', '和邻居一起跟进');
  await until(() => page.text.includes('交上去了'));
  assert.equal((bot.of('POST /api/mini/intakes')[0]?.body as { join: string }).join, 'WG-20261120-000007');
});

test('Elders get voice first and one task a screen', async () => {
  prefer({ elder: true });
  await say('路灯不亮');
  assert.match(page.html, /class="[^"]*elder/);
  const voice = page.text.indexOf('点这里，说出来');
  assert.ok(voice >= 0);
  assert.ok(!page.has('#place-picker') && !page.has('#media-picker'));
  page.tap('#next');
  await until(() => page.has('#place-picker'));
  assert.ok(!page.has('.report-words') && !page.has('#media-picker'));
  page.tap('#next');
  await until(() => page.has('#media-picker'));
  assert.ok(!page.has('#place-picker'));
  page.tap('#next');
  await until(() => page.has('#confirm'));
});

test('A recording alone is a report', async () => {
  prefer({ elder: true });
  page = Screen.page('report');
  const voice = platform.file(Buffer.from('an mp3'));
  platform.recorded = { tempFilePath: voice.tempFilePath, fileSize: voice.size, duration: 900 };
  const button = page.in('#voice-button');
  button.tap('.voice');
  await until(() => button.data['recording'] === true);
  button.tap('.voice');
  await until(() => (page.data['draft'] as { files: unknown[] }).files.length === 1);
  assert.equal((page.data['draft'] as { files: { type: string }[] }).files[0]?.type, 'voice');
});

test('Consent to news is asked at the tap and told to the bot', async () => {
  bot.on('GET /api/mini/consents', () => ({ body: { items: [{ templateId: 'progress', left: 0 }, { templateId: 'known', left: 2 }] } }))
    .on('POST /api/mini/consents', () => ({ body: { templateId: 'progress', left: 1 } }));
  platform.consents = { progress: 'accept' };
  await say('路灯不亮');
  await until(() => bot.of('GET /api/mini/consents').length > 0);
  await look();
  page.tap('#confirm');
  await until(() => page.text.includes('交上去了'));
  assert.deepEqual(platform.subscribed.at(-1), ['progress']);
  assert.deepEqual(bot.of('POST /api/mini/consents')[0]?.body, { templateId: 'progress', result: 'accept' });
});
