// Writes types/api.d.ts from the bot's OpenAPI document: npm run types -- openapi.json [target]
// Only what a mini-program calls is kept, so that other doors may change without touching it.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [source, target = join(root, 'types/api.d.ts')] = process.argv.slice(2);
if (!source) {
  console.error('Which document? npm run types -- openapi.json');
  process.exit(2);
}

const document = JSON.parse(readFileSync(source, 'utf8').replace(/^\uFEFF/, ''));
document.paths = Object.fromEntries(Object.entries(document.paths).filter(([path]) => path.startsWith('/api/mini/')));
document.components = { schemas: reachable(document) };
document.servers = [];
document.tags = [];
numbersAreNumbers(document);
const head = '// Generated from the bot\'s OpenAPI document by scripts/types.mjs; do not edit.\n\n';
writeFileSync(target, head + astToString(await openapiTS(document)));

function reachable({ paths, components }) {
  const kept = {};
  const waiting = [paths];
  while (waiting.length > 0) {
    for (const [, name] of JSON.stringify(waiting.pop()).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (!(name in kept)) {
        kept[name] = components.schemas[name];
        waiting.push(kept[name]);
      }
    }
  }
  return Object.fromEntries(Object.entries(kept).sort(([a], [b]) => (a < b ? -1 : 1)));
}

// The bot reads numbers from strings too and says so; it never writes them as strings.
function numbersAreNumbers(schema) {
  if (schema === null || typeof schema !== 'object') return;
  if (Array.isArray(schema.type) && schema.type.some((type) => type === 'integer' || type === 'number')) {
    schema.type = schema.type.filter((type) => type !== 'string');
    delete schema.pattern;
  }
  Object.values(schema).forEach(numbersAreNumbers);
}
