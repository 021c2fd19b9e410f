import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../config.ts';

/**
 * What assets are made of, by the names that stand at the end of their addresses: `css/readers.css`, `js/thread.js`,
 * `fonts/…`, `img/…`, `icons/…`. bin/build-assets.ts makes them once; while they are being worked on they are read for each request.
 */

const COMMON = ['tokens', 'base', 'layout'];
/** Files of public/css that are one stylesheet, in the order of their layers (tokens.css). */
const STYLESHEETS: Readonly<Record<string, readonly string[]>> = {
  'css/readers.css': [...COMMON, 'front', 'lists', 'search', 'post', 'comments', 'embeds', 'forms'],
  'css/desk.css': [...COMMON, 'lists', 'post', 'comments', 'embeds', 'forms', 'admin'],
};

const FOLDERS: Readonly<Record<string, string>> = {
  fonts: join(packageRoot, 'public/fonts'),
  img: join(packageRoot, 'public/img'),
  // Made of the drawing (bin/build-icons.ts).
  icons: join(packageRoot, 'dist/public/icons'),
  // Written in TypeScript beside the stylesheets, served as built (bin/build-scripts.ts).
  js: join(packageRoot, 'dist/public/js'),
};

/** Every asset there is. */
export function assetNames(): string[] {
  const files = Object.entries(FOLDERS).flatMap(([folder, path]) =>
    existsSync(path) ? readdirSync(path).map((file) => `${folder}/${file}`) : [],
  );
  return [...files.sort(), ...Object.keys(STYLESHEETS)];
}

/** @param name one of `assetNames()` */
export function assetSource(name: string): Buffer {
  const styles = STYLESHEETS[name];
  if (styles) return Buffer.from(styles.map(styleSource).join(''));
  const [folder = '', file = ''] = name.split('/');
  return readFileSync(join(FOLDERS[folder] ?? '', file));
}

const styleSource = (name: string) =>
  withoutComments(readFileSync(join(packageRoot, 'public/css', `${name}.css`), 'utf8'));

/** CSS without its comments; what looks like one within quotes stays. */
export const withoutComments = (css: string): string =>
  css
    .replace(/"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'|\/\*[\s\S]*?\*\//g, (found) =>
      found.startsWith('/*') ? ' ' : found,
    )
    .replace(/^\s*\n/gm, '');
