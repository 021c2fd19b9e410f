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

/** What SQLite can be given, and lists, which `oneOf` takes apart. There are no booleans in SQLite. */
type Value = string | number | null | readonly number[];
type Values = Record<string, Value>;

/** Stands where a value will be. */
class Mark {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
  /** For sums, comparisons and templates. */
  [Symbol.toPrimitive](): never {
    return untold(this.name);
  }
  toJSON(): never {
    return untold(this.name);
  }
  /** Of a list, or of words. */
  get length(): never {
    return untold(this.name);
  }
}

function untold(name: string): never {
  throw new TypeError(`the value of “${name}” is known only to the database, not while the query is built`);
}

/**
 * `const bySlug = prepared((db, is: { slug: string }) => db.selectFrom('posts').select('id').where('slug', '=', is.slug));`
 * makes a function of a database and `{ slug }` that resolves to the rows. A list is asked for with `oneOf`.
 *
 * The values are known only to the database: to reckon with one while building, to compare it or to spread them all
 * throws. JavaScript tells nobody when it only asks whether there is one: `is.slug ? …`, `is.slug ?? …`, `is.slug === ''`
 * and `$if(!is.slug, …)` are decided once, at the first call, for all others.
 */
export function prepared<Given extends Values, Row>(
  build: (db: Db, given: Given) => Compilable<Row>,
): (db: Db, values: Given) => Promise<Row[]> {
  let compiled: CompiledQuery<Row> | undefined;
  return async (db, values) => {
    compiled ??= build(blueprint, marks as Given).compile();
    const parameters = compiled.parameters.map((value) =>
      value instanceof Mark ? encoded(given(values, value.name)) : value,
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

/** SQLite would take what is missing for null. */
function given(values: Values, name: string): Value {
  const value = values[name];
  if (value === undefined) throw new TypeError(`the query wants a value for “${name}”, and was given none`);
  return value;
}

const encoded = (value: Value) => (Array.isArray(value) ? JSON.stringify(value) : value);

/** A mark of any name that is asked for; which there are nobody knows. */
const marks: unknown = new Proxy(
  {},
  {
    get: (_, name) => (typeof name === 'string' ? new Mark(name) : untold(String(name))),
    ownKeys: () => untold('all names'),
  },
);

/** Only for building: it reaches no database. */
const blueprint: Db = new Kysely<Schema>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new Compiler(),
  },
});
