import assert from 'node:assert/strict';
import { test } from 'node:test';
import { prefer } from '../stores/preferences';
import { sendWaiting, waiting } from '../stores/outbox';
import { made, Reporter } from './support/reporter';
import { until } from './support/screen';

const reporter = new Reporter();

test('A report goes out in the resident\'s words, with place, item and a key of its own', async () => {
  await reporter.say('楼下路灯坏了三天了');
  reporter.page.in('#place-picker').type('.place-words', '演示花园3号楼');
  await reporter.look();
  reporter.page.in('#understood-card').tap('.choice', '停电');
  await until(() => reporter.page.data['item'] === 'power');
  reporter.page.tap('#confirm');
  await until(() => reporter.page.text.includes('WG-20261121-000042'));

  const [sent, ...more] = reporter.bot.of('POST /api/mini/intakes');
  assert.equal(more.length, 0);
  assert.match(sent?.headers['idempotency-key'] ?? '', /^[A-Za-z0-9_-]{8,64}$/);
  const { draftId, ...form } = sent?.body as { draftId: string };
  assert.ok(draftId);
  assert.deepEqual(form, { text: '楼下路灯坏了三天了', kind: 'request', item: 'power', place: { text: '演示花园3号楼' } });
  assert.match(reporter.page.text, /最晚11月26日（周四）答复您/);
});

test('When the answer is lost on the way, the same report goes out again under the same key, and once only', async () => {
  let times = 0;
  reporter.bot.on('POST /api/mini/intakes', () => (++times === 1 ? { cut: true } : { status: 201, body: made }));
  await reporter.say('井盖没了');
  await reporter.look();
  reporter.page.tap('#confirm');
  await until(() => reporter.page.text.includes('还没送出去'));
  assert.equal(waiting().length, 1);

  await sendWaiting();
  assert.equal(waiting().length, 0);
  await sendWaiting();
  const keys = reporter.bot.of('POST /api/mini/intakes').map((asked) => asked.headers['idempotency-key']);
  assert.equal(keys.length, 2);
  assert.equal(keys[0], keys[1]);
});

test('Without any network a report is written down, and understanding is not needed for it', async () => {
  reporter.platform.online = false;
  await reporter.say('水管爆了');
  await reporter.look();
  reporter.page.tap('#confirm');
  await until(() => reporter.page.text.includes('已经记下'));
  assert.equal(waiting()[0]?.form.text, '水管爆了');
  assert.deepEqual(reporter.platform.said, []);
});

test('A tap that is repeated makes one report', async () => {
  await reporter.say('路灯不亮');
  await reporter.look();
  reporter.page.tap('#confirm');
  reporter.page.tap('#confirm');
  await until(() => reporter.page.text.includes('交上去了'));
  assert.equal(reporter.bot.of('POST /api/mini/intakes').length, 1);
});

test('Nothing said is asked for kindly, and nothing is sent', async () => {
  reporter.open();
  reporter.page.tap('#next');
  await until(() => reporter.platform.said.length > 0);
  assert.match(reporter.platform.said[0] ?? '', /先说说是什么事/);
  assert.equal(reporter.bot.of('POST /api/mini/understanding').length, 0);
});

test('What was typed is still there after the page was closed', async () => {
  await reporter.say('楼上漏水');
  reporter.page.close();
  reporter.open();
  assert.equal((reporter.page.data['draft'] as { text: string }).text, '楼上漏水');
});

test('Elders get voice first and one task a screen', async () => {
  prefer({ elder: true });
  await reporter.say('路灯不亮');
  assert.match(reporter.page.html, /class="[^"]*elder/);
  const voice = reporter.page.text.indexOf('点这里，说出来');
  assert.ok(voice >= 0);
  assert.ok(!reporter.page.has('#place-picker') && !reporter.page.has('#media-picker'));
  reporter.page.tap('#next');
  await until(() => reporter.page.has('#place-picker'));
  assert.ok(!reporter.page.has('.report-words') && !reporter.page.has('#media-picker'));
  reporter.page.tap('#next');
  await until(() => reporter.page.has('#media-picker'));
  assert.ok(!reporter.page.has('#place-picker'));
  reporter.page.tap('#next');
  await until(() => reporter.page.has('#confirm'));
});

test('A recording alone is a report', async () => {
  prefer({ elder: true });
  reporter.open();
  const voice = reporter.platform.file(Buffer.from('an mp3'));
  reporter.platform.recorded = { tempFilePath: voice.tempFilePath, fileSize: voice.size, duration: 900 };
  const button = reporter.page.in('#voice-button');
  button.tap('.voice');
  await until(() => button.data['recording'] === true);
  button.tap('.voice');
  await until(() => (reporter.page.data['draft'] as { files: unknown[] }).files.length === 1);
  assert.equal((reporter.page.data['draft'] as { files: { type: string }[] }).files[0]?.type, 'voice');
});

test('Consent to news is asked at the tap and told to the bot', async () => {
  reporter.bot.on('GET /api/mini/consents', () => ({ body: { items: [{ templateId: 'progress', left: 0 }, { templateId: 'known', left: 2 }] } }))
    .on('POST /api/mini/consents', () => ({ body: { templateId: 'progress', left: 1 } }));
  reporter.platform.consents = { progress: 'accept' };
  await reporter.say('路灯不亮');
  await until(() => reporter.bot.of('GET /api/mini/consents').length > 0);
  await reporter.look();
  reporter.page.tap('#confirm');
  await until(() => reporter.page.text.includes('交上去了'));
  assert.deepEqual(reporter.platform.subscribed.at(-1), ['progress']);
  assert.deepEqual(reporter.bot.of('POST /api/mini/consents')[0]?.body, { templateId: 'progress', result: 'accept' });
});
