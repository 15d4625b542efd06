import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { after, afterEach, beforeEach, test } from 'node:test';
import { delivered, put, sendWaiting, takeBack, waiting } from '../stores/outbox';
import { Answers, type Asked } from './support/answers';
import { Platform } from './support/platform';

const partSize = 1000;
const photo = randomBytes(3 * partSize + 500);
const platform = new Platform().install();
const made = { number: 'WG-20261121-000007', status: 'submitted' };
let bot: Answers;
let received: Map<number, Buffer>;
let complete: boolean;

beforeEach(async () => {
  platform.storage.clear();
  platform.online = true;
  received = new Map();
  complete = false;
  bot = await new Answers().start();
  platform.origin = bot.origin;
  bot.on('POST /api/mini/uploads', () => ({ status: 201, body: { id: 'u1', partSize, parts: 4 } }))
    .on('GET /api/mini/uploads/u1', () => ({ body: { received: [...received.keys()], complete } }))
    .on('PUT /api/mini/uploads/u1/parts/*', (asked) => take(asked))
    .on('POST /api/mini/uploads/u1/complete', () => { complete = true; return { body: { id: 'u1', type: 'image' } }; })
    .on('POST /api/mini/intakes', () => ({ status: 201, body: made }));
});
afterEach(async () => {
  await platform.quiet();
  await bot.stop();
});
after(() => platform.remove());

function take(asked: Asked): { body: object } {
  received.set(Number(asked.path.split('/').at(-1)), asked.bytes);
  return { body: { received: [...received.keys()], complete: false } };
}

function report(): string {
  const { tempFilePath, size } = platform.file(photo);
  return put({ text: '路灯不亮' }, [{ path: tempFilePath, type: 'image', size }]);
}

test('A photo goes up in parts, says what it is, and goes with the report', async () => {
  const key = report();
  const answers = await sendWaiting();
  assert.equal(answers.get(key)?.number, made.number);
  assert.deepEqual(bot.of('POST /api/mini/uploads')[0]?.body,
    { type: 'image', size: photo.length, sha256: createHash('sha256').update(photo).digest('hex') });
  assert.deepEqual(Buffer.concat([0, 1, 2, 3].map((part) => received.get(part) ?? Buffer.alloc(0))), photo);
  assert.deepEqual(bot.of('POST /api/mini/intakes')[0]?.body, { text: '路灯不亮', media: ['u1'] });
  assert.deepEqual(delivered(), [made.number]);
});

test('An upload that was cut goes on with the part that is missing', async () => {
  let cuts = 1;
  bot.on('PUT /api/mini/uploads/u1/parts/2', (asked) => (cuts-- > 0 ? { cut: true } : take(asked)));
  report();
  await sendWaiting();
  assert.equal(waiting().length, 1);
  assert.equal(bot.of('POST /api/mini/intakes').length, 0);

  await sendWaiting();
  assert.equal(bot.of('POST /api/mini/uploads').length, 1);
  assert.deepEqual(bot.of('PUT /api/mini/uploads/u1/parts/*').map((asked) => asked.path.split('/').at(-1)), ['0', '1', '2', '2', '3']);
  assert.equal(waiting().length, 0);
});

test('An upload that the bot has forgotten begins anew', async () => {
  bot.on('PUT /api/mini/uploads/u1/parts/3', () => ({ cut: true }));
  report();
  await sendWaiting();
  received.clear();
  let asked = 0;
  bot.on('GET /api/mini/uploads/u1', () => (asked++ === 0 ? { status: 404, body: {} } : { body: { received: [], complete: false } }))
    .on('PUT /api/mini/uploads/u1/parts/3', take);
  await sendWaiting();
  assert.equal(bot.of('POST /api/mini/uploads').length, 2);
  assert.equal(received.size, 4);
  assert.equal(waiting().length, 0);
});

test('However often the answer is lost, and whoever asks at once, one key goes out', async () => {
  let times = 0;
  bot.on('POST /api/mini/intakes', () => (++times < 4 ? { cut: true } : { status: 201, body: made }));
  const key = put({ text: '井盖没了' }, []);
  for (let again = 0; again < 5; again++) {
    await Promise.all([sendWaiting(), sendWaiting()]);
  }

  assert.deepEqual([...new Set(bot.of('POST /api/mini/intakes').map((asked) => asked.headers['idempotency-key']))], [key]);
  assert.equal(times, 4);
});

test('What fails for now waits; what is refused says why and is not sent again', async () => {
  let status = 503;
  bot.on('POST /api/mini/intakes', () => ({ status, body: { title: '没收下', detail: '说得太长了。', field: 'text' } }));
  const key = put({ text: '路灯不亮' }, []);
  await sendWaiting();
  assert.equal(waiting()[0]?.refused, null);
  status = 422;
  await sendWaiting();
  await sendWaiting();
  assert.equal(bot.of('POST /api/mini/intakes').length, 2);
  assert.equal(waiting()[0]?.refused?.why, '说得太长了。');
  assert.equal(takeBack(key)?.form.text, '路灯不亮');
});

test('What was sent leaves no file behind on the phone', async () => {
  report();
  const path = waiting()[0]?.files[0]?.path ?? '';
  assert.ok(existsSync(path));
  await sendWaiting();
  assert.ok(!existsSync(path));
});
