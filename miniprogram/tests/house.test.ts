import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const root = join(__dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const json = (path: string): Record<string, unknown> => JSON.parse(read(path)) as Record<string, unknown>;
const app = json('app.json') as { pages: string[]; usingComponents: Record<string, string>; requiredPrivateInfos: string[] };
const parts = [...app.pages, ...readdirSync(join(root, 'components')).map((name) => `components/${name}/${name}`)];
const sources = ['api', 'stores', 'utils', 'pages', 'components'].flatMap((folder) => under(folder, '.ts'));

/** What the platform takes as one package. */
const mainPackageBytes = 2 * 1024 * 1024;

/** 44 points on a screen of 375, in rpx. */
const leastTouch = 88;

function under(folder: string, ending: string): string[] {
  return readdirSync(join(root, folder), { recursive: true }).map((name) => join(folder, String(name))).filter((name) => name.endsWith(ending));
}

test('Every page and component has its four files, and no page is left out of app.json', () => {
  for (const part of parts) {
    for (const ending of ['.ts', '.json', '.wxml', '.wxss']) {
      assert.ok(existsSync(join(root, part + ending)), part + ending);
    }
  }

  assert.deepEqual([...app.pages].sort(), readdirSync(join(root, 'pages')).map((name) => `pages/${name}/${name}`).sort());
});

test('Every page that is gone to is there, and pages are opened through go alone', () => {
  const names = [...read('utils/go.ts').split('\n')[0]?.matchAll(/'(\w+)'/g) ?? []].map((match) => match[1]);
  assert.deepEqual(names.map((name) => `pages/${name}/${name}`).sort(), [...app.pages].sort());
  for (const source of sources.filter((path) => !path.endsWith('utils/go.ts'))) {
    assert.doesNotMatch(read(source), /wx\.(navigateTo|redirectTo|reLaunch|switchTab)/, source);
  }
});

test('Every component that is used is there', () => {
  const packed = (path: string): string => (path.startsWith('tdesign-miniprogram/') ? join(root, 'miniprogram_npm', path) : join(root, path));
  for (const part of parts) {
    const used = { ...app.usingComponents, ...(json(`${part}.json`)['usingComponents'] as Record<string, string> | undefined) };
    for (const path of Object.values(used)) {
      const at = path.startsWith('.') ? join(root, part, '..', path) : packed(path);
      assert.ok(existsSync(`${at}.json`), `${part}: ${path}`);
    }

    for (const [, tag = ''] of read(`${part}.wxml`).matchAll(/<([a-z]+-[a-z-]+)/g)) {
      assert.ok(tag in used || /^(scroll-view)$/.test(tag), `${part} draws ${tag}`);
    }
  }
});

test('Whatever a page binds to is a method of it', () => {
  for (const part of parts) {
    const code = read(`${part}.ts`);
    for (const [, handler = ''] of read(`${part}.wxml`).matchAll(/(?:bind|catch):?\w+="(\w+)"/g)) {
      assert.match(code, new RegExp(`^    (async )?${handler}\\(`, 'm'), `${part}: ${handler}`);
    }
  }
});

test('Whatever is tapped or typed into is at least 44 points high, and larger for elders', () => {
  for (const part of parts) {
    for (const [element] of read(`${part}.wxml`).matchAll(/<(?:view|text|image|button|input|textarea)\b[^>]*(?:bind|catch):(?:tap|input|getphonenumber|agreeprivacyauthorization)[^>]*>/g)) {
      assert.match(element, /class="[^"]*\b(touch|field|words)\b/, `${part}: ${element}`);
    }
  }

  const style = read('app.wxss');
  const touch = (block: string): number => Number(new RegExp(`\\.${block} \\{[^}]*--touch: (\\d+)rpx`).exec(style)?.[1]);
  assert.ok(touch('page') >= leastTouch && touch('elder') > touch('page'));
  for (const block of ['touch', 'field']) {
    assert.match(style, new RegExp(`\\.${block} \\{[^}]*min-height: var\\(--touch\\)`), block);
  }

  assert.match(style, /--td-button-large-height: var\(--touch\)/);
  assert.match(style, /--td-switch-height: var\(--touch\)/);
  assert.match(style, /--td-tag-medium-font: var\(--small\)/);
  for (const sheet of [...under('pages', '.wxss'), ...under('components', '.wxss')]) {
    assert.doesNotMatch(read(sheet), /font-size: *\d/, `${sheet}: sizes come from app.wxss`);
  }
});

test('Every page can be made large and of high contrast, and can ask for privacy consent', () => {
  for (const page of app.pages) {
    assert.match(read(`${page}.wxml`), /^<view class="page \{\{look\}\}">/, page);
    assert.match(read(`${page}.wxml`), /<privacy-popup \/>/, page);
    assert.match(read(`${page}.ts`), /behaviors: \[comfort\]/, page);
  }
});

test('Only what is needed of the phone is declared, and whatever is declared is used', () => {
  const code = sources.map(read).join('\n');
  const asked = ['getLocation', 'chooseLocation', 'choosePoi', 'chooseAddress', 'getFuzzyLocation', 'onLocationChange', 'startLocationUpdate', 'startLocationUpdateBackground']
    .filter((api) => code.includes(`wx.${api}(`));
  assert.deepEqual([...app.requiredPrivateInfos].sort(), asked.sort());
});

test('The main package is within the platform\'s limit, TDesign included', () => {
  const bytes = ['api', 'stores', 'utils', 'pages', 'components', 'miniprogram_npm']
    .flatMap((folder) => under(folder, ''))
    .map((name) => statSync(join(root, name)))
    .reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0);
  assert.ok(bytes < mainPackageBytes, `${bytes} bytes`);
});

test('The lock names no address of a registry', () => {
  assert.doesNotMatch(read('package-lock.json'), /"resolved"|https?:\/\/[^"]*\/-\//);
});

test('No text speaks of a system or of error codes', () => {
  for (const file of [...sources, ...under('pages', '.wxml'), ...under('components', '.wxml')]) {
    assert.doesNotMatch(read(file), /系统|错误码|异常/, file);
  }
});
