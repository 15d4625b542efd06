// Small helpers shared by the panes: making elements, times, calls to the simulator.
export const $ = (id) => document.getElementById(id);

export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name in element && name !== 'list') element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((c) => c !== null && c !== undefined && c !== false));
  return element;
}

const hourMinute = new Intl.DateTimeFormat('zh-CN', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'Asia/Shanghai' });
const withSeconds = new Intl.DateTimeFormat('zh-CN', { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23', timeZone: 'Asia/Shanghai' });
const monthDay = new Intl.DateTimeFormat('zh-CN', { month: 'long', day: 'numeric', timeZone: 'Asia/Shanghai' });

export const clock = (at) => hourMinute.format(new Date(at));
export const seconds = (at) => withSeconds.format(new Date(at));
export const dayAndClock = (at) => `${monthDay.format(new Date(at))} ${clock(at)}`;

// The simulator answers problems as RFC 9457; the person sees the reason only.
export async function call(method, path, body) {
  const raw = body instanceof Blob;
  const response = await fetch(path, {
    method,
    headers: body === undefined ? {} : { 'content-type': raw ? body.type : 'application/json' },
    body: body === undefined ? undefined : raw ? body : JSON.stringify(body),
  });
  const text = await response.text();
  const json = text ? JSON.parse(text) : null;
  if (!response.ok) throw new Error(json?.detail ?? `没有成功（${response.status}）`);
  return json;
}

// Words with links made clickable; everything else stays text.
export function linked(words) {
  const parts = [];
  let from = 0;
  for (const match of words.matchAll(/<a\s+href="(https?:\/\/[^"]{1,1000})"[^>]*>([^<]{1,200})<\/a>|https?:\/\/[^\s<>"，。；）)]{1,1000}/g)) {
    parts.push(words.slice(from, match.index));
    parts.push(h('a', { href: match[1] ?? match[0], target: '_blank', rel: 'noopener' }, match[2] ?? match[0]));
    from = match.index + match[0].length;
  }
  parts.push(words.slice(from));
  return parts;
}

export const atBottom = (box) => box.scrollHeight - box.scrollTop - box.clientHeight < 60;
export const toBottom = (box) => { box.scrollTo({ top: box.scrollHeight, behavior: 'instant' }); };

export function badge(element, count) {
  element.hidden = count === 0;
  element.textContent = count > 99 ? '99+' : String(count);
}

// What was read is remembered in this browser, so that badges survive a reload.
const READ = 'simulator-read';
const read = JSON.parse(localStorage.getItem(READ) ?? '{}');
export const lastRead = (key) => read[key] ?? 0;
export function markRead(key, id) {
  if (id <= lastRead(key)) return;
  read[key] = id;
  localStorage.setItem(READ, JSON.stringify(read));
}
export const remembered = (key) => localStorage.getItem(`simulator-${key}`);
export const remember = (key, value) => localStorage.setItem(`simulator-${key}`, value);
