/**
 * Makes dist/public/js of public/js: what no other script imports, a page may ask for by name, and it comes as one file,
 * with what several of them share beside it, as a page on a telephone waits for each file that it asks for.
 * `npm run build` runs it.
 */
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { packageRoot } from '../src/config.ts';

const OUT = join(packageRoot, 'dist/public/js');
const options = {
  absWorkingDir: join(packageRoot, 'public/js'),
  bundle: true,
  format: 'esm',
  minify: true,
  target: 'es2022',
  logLevel: 'warning',
} satisfies BuildOptions;

const scripts = readdirSync(options.absWorkingDir).filter((file) => file.endsWith('.ts'));
const { metafile } = await build({ ...options, entryPoints: scripts, outdir: OUT, metafile: true, write: false });
const imported = new Set(Object.values(metafile.inputs).flatMap(({ imports }) => imports.map(({ path }) => path)));

rmSync(OUT, { recursive: true, force: true });
await build({
  ...options,
  entryPoints: scripts.filter((script) => !imported.has(script)),
  splitting: true,
  chunkNames: 'shared-[hash]',
  outdir: OUT,
});
