import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import { Kysely } from 'kysely';
import { type Migration, migrations as ours } from '../../migrations/index.ts';
import { diskOf } from './disk.ts';
import { DatabaseRefused, StorageUnavailable, sqliteCode } from './errors.ts';
import { type Looked, lookOver, type Opener } from './look-over.ts';
import { migrate } from './migrate.ts';
import { retryWhileBusy } from './retry.ts';
import type { Db, Schema } from './schema.ts';
import { sqliteDialect } from './sqlite.ts';
import { type Versions, versionsOf } from './versions.ts';

export interface Databases {
  /** Writes, and what must be read in the same transaction. */
  db: Db;
  /** What pages read: a connection that cannot write and never waits for a writer. */
  readDb: Db;
  /** Whether what readers see has changed, by whatever process. */
  versions: Versions;
  /** Names of the migrations that ran now. */
  migrated: string[];
  close(): Promise<void>;
}

export interface OpenOptions {
  now: number;
  migrations?: readonly Migration[];
  /** ms that a write waits for its turn before it gives up; a page answers 503 then. */
  patience?: number | undefined;
  /** None: a command. */
  opener?: Opener | undefined;
}

const PATIENCE = 5_000;
/** Another process may be migrating a large file. */
const START_PATIENCE = 60_000;

/**
 * Opens the database, made and migrated where need be.
 * @throws DatabaseRefused with the path in its one line, the file untouched
 */
export async function openDatabase(path: string, options: OpenOptions): Promise<Databases> {
  const { now, migrations = ours, patience = PATIENCE, opener } = options;
  const deadline = performance.now() + START_PATIENCE;
  let look: Looked | undefined;
  let raw: Sqlite.Database | undefined;
  try {
    mkdirSync(dirname(path), { recursive: true });
    look = await lookOver(path, migrations, { opener, deadline });
    raw = await openForWriting(path, deadline);
    const migrated = await migrate(raw, migrations, now, deadline);
    const readRaw = new Sqlite(path, { readonly: true, timeout: 0 });
    const db = new Kysely<Schema>({ dialect: sqliteDialect(raw, patience, diskOf(raw)) });
    const readDb = new Kysely<Schema>({ dialect: sqliteDialect(readRaw, patience) });
    const connections = [readRaw, raw];
    const close = () => closeAll([readDb, db], connections, look);
    return { db, readDb, versions: versionsOf(readRaw), migrated, close };
  } catch (error) {
    await look?.closing();
    raw?.close();
    throw explained(error, path);
  }
}

/** The path and what is wrong, in one line; an error that SQLite did not raise is a fault of ours and stays whole. */
function explained(error: unknown, path: string): unknown {
  if (error instanceof StorageUnavailable)
    return new DatabaseRefused(
      `Hearsay cannot use ${path} now: ${error.message} (is the disk full, or the folder not ours?)`,
    );
  return error instanceof DatabaseRefused || sqliteCode(error)
    ? new DatabaseRefused(`Hearsay will not open ${path}: ${(error as Error).message}`)
    : error;
}

/** Two processes may do this at once on an empty file, and even switching to WAL can then answer SQLITE_BUSY. */
async function openForWriting(path: string, deadline: number): Promise<Sqlite.Database> {
  const raw = new Sqlite(path, { timeout: 0 });
  await retryWhileBusy(() => raw.pragma('journal_mode = WAL'), deadline);
  // While migrations run; then db/disk.ts waits for the disk.
  raw.pragma('synchronous = FULL');
  raw.pragma('trusted_schema = OFF');
  // Pages (16 MB): carrying the log over waits for the disk twice, and each page goes over once, however often it was written.
  raw.pragma('wal_autocheckpoint = 4000');
  return raw;
}

/** Kysely closes only a connection that has run a query, so each is closed here too; twice does no harm. */
async function closeAll(dbs: Db[], connections: Sqlite.Database[], look: Looked | undefined): Promise<void> {
  await look?.closing();
  for (const db of dbs) await db.destroy();
  for (const connection of connections) connection.close();
  await look?.closed();
}
