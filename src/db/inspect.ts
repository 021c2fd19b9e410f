import { closeSync, openSync, readSync, statSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import type { Migration } from '../../migrations/index.ts';
import { DatabaseRefused, isStorageFailure, sqliteCode } from './errors.ts';
import { APPLICATION_ID, unapplied } from './migrate.ts';
import { retryWhileBusy } from './retry.ts';

/** Files up to this size are read whole at start (`quick_check`, about a second); of larger ones only the small tables. */
const CHECKED_WHOLE = 256 * 1024 * 1024;
const SMALL_TABLES = ['migrations', 'settings', 'users', 'runs', 'tags'];

const DATABASE_MAGIC = Buffer.from('SQLite format 3\0');
const JOURNAL_MAGIC = Buffer.from('d9d505f920a163d7', 'hex');

/**
 * Looks at the file through a read-only connection before anything may write to it.
 * A missing or empty file is fine: it becomes a new database.
 * @throws DatabaseRefused for a file that is damaged, not ours, or newer than this code
 */
export async function inspect(path: string, migrations: readonly Migration[], deadline: number): Promise<void> {
  const size = fileSize(path);
  if (size === 0 && fileSize(`${path}-wal`) > 0)
    throw new DatabaseRefused('it is missing or empty, but what was last written to it still lies in its -wal file');
  if (size === 0 || stoppedInFirstWrite(path, size)) return;
  if (!firstBytes(path, 16)?.equals(DATABASE_MAGIC)) throw new DatabaseRefused('it is not an SQLite database');
  await retryWhileBusy(() => {
    const raw = new Sqlite(path, { readonly: true, timeout: 0 });
    try {
      // One transaction, so one state: another process may be about to commit the first migration.
      raw.transaction(examine)(raw, size, migrations);
    } catch (error) {
      // A lock, no room or no access say nothing about the file.
      if (isStorageFailure(error) || error instanceof DatabaseRefused || !sqliteCode(error)) throw error;
      throw new DatabaseRefused(`it is damaged (${(error as Error).message})`);
    } finally {
      raw.close();
    }
  }, deadline);
}

function examine(raw: Sqlite.Database, size: number, migrations: readonly Migration[]): void {
  const id = raw.pragma('application_id', { simple: true });
  const tables = raw.prepare('select count(*) from sqlite_master').pluck().get();
  // Killed between making the file and the first migration, a database has neither tables nor our mark.
  const isNew = id === 0 && tables === 0 && raw.pragma('user_version', { simple: true }) === 0;
  if (id !== APPLICATION_ID && !isNew) throw new DatabaseRefused('it belongs to another program');

  const checks = size <= CHECKED_WHOLE ? ['quick_check(1)'] : SMALL_TABLES.map((table) => `quick_check(${table})`);
  for (const check of tables === 0 ? [] : checks) {
    const result = raw.pragma(check, { simple: true });
    if (result !== 'ok') throw new DatabaseRefused(`it is damaged (${String(result).split('\n').at(-1)})`);
  }
  unapplied(raw, migrations);
}

function fileSize(path: string): number {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat && !stat.isFile()) throw new DatabaseRefused('it is not a file');
  return stat?.size ?? 0;
}

/**
 * A database killed while it was being made has a page and a journal whose header says that there were none before (the
 * 32 bits at 16; those at 24 are the size of a page). Only a writer can roll that back: read-only, it would look damaged
 * for ever. Beside a file of more than a page the same journal would empty it, so that is refused.
 */
function stoppedInFirstWrite(path: string, size: number): boolean {
  const journal = `${path}-journal`;
  if (fileSize(journal) < 28) return false;
  const header = firstBytes(journal, 28);
  // Whoever was making the database has made it since.
  if (!header) return false;
  if (!header.subarray(0, 8).equals(JOURNAL_MAGIC) || header.readUInt32BE(16) !== 0) return false;
  const ours =
    size <= header.readUInt32BE(24) && /^(SQLite format 3\0|\0*)$/.test(firstBytes(path, 16)?.toString('latin1') ?? '');
  if (!ours) throw new DatabaseRefused('a journal of another file lies beside it and would empty it; move that away');
  return true;
}

/** Zeros where it is shorter; null where there is no such file any more. */
function firstBytes(path: string, length: number): Buffer | null {
  const start = Buffer.alloc(length);
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  try {
    readSync(file, start);
  } finally {
    closeSync(file);
  }
  return start;
}
