import { closeSync, openSync, readSync, statSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import type { Migration } from '../../migrations/index.ts';
import { DatabaseRefused, isStorageFailure, sqliteCode } from './errors.ts';
import { APPLICATION_ID, unapplied } from './migrate.ts';
import { retryWhileBusy } from './retry.ts';

/** Files up to this size are read whole before anything is done (`quick_check`, about a second). */
const CHECKED_WHOLE = 256 * 1024 * 1024;
const SMALL_TABLES = ['migrations', 'settings', 'users', 'runs', 'tags'];

const DATABASE_MAGIC = Buffer.from('SQLite format 3\0');
/** Byte 18 of the head, where what was committed may lie in a -wal. */
const WAL_MODE = 2;
const JOURNAL_MAGIC = Buffer.from('d9d505f920a163d7', 'hex');

/** Of what `inspect` finds: no database yet, one that is read in a moment, or one that takes longer. */
export type Found = 'nothing' | 'small' | 'large';

/**
 * Looks at the file through a read-only connection before anything may write to it.
 * A missing or empty file is fine: it becomes a new database.
 * @param whole read all of it where it is small; else only its head, its schema and its small tables
 * @param current refuse what needs migrations too
 * @throws DatabaseRefused for a file that is damaged, not ours, or newer than this code
 */
export async function inspect(
  path: string,
  migrations: readonly Migration[],
  { whole, current = false, deadline }: { whole: boolean; current?: boolean; deadline: number },
): Promise<Found> {
  const size = fileSize(path);
  if (size === 0 && fileSize(`${path}-wal`) > 0)
    throw new DatabaseRefused('it is missing or empty, but what was last written to it still lies in its -wal file');
  if (size === 0 || stoppedInFirstWrite(path, size)) return 'nothing';
  const head = firstBytes(path, 20);
  if (!head?.subarray(0, 16).equals(DATABASE_MAGIC)) throw new DatabaseRefused('it is not an SQLite database');
  await retryWhileBusy(() => {
    const raw = new Sqlite(path, { readonly: true, timeout: 0 });
    try {
      // One transaction, so one state: another process may be about to commit the first migration.
      const pending = raw.transaction(examine)(raw, whole && size <= CHECKED_WHOLE, migrations);
      if (current && pending[0])
        throw new DatabaseRefused(`it lacks migration ${pending[0].name} still, which runs when the site is restarted`);
    } catch (error) {
      // A lock, no room or no access say nothing about the file.
      if (isStorageFailure(error) || error instanceof DatabaseRefused || !sqliteCode(error)) throw error;
      throw new DatabaseRefused(`it is damaged (${(error as Error).message})`);
    } finally {
      raw.close();
    }
  }, deadline);
  // Outside WAL mode who reads it for minutes keeps everybody from writing.
  return size <= CHECKED_WHOLE || head[18] !== WAL_MODE ? 'small' : 'large';
}

function examine(raw: Sqlite.Database, whole: boolean, migrations: readonly Migration[]): Migration[] {
  const id = raw.pragma('application_id', { simple: true });
  const tables = raw.prepare('select name from sqlite_master').pluck().all();
  // Killed between making the file and the first migration, a database has neither tables nor our mark.
  const isNew = id === 0 && tables.length === 0 && raw.pragma('user_version', { simple: true }) === 0;
  if (id !== APPLICATION_ID && !isNew) throw new DatabaseRefused('it belongs to another program');

  const small = SMALL_TABLES.filter((table) => tables.includes(table));
  const checks = whole ? ['quick_check(1)'] : small.map((table) => `quick_check(${table})`);
  for (const check of tables.length === 0 ? [] : checks) {
    const result = raw.pragma(check, { simple: true });
    if (result !== 'ok') throw new DatabaseRefused(`it is damaged (${String(result).split('\n').at(-1)})`);
  }
  return unapplied(raw, migrations);
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
