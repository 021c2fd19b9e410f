import type Sqlite from 'better-sqlite3';
import { Kysely } from 'kysely';
import type { Migration } from '../../migrations/index.ts';
import { DatabaseRefused } from './errors.ts';
import { retryWhileBusy } from './retry.ts';
import { sqliteDialect } from './sqlite.ts';

/** `PRAGMA application_id` of our files ("HRSY"), by which a foreign one is told. */
export const APPLICATION_ID = 0x48525359;

/**
 * Brings the schema up to date: all pending migrations or none, under one exclusive transaction, so that of two
 * processes starting at once the second finds the work done. Foreign keys are off meanwhile, since rebuilding a table
 * with them on would delete its children, and are checked as a whole at the end.
 * @param deadline `performance.now()` after which waiting for another process ends
 * @returns the names of the migrations that ran
 */
export async function migrate(
  raw: Sqlite.Database,
  migrations: readonly Migration[],
  now: number,
  deadline: number,
): Promise<string[]> {
  raw.pragma('foreign_keys = OFF');
  await retryWhileBusy(() => raw.exec('begin exclusive'), deadline);
  try {
    const pending = unapplied(raw, migrations);
    if (pending.length > 0) await apply(raw, pending, now);
    raw.exec('commit');
    return pending.map((migration) => migration.name);
  } catch (error) {
    if (raw.inTransaction) raw.exec('rollback');
    throw error;
  } finally {
    raw.pragma('foreign_keys = ON');
  }
}

/** The names a database has applied, in order; none for an empty one. */
function appliedMigrations(raw: Sqlite.Database): string[] {
  const known = raw.prepare(`select 1 from sqlite_master where type = 'table' and name = 'migrations'`).get();
  return known ? raw.prepare('select name from migrations order by name').pluck().all().map(String) : [];
}

/** @throws DatabaseRefused where the database has a migration that this version does not know */
export function unapplied(raw: Sqlite.Database, migrations: readonly Migration[]): Migration[] {
  const applied = new Set(appliedMigrations(raw));
  const known = new Set(migrations.map((migration) => migration.name));
  const newer = [...applied].find((name) => !known.has(name));
  if (newer)
    throw new DatabaseRefused(`it was written by a newer Hearsay (migration ${newer}); update, then start again`);
  return migrations.filter((migration) => !applied.has(migration.name));
}

async function apply(raw: Sqlite.Database, pending: readonly Migration[], now: number): Promise<void> {
  const db = new Kysely<unknown>({ dialect: sqliteDialect(raw, 0) });
  raw.pragma(`application_id = ${APPLICATION_ID}`);
  raw.exec('create table if not exists migrations (name text primary key, applied_at integer not null)');
  for (const migration of pending) {
    await migration.up(db);
    raw.prepare('insert into migrations (name, applied_at) values (?, ?)').run(migration.name, now);
  }
  const orphans = raw.pragma('foreign_key_check') as unknown[];
  if (orphans.length > 0) throw new Error(`the migrations left ${orphans.length} rows that point nowhere`);
}
