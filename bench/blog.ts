import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { packageRoot } from '../src/config.ts';
import { openDatabase } from '../src/db/open.ts';
import { CORPUS, type Shape, stories, storyOfFours } from './corpus.ts';
import { fill } from './fill.ts';

/** The data folders that are measured: made once, kept under the system's temporary folder, and copied for each row. */

/** One page of fifty threads of four; and the same with 1,250 of them. */
export const FULL_PAGE = 'one-full-page';
export const FIVE_THOUSAND = 'five-thousand-voices';

/**
 * What the contents hang on: another number wherever one of these files changes, or a migration. One that has not landed
 * yet may, under the name it has.
 */
const version = () => {
  const folder = join(packageRoot, 'migrations');
  const migrations = readdirSync(folder).sort();
  const hash = createHash('sha256');
  for (const file of migrations) hash.update(readFileSync(join(folder, file)));
  for (const file of ['corpus', 'words', 'random', 'fill', 'bulk'])
    hash.update(readFileSync(join(import.meta.dirname, `${file}.ts`)));
  return hash.digest('hex').slice(0, 12);
};

export const kept = (name: string) => join(tmpdir(), 'hearsay-bench', `${name}-${version()}`);
export const databaseIn = (dataDir: string) => join(dataDir, 'hearsay.db');

/** @returns the data folder of the corpus */
export async function corpus(): Promise<string> {
  const dataDir = kept('corpus');
  if (!existsSync(dataDir)) {
    console.log('Making the corpus, once: 2,002 posts, 50,000 comments …');
    await make(dataDir, CORPUS);
  }
  return dataDir;
}

/** Made beside its place and moved there whole, so that one that was broken off is never taken for ready. */
export async function make(dataDir: string, shape: Shape, told: (stories: number) => void = () => undefined) {
  const making = `${dataDir}.making`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { recursive: true });
  const path = databaseIn(making);
  await (await openDatabase(path, { now: shape.last })).close();
  fill({ path, shape, stories: stories(shape), inBulk: true, told });
  renameSync(making, dataDir);
}

/** A data folder of one's own to write in, brought up to date. */
export async function copyOf(dataDir: string): Promise<string> {
  const copy = mkdtempSync(join(tmpdir(), 'hearsay-bench-run-'));
  const path = databaseIn(copy);
  // Whatever still lies in its log comes along, as in any backup of a database at rest.
  for (const end of ['', '-wal'])
    if (existsSync(databaseIn(dataDir) + end)) copyFileSync(databaseIn(dataDir) + end, path + end);
  const { close } = await openDatabase(path, { now: CORPUS.last });
  await close();
  return copy;
}

/** The stories that single rows of the table need, in a copy that has none yet. */
export function addRowStories(copy: string): void {
  const path = databaseIn(copy);
  const raw = new Sqlite(path, { readonly: true });
  const there = raw.prepare('select 1 from posts where slug = ?').get(FULL_PAGE) !== undefined;
  raw.close();
  if (there) return;
  const made = [storyOfFours(FULL_PAGE, 50, CORPUS.first), storyOfFours(FIVE_THOUSAND, 1_250, CORPUS.first)];
  fill({ path, shape: CORPUS, stories: made, inBulk: false });
}
