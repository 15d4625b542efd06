// An example consumer of the grid platform's doors: Node 18 or later, no packages. See README.md beside it.
//
//   KEY=… node consumer.mjs              reads the log of events by cursor, for ever
//   KEY=… node consumer.mjs --webhook    catches up by cursor, then has events posted to it
//   … --act                              also accepts and resolves whatever is submitted: for demos only
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const BOT = (process.env.BOT ?? 'http://localhost:5080').replace(/\/$/, '');
const KEY = process.env.KEY;
const STATE = process.env.STATE ?? 'consumer-state.json';
const PORT = Number(process.env.PORT ?? 8090);
const HOOK = process.env.HOOK ?? `http://localhost:${PORT}/hook`;
const TOLERANCE_SECONDS = Number(process.env.TOLERANCE ?? 300);
const KEPT_IDS = 5000;
const BODY_BYTES = 1024 * 1024;
const ACT = process.argv.includes('--act');

if (!KEY) {
  console.error('Set KEY to an API key of the bot (Bot__ApiKeys__{name}).');
  process.exit(2);
}

// ---- What must survive a restart: the cursor, the ids handled, the webhook. Written whole or not at all. ----
const state = load();

function load() {
  try {
    return JSON.parse(readFileSync(STATE, 'utf8'));
  } catch (fault) {
    if (fault.code !== 'ENOENT') throw fault;
    return { cursor: null, handled: [], webhook: null };
  }
}

function save() {
  state.handled = state.handled.slice(-KEPT_IDS);
  writeFileSync(STATE + '.part', JSON.stringify(state), { mode: 0o600 });
  renameSync(STATE + '.part', STATE);
}

// ---- The bot's doors. ----
async function call(method, path, body, headers = {}) {
  const response = await fetch(BOT + path, {
    method,
    headers: { 'X-Api-Key': KEY, ...(body ? { 'Content-Type': 'application/json' } : {}), ...headers },
    body: body ? JSON.stringify(body) : undefined,
    signal: AbortSignal.timeout(15_000),
  });
  const text = await response.text();
  return { status: response.status, body: text ? JSON.parse(text) : null };
}

// The same key at every try: an action whose answer was lost has no second effect.
async function act(number, action, note, key) {
  const actor = { userid: 'demo-consumer', name: '演示网格平台', role: '演示' };
  const answer = await call('POST', `/api/grid/intakes/${number}/actions`, { action, note, actor }, { 'Idempotency-Key': key });
  if (answer.status >= 500) throw new Error(`${action} ${number}: ${answer.status}`);
  console.log(`${action} ${number}: ${answer.status} ${answer.body.status}`); // 409: somebody was faster
}

// ---- One event, whichever way it came. Those that come twice are known by their id. ----
let last = Promise.resolve();
const inTurn = (work) => (last = last.catch(() => {}).then(work));

async function handle(event, way) {
  if (state.handled.includes(event.id)) {
    console.log(`again ${event.id} (${way})`);
    return;
  }
  console.log(`event ${event.id} ${event.type} ${event.data.status} (${way})`);
  if (ACT && event.type === 'cn.grid.intake.submitted.v1') {
    await act(event.subject, 'accept', undefined, `${event.id}-accept`);
    await act(event.subject, 'resolve', '演示：已处理。', `${event.id}-resolve`);
  }
  state.handled.push(event.id); // after the work: a crash in between repeats it, and the keys above make that harmless
  save();
}

// ---- Way one: the log, by cursor. ----
async function readOn() {
  for (;;) {
    const page = await call('GET', `/api/grid/events?limit=100${state.cursor ? `&after=${state.cursor}` : ''}`);
    if (page.status !== 200) throw new Error(`events: ${page.status} ${page.body?.detail}`);
    for (const event of page.body.events) await inTurn(() => handle(event, 'cursor'));
    state.cursor = page.body.next;
    save();
    if (page.body.events.length === 0) return;
  }
}

// ---- Way two: webhooks, signed as Standard Webhooks says. ----
export function isGenuine(headers, raw, secret, now = Date.now() / 1000) {
  const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signatures } = headers;
  if (!id || !signatures || !(Math.abs(now - Number(at)) <= TOLERANCE_SECONDS)) return false;
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const right = createHmac('sha256', key).update(`${id}.${at}.`).update(raw).digest();
  return signatures.split(' ').some((one) => {
    const given = Buffer.from(one.startsWith('v1,') ? one.slice(3) : '', 'base64');
    return given.length === right.length && timingSafeEqual(given, right);
  });
}

function listen(secret) {
  const server = createServer(async (request, response) => {
    const answer = (status) => response.writeHead(status).end();
    const chunks = [];
    let size = 0;
    for await (const chunk of request) {
      if ((size += chunk.length) > BODY_BYTES) return answer(413);
      chunks.push(chunk);
    }
    const raw = Buffer.concat(chunks); // the bytes as they came: what was parsed and written anew has another signature
    if (request.method !== 'POST' || !isGenuine(request.headers, raw, secret)) {
      console.log('refused a post that is not signed, or not lately');
      return answer(401);
    }
    const event = JSON.parse(raw);
    if (event.type === 'cn.grid.ping.v1') return answer(204);
    try {
      await inTurn(() => handle(event, 'webhook'));
      answer(204); // only now: what was not handled comes again
    } catch (fault) {
      console.error(fault.message);
      answer(500);
    }
  });
  return new Promise((done) => server.listen(PORT, done));
}

async function subscribe() {
  const secret = state.webhook?.secret ?? 'whsec_' + randomBytes(32).toString('base64');
  await listen(secret);
  const standing = state.webhook && (await call('GET', `/api/grid/webhooks/${state.webhook.id}`));
  if (standing?.status === 200 && standing.body.state === 'active') return;
  if (standing?.status === 200) await call('DELETE', `/api/grid/webhooks/${state.webhook.id}`);
  const made = await call('POST', '/api/grid/webhooks', { url: HOOK, secret, after: state.cursor });
  if (made.status !== 201) throw new Error(`webhooks: ${made.status} ${made.body?.detail} ${made.body?.error ?? ''}`);
  state.webhook = { id: made.body.id, secret };
  save();
}

// ---- ----
if (process.argv.includes('--webhook')) {
  await readOn();
  await subscribe();
  console.log(`listening on ${PORT}`);
} else {
  for (;;) {
    try {
      await readOn();
    } catch (fault) {
      console.error(fault.message);
    }
    await pause(2000);
  }
}
