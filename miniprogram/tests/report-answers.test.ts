import assert from 'node:assert/strict';
import { test } from 'node:test';
import { waiting } from '../stores/outbox';
import { made, Reporter, understood } from './support/reporter';
import { until } from './support/screen';

const reporter = new Reporter();

test('What the bot does not take comes back with the reason, to be changed', async () => {
  reporter.bot.on('POST /api/mini/intakes', () => ({ status: 422, body: { title: '没收下', detail: '电话号码不对，再看一眼。', field: 'phone' } }));
  await reporter.say('路灯不亮');
  await reporter.look();
  reporter.page.tap('#confirm');
  await until(() => reporter.page.text.includes('电话号码不对'));
  assert.equal((reporter.page.data['draft'] as { text: string }).text, '路灯不亮');
  assert.equal(waiting().length, 0);
});

test('Where the words may mean several places, one is chosen and the report goes out again', async () => {
  const candidates = ['甲', '乙'].map((name) => ({ words: '花园小区', address: `演示花园${name}`, gridCode: `DEMO-${name}`, gridName: `演示${name}网格`, certain: false }));
  reporter.bot.on('POST /api/mini/intakes', (asked) => ((asked.body as { place?: object }).place
    ? { status: 201, body: made } : { status: 422, body: { title: '是哪一处', detail: '您说的地方有几处，请选一处再交。', field: 'place', candidates } }));
  await reporter.say('花园小区路灯不亮');
  await reporter.look();
  reporter.page.tap('#confirm');
  await until(() => reporter.page.text.includes('演示花园乙'));
  reporter.page.tap('.candidate', '演示花园乙');
  await until(() => reporter.page.data['refused'] === null);
  await reporter.look();
  reporter.page.tap('#confirm');
  await until(() => reporter.page.text.includes('交上去了'));
  assert.deepEqual((reporter.bot.of('POST /api/mini/intakes')[1]?.body as { place: object }).place, { text: '演示花园乙', gridCode: 'DEMO-乙' });
});

test('What is not the grid\'s goes out as what it can be here', async () => {
  reporter.bot.on('POST /api/mini/intakes', (asked) => ((asked.body as { kind: string }).kind === 'inquiry'
    ? { status: 201, body: made } : { status: 422, body: { title: '这件事不归网格办', detail: '处罚要由公安来定。', instead: { kind: 'inquiry', item: null } } }));
  await reporter.say('把隔壁抓起来');
  await reporter.look();
  reporter.page.tap('#confirm');
  await until(() => reporter.page.has('#instead'));
  reporter.page.tap('#instead');
  await until(() => reporter.page.text.includes('交上去了'));
});

test('When the day is full the report waits, and says in the bot\'s words why', async () => {
  reporter.bot.on('POST /api/mini/intakes', () => ({ status: 429, body: { title: '今天报得够多了', detail: '这件先存着，明天再来就能交。' } }));
  await reporter.say('路灯不亮');
  await reporter.look();
  reporter.page.tap('#confirm');
  await until(() => reporter.page.text.includes('这件先存着'));
  assert.equal(waiting().length, 1);
});

test('A danger is shown with the number, and one tap calls it', async () => {
  reporter.bot.on('POST /api/mini/understanding', () => ({ body: { ...understood, urgent: true, emergency: '先离开，再打 119。' } }));
  await reporter.say('楼道着火了');
  await reporter.look();
  reporter.page.in('#understood-card').in('#emergency-call').tap('.emergency-button', '119');
  await until(() => reporter.platform.called.includes('119'));
});

test('A neighbour\'s same matter is joined with one tap', async () => {
  const neighbour = { number: 'WG-20261120-000007', item: '路灯', submittedAt: '2026-11-20T02:00:00Z', stage: 'handling', handler: '' };
  reporter.bot.on('POST /api/mini/understanding', () => ({ body: { ...understood, neighbour } }));
  await reporter.say('路灯不亮');
  await reporter.look();
  assert.match(reporter.page.text, /11月20日（周五）已有邻居报了这件事（路灯），正在办/);
  reporter.page.in('#understood-card').tap('.chosen', '和邻居一起跟进');
  await until(() => reporter.page.text.includes('交上去了'));
  assert.equal((reporter.bot.of('POST /api/mini/intakes')[0]?.body as { join: string }).join, 'WG-20261120-000007');
});
