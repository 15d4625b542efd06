// The mini-program's own code from signing in to rating, against a running bot: BOT_URL, LOGIN_CODES, GRID_KEY.
import assert from 'node:assert/strict';
import { exported, me, notices, showPublicly, signOut } from '../api/accounts';
import { gridsNamed, home, moveHome, services } from '../api/grids';
import { drafts, inquire, intake, intakes, keepDraft, rate, supplement, understand, urge } from '../api/intakes';
import { fetchMedia } from '../api/media';
import { Problem } from '../api/problem';
import { isSignedIn } from '../api/session';
import { formOf } from '../pages/report/form';
import { put, sendWaiting, waiting } from '../stores/outbox';
import { noisyPhoto } from './support/photo';
import { Platform } from './support/platform';

const patience = 60_000;
const said = '楼下路灯坏了三天了，老人晚上不敢出门';
const codes = given('LOGIN_CODES').split(',');
const platform = new Platform().install();
platform.origin = given('BOT_URL');
platform.loginCode = () => codes.shift() ?? '';

void walk().then(
  () => { console.log('from login to rating'); },
  (error: unknown) => { console.error(error); process.exitCode = 1; },
).finally(() => platform.remove());

async function walk(): Promise<void> {
  await findHome();
  const number = await reportOverAWeakNetwork();
  await followIt(number);
  await act(number, 'accept');
  await act(number, 'resolve', '换了新灯泡，已经亮了');
  await rateIt(number);
  await keepHouse(number);
}

async function findHome(): Promise<void> {
  await assert.rejects(home(), (error: Problem) => error.status === 404);
  const { items } = await gridsNamed('半阁村2组');
  assert.equal(items[0]?.name, '半阁村第2网格');
  const notice = await moveHome({ address: '半阁村2组' });
  assert.equal(notice.code, items[0]?.code);
  assert.ok(notice.members.length > 0 && notice.supervisionPhone);
  assert.deepEqual(await home(), await home());
}

/** A photo of several parts that is cut, a report whose answer is lost twice: one intake, with the photo. */
async function reportOverAWeakNetwork(): Promise<string> {
  const understood = await understand(said);
  assert.ok((await services()).items.some((item) => item.code === understood.item?.code));
  const photo = platform.file(noisyPhoto());
  const draft = { id: 'journey-draft-1', text: said, place: null, files: [{ path: photo.tempFilePath, type: 'image' as const, size: photo.size }] };
  await keepDraft(draft.id, { text: said });
  assert.equal((await drafts()).items[0]?.fields.text, said);
  const key = put(formOf(draft, understood, { item: understood.item?.code ?? '', confidential: false, phone: '', onBehalfOf: '' }), draft.files);

  platform.loses = (_, url) => (url.endsWith('/parts/1') ? 'request' : null);
  await sendWaiting();
  assert.equal(waiting().length, 1);
  platform.loses = (method, url) => (method === 'POST' && url.endsWith('/api/mini/intakes') ? 'answer' : null);
  await sendWaiting();
  await sendWaiting();
  assert.equal(waiting().length, 1);
  platform.loses = () => null;
  const made = (await sendWaiting()).get(key);
  assert.match(made?.number ?? '', /^WG-\d{8}-\d{6}$/);
  assert.equal((await intakes('open')).items.length, 1);
  assert.equal((await drafts()).items.length, 0);
  return made?.number ?? '';
}

async function followIt(number: string): Promise<void> {
  const detail = await intake(number);
  assert.equal(detail.text, said);
  assert.deepEqual(detail.media.map((media) => media.type), ['image']);
  assert.ok(await fetchMedia(detail.media[0]?.url ?? ''));
  assert.ok((await supplement(number, '又灭了一个', [])).said);
  assert.ok((await urge(number)).said);
  await assert.rejects(rate(number, 5, ''), (error: Problem) => error.status === 409 && error.allowed.length > 0);
  await assert.rejects(intake('WG-20200101-000001'), (error: Problem) => error.status === 404);
}

async function rateIt(number: string): Promise<void> {
  await until(async () => (await intake(number)).can.includes('rate'));
  assert.ok((await rate(number, 5, '修得快')).said);
  const closed = await intake(number);
  assert.equal(closed.status, 'closed');
  assert.match(closed.timeline.map((entry) => entry.text).join(), /换了新灯泡/);
  assert.equal((await intakes('closed')).items[0]?.number, number);
}

/** What is kept, said and undone. */
async function keepHouse(number: string): Promise<void> {
  assert.ok((await inquire('高龄补贴怎么领')).answers !== undefined);
  await until(async () => (await notices()).items.some((notice) => notice.number === number));
  await showPublicly(false);
  assert.equal((await me()).public, false);
  assert.match(JSON.stringify(await exported()), new RegExp(said));
  await signOut();
  assert.ok(!isSignedIn());
}

/** The grid platform's side, as an integrator sends it. */
async function act(number: string, action: string, note?: string): Promise<void> {
  const answer = await fetch(`${given('BOT_URL')}/api/grid/intakes/${number}/actions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': given('GRID_KEY') },
    body: JSON.stringify({ action, note, actor: { userid: 'w-demo', name: '演示网格员', role: '专职网格员' } }),
  });
  assert.equal(answer.status, 200, await answer.text());
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + patience;
  while (!await holds()) {
    assert.ok(performance.now() < end, `It never came: ${holds.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function given(name: string): string {
  const value = process.env[name];
  assert.ok(value, `${name} is missing`);
  return value;
}
