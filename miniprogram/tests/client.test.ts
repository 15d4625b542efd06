import assert from 'node:assert/strict';
import { after, afterEach, beforeEach, test } from 'node:test';
import { me, signOut } from '../api/accounts';
import { rate, urge } from '../api/intakes';
import { forget } from '../api/session';
import { Problem } from '../api/problem';
import { NetworkLost } from '../api/wire';
import { Answers } from './support/answers';
import { Platform } from './support/platform';

const platform = new Platform().install();
const account = { linked: false, phone: null, homeGrid: null, public: true, createdAt: '2026-11-21T00:00:00Z' };
let bot: Answers;
let good: string;

beforeEach(async () => {
  platform.storage.clear();
  good = 't';
  bot = await new Answers().start();
  platform.origin = bot.origin;
  bot.on('GET /api/mini/me', (asked) => (asked.headers['authorization'] === `Bearer ${good}` ? { body: account } : { status: 401, body: {} }))
    .on('POST /api/mini/refresh', () => ({ body: { token: good, refreshToken: 'r2', expiresIn: 60, linked: false } }));
});
afterEach(async () => {
  await platform.quiet();
  await bot.stop();
  forget();
});
after(() => platform.remove());

test('Signing in happens by itself, once for all who ask', async () => {
  await Promise.all([me(), me(), me()]);
  assert.equal(bot.of('POST /api/mini/login').length, 1);
  assert.deepEqual(bot.of('POST /api/mini/login')[0]?.body, { code: 'login-code' });
});

test('A token that ran out is renewed once, however many met it: a refresh token is good once', async () => {
  await me();
  good = 'next';
  await Promise.all([me(), me(), me()]);
  assert.equal(bot.of('POST /api/mini/refresh').length, 1);
  assert.deepEqual(bot.of('POST /api/mini/refresh')[0]?.body, { refreshToken: 'r' });
  assert.equal(bot.of('POST /api/mini/login').length, 1);
});

test('A refresh token that is no longer good leads to signing in anew', async () => {
  await me();
  good = 'after-login';
  bot.on('POST /api/mini/refresh', () => ({ status: 401, body: {} }))
    .on('POST /api/mini/login', () => ({ body: { token: good, refreshToken: 'r', expiresIn: 60, linked: false } }));
  assert.equal((await me()).public, true);
});

test('A refresh whose answer is lost does not sign the resident out', async () => {
  await me();
  good = 'next';
  bot.on('POST /api/mini/refresh', () => ({ cut: true }));
  await assert.rejects(me(), NetworkLost);
  assert.ok(platform.storage.has('session'));
});

test('What has not changed is not sent again', async () => {
  bot.on('GET /api/mini/me', (asked) => (asked.headers['if-none-match'] === '"1"' ? { status: 304 } : { body: account, headers: { ETag: '"1"' } }));
  assert.deepEqual(await me(), account);
  assert.deepEqual(await me(), account);
  assert.equal(bot.of('GET /api/mini/me').at(-1)?.headers['if-none-match'], '"1"');
});

test('After signing out nothing of the one before is asked for or shown', async () => {
  bot.on('GET /api/mini/me', () => ({ body: account, headers: { ETag: '"1"' } })).on('DELETE /api/mini/session', () => ({ status: 204 }));
  await me();
  await signOut();
  assert.ok(!platform.storage.has('session'));
  await me();
  assert.equal(bot.of('GET /api/mini/me').at(-1)?.headers['if-none-match'], undefined);
});

test('An act is repeated under its key until it is answered, and the next one is another', async () => {
  const keys = (): (string | undefined)[] => bot.of('POST /api/mini/intakes/*/urges').map((asked) => asked.headers['idempotency-key']);
  let lost = true;
  bot.on('POST /api/mini/intakes/*/urges', () => (lost ? { cut: true } : { body: { said: '催过了', rung: null, nextAt: null } }));
  await assert.rejects(urge('WG-20261121-000001'), NetworkLost);
  lost = false;
  await urge('WG-20261121-000001');
  await urge('WG-20261121-000001');
  const [first, second, third] = keys();
  assert.equal(first, second);
  assert.notEqual(second, third);
});

test('A move that is not allowed says so in the bot\'s words, with what is', async () => {
  bot.on('POST /api/mini/intakes/*/rating', () => ({ status: 409, body: { title: '现在不能评价', detail: '还没办完，办好了再评价。', allowed: ['urge'] } }));
  await assert.rejects(rate('WG-20261121-000001', 5, ''), (error: Problem) => error.message === '还没办完，办好了再评价。' && error.allowed[0] === 'urge');
});
