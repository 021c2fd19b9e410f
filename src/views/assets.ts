import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError, packageRoot } from '../config.ts';

/**
 * The addresses of stylesheets, scripts, fonts and drawings: `/assets/HASH/NAME`. The hash is that of the content, so
 * whoever has such an address may keep what it led to for ever. All scripts share one, as they name each other without it.
 */

/** Where the build puts them, each below its address and beside its compressed forms, and with them the manifest. */
export const ASSETS_DIR = join(packageRoot, 'dist/public/assets');
const MANIFEST = join(ASSETS_DIR, 'manifest.json');

/** By name (asset-sources.ts). */
export type Manifest = Readonly<Record<string, Asset>>;

export interface Asset {
  hash: string;
  /** Names of the scripts that a script cannot begin without; they share them with others. */
  imports: readonly string[];
}

let manifest: Manifest | null | undefined;

/**
 * Reads the manifest, once for all pages.
 * @param fresh while they are being worked on there need be no build, and nothing is kept by anybody
 * @returns null where fresh
 * @throws ConfigError where nothing was built
 */
export function readAssets({ fresh = false } = {}): Manifest | null {
  if (!fresh && !existsSync(MANIFEST))
    throw new ConfigError('stylesheets and scripts are not built yet; run npm ci (or npm run build) first');
  manifest = fresh ? null : (JSON.parse(readFileSync(MANIFEST, 'utf8')) as Manifest);
  return manifest;
}

/** The address of an asset by its name: `asset('img/icon.svg')`. */
export const asset = (name: string): string => `/assets/${manifest === null ? 'fresh' : assetNamed(name).hash}/${name}`;

/** Names of the scripts that a script imports, and those import, and so on. */
export const importsOf = (name: string): readonly string[] => (manifest === null ? [] : assetNamed(name).imports);

function assetNamed(name: string): Asset {
  if (!manifest) throw new Error('readAssets was not called');
  const found = Object.hasOwn(manifest, name) && manifest[name];
  if (!found) throw new Error(`no asset ${name}`);
  return found;
}
