import { type ColumnDefinitionBuilder, type Kysely, sql } from 'kysely';

/**
 * The only helper that migrations may use: what differs between SQLite and PostgreSQL is said here. A landed migration
 * depends on it, so its meaning never changes.
 */

// biome-ignore lint/suspicious/noExplicitAny: migrations are frozen; the schema's types move on without them.
export type MigrationDb = Kysely<any>;

/** A primary key that is never given twice, also after its row is gone. */
export const identity = (column: ColumnDefinitionBuilder) => column.primaryKey().autoIncrement();
/** UTC milliseconds. */
export const TIME = 'integer' as const;
/** 0 or 1, an integer everywhere. */
export const FLAG = 'integer' as const;

/** One trigger: after `event`, for each row, `statements`. */
export async function trigger(db: MigrationDb, name: string, event: string, statements: string): Promise<void> {
  await sql.raw(`create trigger ${name} after ${event} begin ${statements} end`).execute(db);
}
