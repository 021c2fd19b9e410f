import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { type Compilable, sql } from 'kysely';
import { type Databases, openDatabase } from '../../src/db/open.ts';
import { oneOf, prepared, preparedFirst } from '../../src/db/prepared.ts';
import type { Db } from '../../src/db/schema.ts';
import { NOW, newPath } from '../support/databases.ts';

async function tags(t: TestContext): Promise<Databases> {
  const databases = await openDatabase(newPath(), { now: NOW });
  t.after(() => databases.close());
  for (const name of ['Soup', 'Stew', 'Broth'])
    await databases.db
      .insertInto('tags')
      .values({ kind: 'topic', slug: name.toLowerCase(), name, name_key: name.toLowerCase() })
      .execute();
  return databases;
}

const nameOf = preparedFirst((db, is: { slug: string }) =>
  db.selectFrom('tags').select('name').where('slug', '=', is.slug),
);

const namesOf = prepared((db, is: { ids: readonly number[]; limit: number }) =>
  db.selectFrom('tags').select(['id', 'name']).where('id', 'in', oneOf(is.ids)).orderBy('id').limit(is.limit),
);

/** What building that query says. */
const fails = (db: Db, build: (db: Db, is: { n: number; ids: readonly number[] }) => Compilable<unknown>) =>
  assert.rejects(prepared(build)(db, { n: 1, ids: [1] }), /“(n|ids|all names|Symbol.*)” is known only to the database/);

test('a query that was built once answers with the values of each call, on both databases and in a transaction', async (t) => {
  const { db, readDb } = await tags(t);
  for (const each of [db, readDb, db]) {
    assert.deepEqual(await nameOf(each, { slug: 'soup' }), { name: 'Soup' });
    assert.deepEqual(await nameOf(each, { slug: 'stew' }), { name: 'Stew' });
    assert.equal(await nameOf(each, { slug: "'; drop table tags" }), undefined);
  }
  await db.transaction().execute(async (trx) => {
    await trx.updateTable('tags').set({ name: 'Chowder' }).where('slug', '=', 'soup').execute();
    assert.deepEqual(await nameOf(trx, { slug: 'soup' }), { name: 'Chowder' });
    assert.deepEqual(await nameOf(readDb, { slug: 'soup' }), { name: 'Soup' });
  });
});

test('lists, null and columns have the types that the query gives them', async (t) => {
  const { db } = await tags(t);
  const rows: { id: number; name: string }[] = await namesOf(db, { ids: [3, 1, 99], limit: 5 });
  assert.deepEqual(rows, [
    { id: 1, name: 'Soup' },
    { id: 3, name: 'Broth' },
  ]);
  assert.equal((await namesOf(db, { ids: [1, 2, 3], limit: 2 })).length, 2);
  assert.deepEqual(await namesOf(db, { ids: [], limit: 5 }), []);
  // @ts-expect-error: a column that was not asked for
  assert.equal(rows[0]?.slug, undefined);

  const keepName = prepared((on, is: { name: string | null }) =>
    on.updateTable('marks').set({ reserved_name: is.name }),
  );
  const kept = async () =>
    (await db.selectFrom('marks').select('reserved_name').execute()).map((row) => row.reserved_name);
  await db.insertInto('marks').values({ hash: 'h', words: 'brisk heron', created_at: NOW }).execute();
  await keepName(db, { name: 'Ravi' });
  assert.deepEqual(await kept(), ['Ravi']);
  await keepName(db, { name: null });
  assert.deepEqual(await kept(), [null]);
});

test('a value that is missing is not taken for null', async (t) => {
  const { db } = await tags(t);
  // @ts-expect-error: nothing given
  await assert.rejects(nameOf(db, {}), /wants a value for “slug”/);
  // @ts-expect-error: nothing given
  await assert.rejects(nameOf(db, { slug: undefined }), /wants a value for “slug”/);
  // @ts-expect-error: another name
  await assert.rejects(namesOf(db, { ids: [1], limt: 1 }), /wants a value for “limit”/);
});

test('a name that the values do not have, and what cannot be bound, do not compile', async (t) => {
  const { db } = await tags(t);
  type Which = { limit: number };
  // @ts-expect-error: a slip of the pen
  const slipped = prepared((on, is: Which) => on.selectFrom('tags').select('id').limit(is.limt));
  await assert.rejects(slipped(db, { limit: 1 }), /wants a value for “limt”/);
  // @ts-expect-error: SQLite knows no booleans
  const bound = prepared((on, is: { known: boolean }) => on.selectFrom('tags').select('id').where('id', '=', is.known));
  await assert.rejects(bound(db, { known: true } as never));
});

test('reckoning with a value while the query is built is refused', async (t) => {
  const { db } = await tags(t);
  const ids = (on: Db) => on.selectFrom('tags').select('id');
  await fails(db, (on, is) => ids(on).where('id', '>', is.n - 1));
  await fails(db, (on, is) => ids(on).where('name', '=', `${is.n}%`));
  await fails(db, (on, is) => ids(on).$if(is.n > 0, (only) => only.where('id', '=', is.n)));
  await fails(db, (on, is) => ids(on).$if(is.ids.length > 0, (only) => only.where('id', 'in', oneOf(is.ids))));
  await fails(db, (on, is) => ids(on).where(sql`${JSON.stringify(is.ids)}`, '=', '[]'));
  await fails(db, (on, is) => ids(on).limit(Math.min(is.n, 3)));
});

test('the values cannot be told over while the query is built', async (t) => {
  const { db } = await tags(t);
  await fails(db, (on, is) => on.selectFrom('tags').select(Object.keys({ ...is }) as never));
  await fails(db, (on, is) => on.updateTable('tags').set(is as never));
  await fails(db, (on, is) => on.insertInto('tags').values(is as never));
  await fails(db, (on, is) => on.selectFrom('tags').select([...(is as unknown as 'id'[])]));
  await fails(db, (on, is) => on.selectFrom('tags').select('id').where('name', '=', `${is}`));
  // Kysely looks whether it is an expression, which it is not, and SQLite takes no such value.
  await assert.rejects(
    prepared((on, is: { id: number }) =>
      on
        .selectFrom('tags')
        .select('id')
        .where('id', '=', is as never),
    )(db, { id: 1 }),
  );
});

test('a list wants `oneOf`', async (t) => {
  const { db } = await tags(t);
  await assert.rejects(
    prepared((on, is: { ids: readonly number[] }) => on.selectFrom('tags').select('id').where('id', 'in', is.ids))(db, {
      ids: [1],
    }),
  );
});

test('what is probed for by Kysely and by promises is a name like any other', async (t) => {
  const { db } = await tags(t);
  const named = prepared((on, is: { then: string; toOperationNode: number; expressionType: number }) =>
    on
      .selectFrom('tags')
      .select('name')
      .where('slug', '=', is.then)
      .where('id', '>=', is.toOperationNode)
      .where('id', '<=', is.expressionType),
  );
  // biome-ignore lint/suspicious/noThenProperty: that is the question
  const both = { then: 'soup', toOperationNode: 1, expressionType: 1 };
  assert.deepEqual(await named(db, both), [{ name: 'Soup' }]);
});
