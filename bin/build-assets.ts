/**
 * Makes dist/public/assets of public/ and of the built scripts: each file below its address, beside a .br and a .gz where
 * those are smaller, and manifest.json. `npm run build` runs it.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { assetNames, assetSource } from '../src/views/asset-sources.ts';
import { ASSETS_DIR, type Asset } from '../src/views/assets.ts';

const hashOf = (...contents: (string | Buffer)[]) => {
  const hash = createHash('sha256');
  for (const content of contents) hash.update(content);
  return hash.digest('hex').slice(0, 8);
};

/** A stylesheet that names fonts and drawings by their addresses. */
const withAddresses = (css: string, manifest: Record<string, Asset>) =>
  css.replace(/url\("\.\.\/((?:fonts|img)\/[^"]+)"\)/g, (_, name: string) => {
    const hash = manifest[name]?.hash;
    if (!hash) throw new Error(`a stylesheet asks for ${name}, which is not there`);
    return `url("../../${hash}/${name}")`;
  });

/** As they are written by bin/build-scripts.ts. */
const IMPORT = /\b(?:from|import)"\.\/([^"]+)"/g;

/** All that a script imports, and those import. */
function importsOf(name: string, sources: ReadonlyMap<string, Buffer>, found = new Set<string>()): Set<string> {
  const source = sources.get(name)?.toString() ?? '';
  for (const [, file] of source.matchAll(IMPORT)) {
    const imported = `js/${file}`;
    if (!sources.has(imported)) throw new Error(`${name} imports ${imported}, which is not there`);
    if (!found.has(imported)) importsOf(imported, sources, found.add(imported));
  }
  return found;
}

/** Fonts are compressed already, and a hundredth less would only be work for everybody. */
const WORTH_IT = 0.95;

function put(path: string, content: Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  const gz = gzipSync(content, { level: 9 });
  const br = brotliCompressSync(content, { params });
  const enough = content.length * WORTH_IT;
  if (gz.length < enough) writeFileSync(`${path}.gz`, gz);
  if (br.length < enough) writeFileSync(`${path}.br`, br);
}

const names = assetNames();
const sources = new Map(names.map((name) => [name, assetSource(name)]));
const scripts = names.filter((name) => name.startsWith('js/'));
if (scripts.length === 0) throw new Error('the scripts are not built: bin/build-scripts.ts');
const scriptsHash = hashOf(...scripts.flatMap((name) => [name, '\n', sources.get(name) ?? '']));

// Built beside what stands, and moved into its place at once.
const beside = `${ASSETS_DIR}.new`;
const old = `${ASSETS_DIR}.old`;
for (const left of [beside, old]) rmSync(left, { recursive: true, force: true });
const manifest: Record<string, Asset> = {};
// Stylesheets come last (asset-sources.ts), as they name the others.
for (const [name, source] of sources) {
  const content = name.endsWith('.css') ? Buffer.from(withAddresses(source.toString(), manifest)) : source;
  const hash = scripts.includes(name) ? scriptsHash : hashOf(content);
  manifest[name] = { hash, imports: [...importsOf(name, sources)] };
  put(join(beside, hash, name), content);
}
writeFileSync(join(beside, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
if (existsSync(ASSETS_DIR)) renameSync(ASSETS_DIR, old);
renameSync(beside, ASSETS_DIR);
rmSync(old, { recursive: true, force: true });
