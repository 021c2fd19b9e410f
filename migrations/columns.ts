import { type ColumnDefinitionBuilder, type Kysely, sql } from 'kysely';

/**
 * The only helper that migrations may use. What another database would write differently is said here and nowhere else,
 * so that only this file would have to learn it; what a landed migration means by it never changes.
 */

// biome-ignore lint/suspicious/noExplicitAny: migrations are frozen; the schema's types move on without them.
export type MigrationDb = Kysely<any>;

/** A primary key that is never given twice, also after its row is gone. */
export const identity = (column: ColumnDefinitionBuilder) => column.primaryKey().autoIncrement();
/** UTC milliseconds, which need more than 32 bits. */
export const TIME = 'bigint' as const;
/** 0 or 1, an integer everywhere. */
export const FLAG = 'integer' as const;

export interface Trigger {
  name: string;
  after: 'insert' | 'update' | 'delete';
  on: string;
  /** Only these columns, of an update. */
  of?: string[];
  /** A condition on `new` and `old`; none: every row. */
  when?: string;
  /** Statements without their semicolons. */
  run: string[];
}

/** Makes a trigger that runs for each row. */
export async function trigger(db: MigrationDb, { name, after, on, of, when, run }: Trigger): Promise<void> {
  const event = of ? `${after} of ${of.join(', ')}` : after;
  const condition = when ? `when ${when}` : '';
  const body = run.map((statement) => `${statement};`).join(' ');
  await sql
    .raw(`create trigger ${name} after ${event} on ${on} for each row ${condition} begin ${body} end`)
    .execute(db);
}
