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

/**
 * An index of the words in a table's columns, kept by triggers, with case and accents set aside. It holds no text of its
 * own and is asked with the database's own search language.
 */
export async function searchIndex(
  db: MigrationDb,
  { name, of, columns }: { name: string; of: string; columns: string[] },
): Promise<void> {
  const list = columns.join(', ');
  const values = (row: 'new' | 'old') => [`${row}.id`, ...columns.map((column) => `${row}.${column}`)].join(', ');
  const add = `insert into ${name} (rowid, ${list}) values (${values('new')})`;
  const remove = `insert into ${name} (${name}, rowid, ${list}) values ('delete', ${values('old')})`;
  await sql
    .raw(
      `create virtual table ${name} using fts5(${list}, content='${of}', content_rowid='id', tokenize='unicode61 remove_diacritics 2')`,
    )
    .execute(db);
  await sql.raw(`insert into ${name} (${name}) values ('rebuild')`).execute(db);
  await trigger(db, { name: `${name}_in`, after: 'insert', on: of, run: [add] });
  await trigger(db, { name: `${name}_out`, after: 'delete', on: of, run: [remove] });
  await trigger(db, { name: `${name}_changed`, after: 'update', on: of, of: columns, run: [remove, add] });
}

/** Takes such an index away, to be made anew over other columns. */
export async function forgetSearchIndex(db: MigrationDb, name: string): Promise<void> {
  for (const end of ['in', 'out', 'changed']) await sql.raw(`drop trigger ${name}_${end}`).execute(db);
  await sql.raw(`drop table ${name}`).execute(db);
}

/**
 * The same for some of a table's rows only, by words that are worked out of their columns. A view of the index's name and
 * `_words` says what stands in it; what leaves the index leaves no trace in it.
 * @param words a column of the index → an expression over the row
 * @param made of which columns of the table all that is made
 */
export async function searchIndexOf(
  db: MigrationDb,
  {
    name,
    of,
    when,
    words,
    made,
  }: {
    name: string;
    of: string;
    when: (row: string) => string;
    words: Record<string, (row: string) => string>;
    made: string[];
  },
): Promise<void> {
  const list = Object.keys(words).join(', ');
  const values = (row: string) => [`${row}.id`, ...Object.values(words).map((of) => of(row))].join(', ');
  const add = `insert into ${name} (rowid, ${list}) select ${values('new')} where ${when('new')}`;
  const remove = `insert into ${name} (${name}, rowid, ${list}) select 'delete', ${values('old')} where ${when('old')}`;
  const run = (statement: string) => sql.raw(statement).execute(db);
  await run(`create view ${name}_words (id, ${list}) as select ${values(of)} from ${of} where ${when(of)}`);
  await run(
    `create virtual table ${name} using fts5(${list}, content='${name}_words', content_rowid='id', tokenize='unicode61 remove_diacritics 2')`,
  );
  await run(`insert into ${name} (${name}, rank) values ('secure-delete', 1)`);
  await run(`insert into ${name} (${name}) values ('rebuild')`);
  const differs = made.map((column) => `old.${column} is not new.${column}`).join(' or ');
  await trigger(db, { name: `${name}_in`, after: 'insert', on: of, when: when('new'), run: [add] });
  await trigger(db, { name: `${name}_out`, after: 'delete', on: of, when: when('old'), run: [remove] });
  await trigger(db, {
    ...{ name: `${name}_changed`, after: 'update', on: of, of: made },
    when: `(${when('old')} or ${when('new')}) and (${differs})`,
    run: [remove, add],
  });
}
