import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import type { Databases } from '../../src/db/open.ts';

export const NOW = Date.UTC(2026, 10, 14);

const folder = mkdtempSync(join(tmpdir(), 'hearsay-storage-'));
after(() => rmSync(folder, { recursive: true }));

/** A folder of its own; gone after the file's tests. */
export const newFolder = () => mkdtempSync(join(folder, 'case-'));

/** Where no database is yet. */
export const newPath = () => join(newFolder(), 'hearsay.db');

/** Writes a setting of that key. */
export async function set(db: Databases['db'], key: string): Promise<void> {
  await db.insertInto('settings').values({ key, value: '' }).execute();
}

/** How many settings there are. */
export async function count(db: Databases['db']): Promise<number> {
  const rows = await db.selectFrom('settings').select('key').execute();
  return rows.length;
}
