import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Reporter } from './support/reporter';
import { until } from './support/screen';

const reporter = new Reporter();

const kept = {
  id: 'begun-elsewhere', savedAt: '2026-11-20T02:00:00Z',
  fields: { text: '井盖松了，车一过就响', place: { text: '演示花园3号楼' }, phone: '13800000000', confidential: false },
};

function begun(): void {
  reporter.bot.on('GET /api/mini/drafts', () => ({ body: { items: [kept], next: null } })).on('DELETE /api/mini/drafts/begun-elsewhere', () => ({ status: 204 }));
}

test('A report begun on another phone is gone on with here, and is filed under its own draft', async () => {
  begun();
  reporter.open();
  await until(() => reporter.page.text.includes('井盖松了'));
  reporter.page.tap('.take-up');
  await until(() => (reporter.page.data['draft'] as { id: string }).id === kept.id);
  assert.ok(!reporter.page.text.includes('上次没写完的'));
  await reporter.look();
  reporter.page.tap('#confirm');
  await until(() => reporter.page.text.includes('交上去了'));
  const [sent] = reporter.bot.of('POST /api/mini/intakes');
  const form = sent?.body as { draftId: string; text: string; place: unknown; phone: string };
  assert.deepEqual([form.draftId, form.text, form.place, form.phone], [kept.id, kept.fields.text, kept.fields.place, kept.fields.phone]);
});

test('What is not wanted any more goes away with the bot too', async () => {
  begun();
  reporter.open();
  await until(() => reporter.page.text.includes('井盖松了'));
  reporter.page.tap('.drop-begun');
  await until(() => !reporter.page.text.includes('井盖松了'));
  assert.equal(reporter.bot.of('DELETE /api/mini/drafts/begun-elsewhere').length, 1);
});

test('What is being written on this phone is never replaced by what was begun elsewhere', async () => {
  await reporter.say('路灯不亮');
  begun();
  reporter.page.close();
  reporter.open();
  await until(() => reporter.bot.of('GET /api/mini/drafts').length > 0);
  assert.equal((reporter.page.data['draft'] as { text: string }).text, '路灯不亮');
  assert.ok(!reporter.page.text.includes('上次没写完的'));
});
