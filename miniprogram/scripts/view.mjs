// Draws every page as WeChat lays it out, with made-up data, plain and in elder mode, into .staged/view/*.html: to be looked
// at in any browser at a width of 375. The developer tools show more; this shows what overlaps, is cut off or too small.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const into = join(root, '.staged/view');
const require = createRequire(import.meta.url);
const styles = require('miniprogram-simulate/src/wxss');
let drawn = [];
// As written: what goes into its own window has one rpx for one px.
styles.insert = (sheets) => { drawn = [...drawn, ...sheets]; };

const staged = (path) => require(join(root, '.staged', path));
const { Answers } = staged('tests/support/answers');
const { Platform } = staged('tests/support/platform');
const { Screen, beginScreens, until } = staged('tests/support/screen');
const { made, understood } = staged('tests/support/reporter');
const { prefer } = staged('stores/preferences');

// What the platform itself brings along for its elements.
const own = `body { margin: 0; font-family: sans-serif }
  main, wx-view, wx-scroll-view, wx-form { display: block } wx-text, wx-label { display: inline; white-space: pre-line }
  wx-image { display: inline-block; overflow: hidden; background: #bbccdd } wx-input { display: block; height: 1.4em; overflow: hidden; white-space: nowrap }
  wx-textarea { display: block; height: 150px; white-space: pre-wrap } wx-switch { display: inline-block }
  wx-button { display: block; margin: 0 auto; padding: 0 14px; box-sizing: border-box; font-size: 18px; line-height: 2.56; text-align: center; border-radius: 5px; background: #f8f8f8 }`;

const number = 'WG-20261121-000042';
const row = {
  number, item: { code: 'road-light', name: '路灯' }, text: '小区东门口的路灯坏了三天，晚上老人小孩走路看不清，请尽快修一下', status: 'handling', stage: 'handling', statusText: '网格员正在办',
  submittedAt: '2026-11-21T01:00:00Z', due: '2026-11-26T10:00:00Z', handler: { role: '专职网格员', name: '演示员甲', phone: '0418-0000001' }, awaitsRating: false, followed: false,
};
const entry = (text, name) => ({ at: '2026-11-21T01:00:00Z', status: 'handling', text, by: { role: name ? '网格员' : '居民', name }, media: [] });
const detail = {
  ...row, kind: 'request', place: '演示花园东门', grid: null, urgent: false, confidential: false, media: [], progress: { steps: ['受理', '派单', '办理', '反馈'], at: '办理' },
  timeline: [entry('您报了这件事', ''), entry('看过现场，灯泡和线都坏了，已经联系电工明天上午来换', '演示员甲')], can: ['urge', 'supplement', 'withdraw', 'rate'],
};
const notice = {
  code: 'DEMO-01', name: '演示社区第1网格', range: '演示花园1至9号楼、演示路南侧沿街商铺', supervisionPhone: '0418-0000009',
  members: [{ role: '专职网格员', name: '演示员甲', phone: '0418-0000001', duties: '巡查走访、收集诉求、上报事件、矛盾调处', photo: null }],
};
const said = { id: 'n1', number, text: '您报的路灯修好了，请评价一下。', at: '2026-11-22T03:00:00Z', read: false };

const platform = new Platform();
beginScreens(platform);
const bot = await new Answers().start();
platform.origin = bot.origin;
Object.entries({
  'GET /api/mini/home': notice, 'GET /api/mini/grids/*': notice, 'GET /api/mini/grids': { items: [{ ...notice, address: '演示花园', certain: true }] },
  'GET /api/mini/me': { linked: false, phone: '138****0000', homeGrid: 'DEMO-01', public: true, createdAt: '2026-11-21T00:00:00Z' },
  'GET /api/mini/intakes': { items: [row, { ...row, number: 'WG-20261119-000007', awaitsRating: true }, { ...row, number: 'WG-20261118-000003', followed: true }], next: 'c1' },
  'GET /api/mini/intakes/*': detail, 'GET /api/mini/notices': { items: [said, { ...said, id: 'n2', read: true }], next: null },
  'POST /api/mini/understanding': { ...understood, emergency: '着火先打119，人先出来。' }, 'POST /api/mini/intakes': made,
  'POST /api/mini/inquiries': { answers: [{ source: '《演示办法》第三条', title: '高龄津贴', text: '年满八十周岁的老人，每月一百元。' }], number: null },
}).forEach(([what, body]) => bot.on(what, () => ({ status: what === 'POST /api/mini/intakes' ? 201 : 200, body })));

mkdirSync(into, { recursive: true });
for (const elder of [false, true]) {
  platform.storage.clear();
  prefer({ elder, contrast: false });
  await draw('home');
  await draw('intakes');
  await draw('intake', { number });
  await draw('grid', {}, fill('.field', 'words', '演示花园', '.choice', '按地址找'));
  await draw('policy', {}, fill('.words', 'question', '高龄津贴怎么领', '#ask'));
  await draw('notices');
  await draw('settings');
  await draw('report');
  await draw('report', {}, async (page) => {
    page.type('.report-words', row.text);
    await until(() => page.data.draft.text === row.text);
    while (!page.text.includes('这样交，行吗？')) {
      page.tap('#next');
      await platform.quiet();
    }
  }, '-check');
}

console.log(`${readdirSync(into).length} pages in ${into}`);
process.exit(0);

function fill(selector, name, words, button, label = '') {
  return async (page) => {
    page.type(selector, words);
    await until(() => page.data[name] === words);
    page.tap(button, label);
  };
}

async function draw(name, query = {}, act = async () => undefined, part = '') {
  const page = Screen.page(name, query);
  await platform.quiet();
  await act(page);
  await platform.quiet();
  const look = readFileSync(join(root, 'app.wxss'), 'utf8');
  const sheets = ['main', ...readdirSync(join(root, 'components'))].map((prefix) => styles.compile(look, { prefix }));
  const html = `<!doctype html><html lang="zh"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${name}</title>
    <style>${[own, ...sheets, ...new Set(drawn)].join('\n')}</style><body>${page.rendered.dom.outerHTML}</body></html>`;
  // 750 rpx are the width of the screen.
  writeFileSync(join(into, `${name}${part}${page.data.elder ? '-elder' : ''}.html`), html.replace(/(-?[\d.]+)rpx/g, (_, size) => `${size / 2}px`));
  page.close();
  drawn = [];
}
