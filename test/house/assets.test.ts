import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { packageRoot } from '../../src/config.ts';
import { assetNames, assetSource, withoutComments } from '../../src/views/asset-sources.ts';
import { ASSETS_DIR, readAssets } from '../../src/views/assets.ts';

const manifest = readAssets() ?? assert.fail();

const filesOf = (folder: string, ending: string) =>
  readdirSync(join(packageRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => ({ file, source: readFileSync(join(packageRoot, folder, file), 'utf8') }));

/** Names of scripts in what a handler asks for: `scripts: kind === 'topic' ? ['completion'] : []` names one. */
function scriptsIn(source: string): string[] {
  return [...source.matchAll(/\b(?:s|firstS)cripts: /g)].flatMap(({ index, 0: start }) => {
    let depth = 0;
    let end = index + start.length;
    for (; end < source.length && (depth > 0 || !/[,;}\n]/.test(source[end] ?? '')); end++) {
      if (/[[(]/.test(source[end] ?? '')) depth++;
      if (/[\])]/.test(source[end] ?? '')) depth--;
    }
    return [...source.slice(index, end).matchAll(/(?<!=== )'([\w-]+)'/g)].map(([, name]) => `js/${name}.js`);
  });
}

test('every asset that a page names was built', () => {
  const named = filesOf('src', '.ts').flatMap(({ file, source }) => [
    ...[...source.matchAll(/\basset\('([^']+)'\)/g)].map(([, name = '']) => ({ file, name })),
    ...scriptsIn(source).map((name) => ({ file, name })),
  ]);
  assert.ok(named.length > 10, 'nothing was found, which proves nothing');
  for (const script of ['thread', 'shown', 'respond', 'queue', 'completion'])
    assert.ok(
      named.some(({ name }) => name === `js/${script}.js`),
      `${script} was not found`,
    );
  for (const { file, name } of named) assert.ok(manifest[name], `src/${file} names ${name}`);
});

test('views write no address of an asset themselves', () => {
  for (const { file, source } of filesOf('views', '.ejs'))
    assert.doesNotMatch(source, /["'(]\/(?:assets|css|js|fonts|img)\//, file);
});

test('everything that is asked for by a stylesheet, and nothing stale, was built', () => {
  assert.deepEqual(Object.keys(manifest).sort(), assetNames().sort(), 'public/ has changed since: npm run build');
  for (const [name, { hash }] of Object.entries(manifest)) {
    const path = join(ASSETS_DIR, hash, name);
    const built = readFileSync(path, 'utf8');
    if (!name.endsWith('.css')) {
      assert.equal(built, assetSource(name).toString(), `${name} has changed since: npm run build`);
      continue;
    }
    assert.equal(
      built.replaceAll(/\.\.\/\.\.\/[0-9a-f]{8}\//g, '../'),
      assetSource(name).toString(),
      `${name} has changed since: npm run build`,
    );
    const files = [...built.matchAll(/url\(["']?(?!data:)([^"')]+)/g)].map(([, url = '']) => url);
    assert.ok(files.length >= 3, 'three fonts at least');
    for (const url of files) assert.ok(existsSync(join(path, '..', url)), `${name} asks for ${url}`);
  }
});

test('comments leave a stylesheet, and nothing else does', () => {
  for (const [css, without] of [
    ['a { b: c } /* d */', 'a { b: c }  '],
    ['/* d\n * e */\na {}\n\n\nb {}', 'a {}\nb {}'],
    ['a { content: "/* d */"; } /* "e */ f {}', 'a { content: "/* d */"; }   f {}'],
    [`a { content: '/*'; } b { content: '\\'*/'; }`, `a { content: '/*'; } b { content: '\\'*/'; }`],
    ['a { margin: 1px/**/2px }', 'a { margin: 1px 2px }'],
  ] as const)
    assert.equal(withoutComments(css), without);
  for (const name of ['css/readers.css', 'css/desk.css']) {
    const css = assetSource(name).toString();
    assert.match(css, /^\s*@layer tokens, base, layout, front, lists, search, post, comments, embeds, forms, admin;/);
    assert.equal(css.split('{').length, css.split('}').length, name);
  }
});
