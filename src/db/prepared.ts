import {
  type Compilable,
  type CompiledQuery,
  DummyDriver,
  Kysely,
  type RawBuilder,
  SqliteAdapter,
  SqliteIntrospector,
  sql,
} from 'kysely';
import type { Db, Schema } from './schema.ts';
import { Compiler } from './sqlite.ts';

/**
 * Queries that are put together once. Building one with Kysely and printing its SQL costs ten times what SQLite needs to
 * answer it, so what every page asks is built at its first use, with marks where the values of each call go.
 */

type Value = string | number | null | readonly number[];
type Values = Record<string, Value>;

/** Stands where a value will be. */
class Mark {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/**
 * `const bySlug = prepared((db, is: { slug: string }) => db.selectFrom('posts').select('id').where('slug', '=', is.slug));`
 * makes a function of a database and `{ slug }` that resolves to the rows. The values are known only to the database: what
 * is built may not look at them, and a list is asked for with `oneOf`.
 */
export function prepared<Given extends Values, Row>(
  build: (db: Db, given: Given) => Compilable<Row>,
): (db: Db, values: Given) => Promise<Row[]> {
  let compiled: CompiledQuery<Row> | undefined;
  return async (db, values) => {
    compiled ??= build(blueprint, marks as Given).compile();
    const parameters = compiled.parameters.map((value) =>
      value instanceof Mark ? encoded(values[value.name]) : value,
    );
    return (await db.executeQuery<Row>({ ...compiled, parameters })).rows;
  };
}

/** The same, of the first row; undefined where there is none. */
export function preparedFirst<Given extends Values, Row>(
  build: (db: Db, given: Given) => Compilable<Row>,
): (db: Db, values: Given) => Promise<Row | undefined> {
  const all = prepared(build);
  return async (db, values) => (await all(db, values))[0];
}

/** The right side of an `in` whose list comes with each call; lists of numbers travel as JSON, as one value. */
export const oneOf = (list: readonly number[]): RawBuilder<number> =>
  sql<number>`(select value from json_each(${list}))`;

const encoded = (value: Value | undefined) => (Array.isArray(value) ? JSON.stringify(value) : value);

const marks: unknown = new Proxy({}, { get: (_, name) => new Mark(String(name)) });

/** Only for building: it reaches no database. */
const blueprint: Db = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new Compiler(),
  },
});
