import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { packageRoot } from '../../src/config.ts';
import { ASSETS_DIR, readAssets } from '../../src/views/assets.ts';

/** Of the desk; all others are for readers. */
const DESK = [
  ...['desk', 'queue', 'posts', 'rows', 'toolbar', 'writing', 'paste', 'beside', 'completion', 'parts', 'suggestions'],
  ...['chosen', 'corrections', 'tray', 'picking', 'autosave', 'keeping', 'keeping-line', 'kept-offer', 'kept-words'],
  ...['pictures', 'uploads', 'crop'],
];
const MOST = 15_000;

const sources = join(packageRoot, 'public/js');
const built = join(packageRoot, 'dist/public/js');
const manifest = readAssets() ?? assert.fail();
/** Bytes as they are sent to a browser that takes gzip. */
const sent = (name: string) => {
  const path = join(ASSETS_DIR, manifest[name]?.hash ?? assert.fail(`${name} was not built`), name);
  return statSync(existsSync(`${path}.gz`) ? `${path}.gz` : path).size;
};
const names = readdirSync(sources).flatMap((file) => (file.endsWith('.ts') ? [file.slice(0, -3)] : []));

test('readers’ scripts together are under 15 kB compressed', () => {
  const sizes = names.filter((name) => !DESK.includes(name)).map((name) => sent(`js/${name}.js`));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  assert.ok(total > 1_000 && total < MOST, `${total} bytes`);
});

test('scripts import each other as they are served', () => {
  for (const name of names) {
    const script = readFileSync(join(built, `${name}.js`), 'utf8');
    for (const [, from = ''] of script.matchAll(/^import (?:.* from )?['"](.+)['"];/gm)) {
      assert.match(from, /^\.\/[a-z-]+\.js$/, `${name} imports ${from}`);
      assert.ok(existsSync(join(built, from)), `${name} imports ${from}`);
    }
  }
});
