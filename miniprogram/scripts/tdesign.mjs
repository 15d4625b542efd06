// Copies the parts of TDesign that the pages use, and what those lean on, to miniprogram_npm.
// The developer tools' own "build npm" copies all of it, which is three times as much.
import { cpSync, existsSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const from = join(root, 'node_modules/tdesign-miniprogram/miniprogram_dist');
const to = join(root, 'miniprogram_npm/tdesign-miniprogram');

const always = ['common', 'mixins', 'miniprogram_npm', 'locale', 'config-provider'];
const folders = new Set();
const waiting = [...always, ...usedByOurPages()];
while (waiting.length > 0) {
  const folder = waiting.pop();
  if (!folders.has(folder) && existsSync(join(from, folder))) {
    folders.add(folder);
    waiting.push(...leanedOn(join(from, folder)));
  }
}

rmSync(to, { recursive: true, force: true });
for (const folder of folders) {
  cpSync(join(from, folder), join(to, folder), { recursive: true, filter: (path) => !path.endsWith('.d.ts') });
}

function usedByOurPages() {
  const files = ['app.json', ...under('pages', '.json'), ...under('components', '.json')];
  return files.flatMap((file) => components(JSON.parse(readFileSync(join(root, file), 'utf8'))))
    .filter((path) => path.startsWith('tdesign-miniprogram/'))
    .map((path) => path.split('/')[1]);
}

function leanedOn(folder) {
  const needed = [];
  for (const file of readdirSync(folder, { recursive: true }).map((name) => join(folder, name))) {
    if (statSync(file).isDirectory()) continue;
    const text = readFileSync(file, 'utf8');
    const paths = file.endsWith('.json')
      ? components(JSON.parse(text))
      : [...text.matchAll(/(?:from|import|src=|require\()\s*["']([^"']+)["']/g)].map((match) => match[1]);
    needed.push(...paths.filter((path) => path.startsWith('.'))
      .map((path) => relative(from, join(dirname(file), path)).split('/')[0]));
  }
  return needed;
}

function components(json) {
  return Object.values(json.usingComponents ?? {});
}

function under(folder, ending) {
  return readdirSync(join(root, folder), { recursive: true })
    .map((name) => join(folder, name)).filter((name) => name.endsWith(ending));
}
