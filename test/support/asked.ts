import type { TestContext } from 'node:test';
import Sqlite from 'better-sqlite3';

export interface Asked {
  sql: string;
  /** The lines of SQLite's plan for it. */
  plan: string[];
}

/** What the database is asked from now on, in this process. Call it before the database is opened. */
export function listenToDatabase(t: TestContext): { during(deed: () => Promise<unknown>): Promise<Asked[]> } {
  const { prepare } = Sqlite.prototype;
  let heard: Asked[] | null = null;
  t.mock.method(Sqlite.prototype, 'prepare', function (this: Sqlite.Database, sql: string) {
    const statement = prepare.call(this, sql);
    if (!statement.reader) return statement;
    const { all } = statement;
    const told = (values: unknown[]) => {
      const rows = prepare.call(this, `explain query plan ${sql}`).all(values) as { detail: string }[];
      heard?.push({ sql, plan: rows.map(({ detail }) => detail) });
      return all.call(statement, values);
    };
    return Object.defineProperty(statement, 'all', { value: (values: unknown[]) => told(values) });
  });
  return {
    async during(deed) {
      heard = [];
      await deed();
      const asked = heard;
      heard = null;
      return asked;
    },
  };
}

/**
 * Where a plan goes through all posts or all comments, with or without an index: `comments: SCAN c USING INDEX …`.
 * Without ANALYZE, which we never run, the plan is the same however many there are.
 */
export function scans({ sql, plan }: Asked): string[] {
  const names = new Map([
    ['posts', 'posts'],
    ['comments', 'comments'],
  ]);
  for (const [, table, alias] of sql.matchAll(/"?\b(posts|comments)"? as "?(\w+)/g))
    names.set(alias ?? '', table ?? '');
  return plan.flatMap((line) => {
    const table = names.get(/^SCAN (\w+)/.exec(line)?.[1] ?? '');
    return table ? [`${table}: ${line} in ${sql}`] : [];
  });
}
