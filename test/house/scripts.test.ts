import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { packageRoot } from '../../src/config.ts';
import { ASSETS_DIR, readAssets } from '../../src/views/assets.ts';

/** Of the desk; all others are for readers. */
const DESK = ['desk', 'queue', 'posts', 'toolbar', 'autosave', 'pictures', 'completion', 'tray', 'corrections'];
const MOST = 12_000;

const manifest = readAssets() ?? assert.fail();
const entryOf = (name: string) => manifest[name] ?? assert.fail(`${name} was not built`);
/** Bytes as they are sent to a browser that takes gzip. */
const sent = (name: string) => {
  const path = join(ASSETS_DIR, entryOf(name).hash, name);
  return statSync(existsSync(`${path}.gz`) ? `${path}.gz` : path).size;
};
const sources = readdirSync(join(packageRoot, 'public/js')).filter((file) => file.endsWith('.ts'));
const built = Object.keys(manifest).filter((name) => name.startsWith('js/'));
/** Those that a page asks for by name. */
const named = built.filter((name) => sources.includes(name.replace(/^js\/(.+)\.js$/, '$1.ts')));

test('readers’ scripts together are under 12 kB compressed', () => {
  const readers = named.filter((name) => !DESK.includes(name.slice('js/'.length, -'.js'.length)));
  const all = new Set(readers.flatMap((name) => [name, ...entryOf(name).imports]));
  const total = [...all].reduce((sum, name) => sum + sent(name), 0);
  assert.ok(readers.length > 3 && all.size > readers.length, 'nothing was found, which proves nothing');
  assert.ok(total > 1_000 && total < MOST, `${total} bytes`);
});

test('a page names all that its scripts import, so that nothing is found out late', () => {
  for (const name of built) {
    const script = readFileSync(join(ASSETS_DIR, entryOf(name).hash, name), 'utf8');
    for (const [, from = ''] of script.matchAll(/\b(?:from|import)\s*["'](\.[^"']+)["']/g))
      assert.ok(entryOf(name).imports.includes(`js/${from.slice(2)}`), `${name} imports ${from}`);
  }
});
