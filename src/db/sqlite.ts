import type Sqlite from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type LimitNode,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { Disk } from './disk.ts';
import { StorageUnavailable } from './errors.ts';
import { retryWhileBusy } from './retry.ts';

/**
 * Kysely over one better-sqlite3 connection, with what its own dialect lacks: transactions that begin immediate, waiting
 * for a lock outside the driver and never beyond a deadline, statements prepared once, and waiting for the disk when
 * others may write already.
 * @param patience ms that a query may wait, in our own queue and for other processes together
 * @param disk who writes hears of it when this has been reached; null: the connection only reads, or waits by itself
 */
export function sqliteDialect(raw: Sqlite.Database, patience: number, disk: Disk | null = null): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new SqliteDriver(raw, patience, disk),
    createIntrospector: (db: Kysely<unknown>) => new SqliteIntrospector(db),
    createQueryCompiler: () => new Compiler(),
  };
}

/**
 * SQLite looks at a bare number after `limit` to plan for it, and so plans a prepared statement anew at each call, which
 * takes it longer than most answers. Of what it must work out first it takes no notice.
 */
export class Compiler extends SqliteQueryCompiler {
  protected override visitLimit({ limit }: LimitNode): void {
    this.append('limit cast(');
    this.visitNode(limit);
    this.append(' as integer)');
  }
}

class SqliteDriver implements Driver {
  readonly #raw: Sqlite.Database;
  readonly #patience: number;
  readonly #disk: Disk | null;
  readonly #turns = new Turns();
  readonly #statements: Statements;

  constructor(raw: Sqlite.Database, patience: number, disk: Disk | null) {
    this.#raw = raw;
    this.#patience = patience;
    this.#disk = disk;
    this.#statements = new Statements(raw);
  }

  async init() {}

  async acquireConnection(): Promise<SqliteConnection> {
    const deadline = performance.now() + this.#patience;
    await this.#turns.take(deadline);
    return new SqliteConnection(this.#statements, deadline);
  }

  async beginTransaction(connection: DatabaseConnection) {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  async commitTransaction(connection: DatabaseConnection) {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  async rollbackTransaction(connection: SqliteConnection) {
    connection.hasWritten = false;
    // A full disk makes SQLite roll back by itself; a second rollback would hide the first error.
    if (this.#raw.inTransaction) await connection.executeQuery(CompiledQuery.raw('rollback'));
  }

  /** The next may write while this one waits for the disk; nobody is told that something is stored before that is true. */
  async releaseConnection({ hasWritten }: SqliteConnection) {
    this.#turns.pass();
    if (hasWritten) await this.#disk?.reached();
  }

  async destroy() {
    await this.#disk?.close();
    this.#raw.close();
  }
}

class SqliteConnection implements DatabaseConnection {
  /** Or began to: who did nothing in the end may have found what another has written a moment ago. */
  hasWritten = false;
  readonly #statements: Statements;
  readonly #deadline: number;

  constructor(statements: Statements, deadline: number) {
    this.#statements = statements;
    this.#deadline = deadline;
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    return retryWhileBusy(() => {
      const statement = this.#statements.get(sql);
      const result = answerOf<R>(statement, parameters);
      this.hasWritten ||= !statement.readonly;
      return result;
    }, this.#deadline);
  }

  // biome-ignore lint/correctness/useYield: Kysely's interface asks for a generator; nothing here streams.
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('streaming is not used');
  }
}

function answerOf<R>(statement: Sqlite.Statement, parameters: readonly unknown[]): QueryResult<R> {
  if (statement.reader) return { rows: statement.all(parameters) as R[] };
  const { changes, lastInsertRowid } = statement.run(parameters);
  return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
}

/** Prepared statements by their SQL, the least recently used forgotten. */
class Statements {
  readonly #raw: Sqlite.Database;
  readonly #prepared = new Map<string, Sqlite.Statement>();

  constructor(raw: Sqlite.Database) {
    this.#raw = raw;
  }

  get(sql: string): Sqlite.Statement {
    const statement = this.#prepared.get(sql) ?? this.#raw.prepare(sql);
    this.#prepared.delete(sql);
    this.#prepared.set(sql, statement);
    if (this.#prepared.size > 300) this.#prepared.delete(this.#prepared.keys().next().value ?? '');
    return statement;
  }
}

/** One connection, so one user at a time, in the order of asking; who has waited too long is told so. */
class Turns {
  #taken = false;
  readonly #waiting: (() => void)[] = [];

  async take(deadline: number): Promise<void> {
    if (!this.#taken) {
      this.#taken = true;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const start = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(start), 1);
        reject(new StorageUnavailable('the database is busy'));
      }, deadline - performance.now());
      this.#waiting.push(start);
    });
  }

  pass(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#taken = false;
  }
}
