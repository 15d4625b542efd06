// Lays out what the developer tools would build, as scripts that node can run: for the tests.
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const staged = join(root, '.staged');
const app = JSON.parse(readFileSync(join(root, 'app.json'), 'utf8'));

if (!existsSync(join(root, 'miniprogram_npm'))) {
  await import('./tdesign.mjs');
}

rmSync(staged, { recursive: true, force: true });
for (const name of ['api', 'stores', 'utils', 'components', 'pages', 'tests', 'miniprogram_npm', 'app.ts', 'config.ts', 'app.wxss']) {
  stage(name);
}

// TDesign's own packages, where node looks for them.
cpSync(join(staged, 'miniprogram_npm/tdesign-miniprogram/miniprogram_npm'), join(staged, 'node_modules'), { recursive: true });

function stage(name) {
  const source = join(root, name);
  const target = join(staged, name);
  if (statSync(source).isDirectory()) {
    readdirSync(source).forEach((inner) => stage(join(name, inner)));
    return;
  }

  mkdirSync(dirname(target), { recursive: true });
  if (name.endsWith('.d.ts')) return;
  if (/\.(ts|js)$/.test(name)) {
    writeFileSync(target.replace(/\.ts$/, '.js'), transpile(readFileSync(source, 'utf8'), name));
  } else if (name.endsWith('.json') && /^(pages|components)/.test(name)) {
    writeFileSync(target, JSON.stringify(withAbsoluteComponents(JSON.parse(readFileSync(source, 'utf8')))));
  } else {
    cpSync(source, target);
  }
}

function transpile(text, name) {
  const { outputText } = ts.transpileModule(text, {
    fileName: name,
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2020, allowJs: true, esModuleInterop: true },
  });
  return outputText;
}

// The simulator knows neither app.json nor how npm packages are found.
function withAbsoluteComponents(json) {
  const used = { ...app.usingComponents, ...json.usingComponents };
  json.usingComponents = Object.fromEntries(Object.entries(used)
    .map(([tag, path]) => [tag, path.startsWith('tdesign-miniprogram/') ? `/miniprogram_npm/${path}` : path]));
  return json;
}
