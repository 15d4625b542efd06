import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { after, before, test } from 'node:test';

// WeChat's own compilers, as its developer tools ship them; they come without the right to be run.
const systems: Record<string, string> = { linux: 'linux', darwin: 'mac', win32: 'windows' };
const root = join(__dirname, '..', '..');
const shipped = join(root, 'node_modules', 'miniprogram-compiler', 'bin', systems[process.platform] ?? 'linux');
let tools: string;

before(() => {
  tools = mkdtempSync(join(tmpdir(), 'miniprogram-compile-'));
  cpSync(shipped, tools, { recursive: true });
  readdirSync(tools).forEach((tool) => chmodSync(join(tools, tool), 0o700));
});
after(() => rmSync(tools, { recursive: true, force: true }));

test('The compiler of WeChat takes every template', () => {
  const templates = sources('.wxml');
  assert.ok(templates.length >= 18, `only ${templates.length} templates`);
  assert.equal(compile('wcc', templates), '');
});

test('The compiler of WeChat takes every style sheet', () => {
  const sheets = sources('.wxss');
  assert.ok(sheets.length >= 18, `only ${sheets.length} style sheets`);
  assert.equal(compile('wcsc', sheets), '');
});

test('A template that does not close is refused', () => {
  writeFileSync(join(tools, 'broken.wxml'), '<view>\n  <text>演示\n</view>\n');
  assert.notEqual(compile('wcc', ['broken.wxml'], tools), '');
});

/** Compiles all files together, as the tools do; gives what was said against them. */
function compile(tool: string, files: string[], folder = root): string {
  const run = spawnSync(join(tools, tool), ['-o', join(tools, `${tool}.out`), ...files], { cwd: folder, encoding: 'utf8' });
  return run.status === 0 ? '' : `${run.error?.message ?? ''}${run.stdout}${run.stderr}` || `exit ${run.status}`;
}

function sources(extension: string): string[] {
  const walk = (folder: string): string[] => readdirSync(folder).map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? walk(path) : path.endsWith(extension) ? [path] : []));
  const own = ['pages', 'components'].flatMap((folder) => walk(join(root, folder)));
  return [...own, ...(extension === '.wxss' ? [join(root, 'app.wxss')] : [])].map((path) => relative(root, path));
}
