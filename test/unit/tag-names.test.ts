import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Db } from '../../src/db/schema.ts';
import { save } from '../../src/tags/edit.ts';
import { complete, list } from '../../src/tags/list.ts';
import { merge } from '../../src/tags/merge.ts';
import { aliasesOf } from '../../src/tags/names.ts';
import * as tags from '../../src/tags/tags.ts';
import { NOON, startApp } from '../support/app.ts';
import { aPost } from '../support/factories.ts';

/** A site, its database, and ways to change people in it. */
async function aSite(t: TestContext) {
  const app = await startApp(t);
  const { db } = app.ctx;
  return {
    app,
    db,
    person: (name: string) => tags.ensure(db, 'person', name),
    edit: async (id: number, change: { name?: string; aliases?: string; newAddress?: boolean; bio?: string }) => {
      const tag = await tags.byId(db, id);
      const others = (await aliasesOf(db, id)).map((alias) => alias.name).join('\n');
      const { name = tag?.name ?? '', aliases = others, bio = tag?.bio ?? '', newAddress = false } = change;
      return save(db, id, { typed: { name, aliases, bio }, newAddress, pictureId: null, by: null }, NOON);
    },
    lookUp: async (slug: string) => (await tags.atAddress(db, 'person', slug))?.id,
    names: async (id: number) => (await aliasesOf(db, id)).map((alias) => alias.name),
  };
}

/** What must hold after whatever was done: of a kind, no name and no address is there twice. */
async function assertNoDoubles(db: Db): Promise<void> {
  const own = await db.selectFrom('tags').select(['kind', 'name_key', 'slug']).execute();
  const others = await db.selectFrom('tag_aliases').select(['kind', 'name_key', 'slug']).execute();
  for (const column of ['name_key', 'slug'] as const) {
    const all = [...own, ...others].map((row) => `${row.kind} ${row[column]}`);
    assert.deepEqual(
      all.filter((each, i) => all.indexOf(each) !== i),
      [],
      column,
    );
  }
}

test('another name leads to the one tag, however it is spelt', async (t) => {
  const { db, person, edit } = await aSite(t);
  const id = await person('Victoria Ångström');
  assert.equal((await edit(id, { aliases: 'Posh Spice\nMiss Vée' })).kind, 'saved');
  for (const name of ['Posh Spice', 'POSH  spice', 'ｐｏｓｈ spice', 'miss vee', 'victoria angstrom'])
    assert.equal(await person(name), id, name);
  assert.notEqual(await tags.ensure(db, 'topic', 'Posh Spice'), id, 'a topic is something else');
  assert.deepEqual(await tags.ensureAll(db, ['Posh Spice', 'Victoria Ångström', 'Bram'], []), [
    id,
    await person('Bram'),
  ]);
  await assertNoDoubles(db);
});

test('no name is given to two', async (t) => {
  const { db, person, edit, names } = await aSite(t);
  const [first, second] = [await person('Odalys Finch'), await person('Bram Solvay')];
  await edit(first, { aliases: 'The Soup Lady' });
  const refused: [Parameters<typeof edit>[1], string, RegExp][] = [
    [{ name: 'ODALYS finch' }, 'name', /There is a “Odalys Finch” already/],
    [{ name: 'the soup lady' }, 'name', /leads to Odalys Finch already/],
    [{ aliases: 'B.\nOdalys Finch' }, 'aliases', /There is a “Odalys Finch” already/],
    [{ aliases: 'The soup lady' }, 'aliases', /leads to Odalys Finch already/],
    [{ name: '' }, 'name', /Give the name/],
    [{ name: '\u200b' }, 'name', /Give the name/],
    [{ name: 'Solvay, Bram' }, 'name', /comma/],
    [{ name: 'x'.repeat(61) }, 'name', /60 characters; it has 61/],
    [{ aliases: 'x'.repeat(61) }, 'aliases', /60 characters/],
    [{ aliases: Array.from({ length: 41 }, (_, i) => `B${i}`).join('\n') }, 'aliases', /At most 40/],
    [{ bio: '😀'.repeat(601) }, 'bio', /600 characters; it has 601/],
  ];
  for (const [change, field, words] of refused) {
    const result = await edit(second, change);
    assert.equal(result.kind, 'refused', JSON.stringify(change));
    if (result.kind === 'refused') assert.match(result.errors[field as 'name'] ?? '', words);
  }
  assert.deepEqual(await names(second), [], 'nothing of a refused edit is kept');
  assert.equal((await tags.byId(db, second))?.name, 'Bram Solvay');
  assert.equal((await edit(second, { bio: '😀'.repeat(600) })).kind, 'saved');
  assert.equal((await edit(99, {})).kind, 'gone');
  await assertNoDoubles(db);
});

test('a new name keeps the old one, and the address until a new one is asked for', async (t) => {
  const { db, person, edit, lookUp, names } = await aSite(t);
  const id = await person('Victoria Adams');
  await edit(id, { name: 'Victoria Beckham' });
  assert.equal((await tags.byId(db, id))?.slug, 'victoria-adams');
  assert.deepEqual(await names(id), ['Victoria Adams']);
  assert.equal(await person('victoria adams'), id);

  await edit(id, { newAddress: true });
  assert.equal((await tags.byId(db, id))?.slug, 'victoria-beckham');
  assert.equal(await lookUp('victoria-adams'), id);
  await edit(id, { name: 'Victoria', newAddress: true });
  assert.equal((await tags.byId(db, id))?.slug, 'victoria');
  assert.equal(await lookUp('victoria-beckham'), id);

  // And back again, in one step with the other names as they were typed before.
  await edit(id, { name: 'Victoria Beckham', newAddress: true });
  assert.equal((await tags.byId(db, id))?.slug, 'victoria-beckham');
  assert.deepEqual(await names(id), ['Victoria Adams', 'Victoria']);
  for (const slug of ['victoria', 'victoria-adams']) assert.equal(await lookUp(slug), id, slug);
  await edit(id, { name: 'VICTORIA Beckham' });
  assert.deepEqual(await names(id), ['Victoria Adams', 'Victoria'], 'it is the same name in capitals');
  await assertNoDoubles(db);
});

test('a name that is taken away is free, and its address leads on until somebody has that name', async (t) => {
  const { db, person, edit, lookUp } = await aSite(t);
  const id = await person('Victoria');
  await edit(id, { aliases: 'Sporty' });
  await edit(id, { aliases: '' });
  assert.equal(await lookUp('sporty'), id);
  const other = await person('Sporty');
  assert.notEqual(other, id);
  assert.equal((await tags.byId(db, other))?.slug, 'sporty');
  await edit(id, { aliases: 'Sporty!' });
  assert.equal(await lookUp('sporty-2'), id);
  await edit(id, { aliases: '' });
  await edit(id, { aliases: ' sporty-2\nsporty 2\n/sporty-2' });
  assert.equal(await lookUp('sporty-2'), id);
  await assertNoDoubles(db);
});

test('two are merged: everything that led to either leads to one', async (t) => {
  const { app, db, person, edit, lookUp, names } = await aSite(t);
  const [posh, david] = [await person('Posh Spice'), await person('David')];
  const first = await aPost(app, { people: ['Posh Spice', 'David', 'Victoria Beckham'], ageInDays: 1 });
  const second = await aPost(app, { people: ['David', 'Posh Spice'], ageInDays: 2 });
  const third = await aPost(app, { people: ['Victoria Beckham', 'Posh Spice'], ageInDays: 3 });
  const victoria = await person('Victoria Beckham');
  await edit(posh, { aliases: 'Miss Adams', bio: 'Sang.' });
  await edit(posh, { name: 'Posh', newAddress: true });

  assert.equal(await merge(db, { from: posh, into: posh, by: 1 }, NOON), null);
  assert.equal(await merge(db, { from: posh, into: 99, by: 1 }, NOON), null);
  const topic = await tags.ensure(db, 'topic', 'Music');
  assert.equal(await merge(db, { from: posh, into: topic, by: 1 }, NOON), null, 'a person is no topic');

  const left = await merge(db, { from: posh, into: victoria, by: null }, NOON);
  assert.equal(left?.bio, 'Sang.');
  const named = async (post: { id: number }) => (await tags.ofPost(db, post.id)).map((tag) => tag.id);
  assert.deepEqual(await named(first), [victoria, david]);
  assert.deepEqual(await named(second), [david, victoria]);
  assert.deepEqual(await named(third), [victoria]);
  assert.deepEqual((await names(victoria)).sort(), ['Miss Adams', 'Posh', 'Posh Spice']);
  for (const slug of ['posh', 'posh-spice', 'miss-adams', 'victoria-beckham'])
    assert.equal(await lookUp(slug), victoria, slug);
  for (const name of ['posh', 'Posh Spice', 'miss adams']) assert.equal(await person(name), victoria, name);
  assert.equal(await tags.byId(db, posh), undefined);
  await assertNoDoubles(db);

  assert.equal(await merge(db, { from: victoria, into: david, by: null }, NOON).then((tag) => tag?.id), david);
  for (const slug of ['posh', 'posh-spice', 'victoria-beckham', 'david']) assert.equal(await lookUp(slug), david, slug);
  assert.deepEqual(await named(first), [david]);
  await assertNoDoubles(db);
  const log = await db.selectFrom('decisions').select('note').where('action', '=', 'merge_tags').execute();
  assert.deepEqual(
    log.map((row) => row.note),
    ['Posh into Victoria Beckham', 'Victoria Beckham into David'],
  );
});

test('many hands at once give no name twice', async (t) => {
  const { db, person, edit } = await aSite(t);
  const ids = await Promise.all(['Ann', 'Bea', 'Cat'].map(person));
  const [ann = 0, bea = 0, cat = 0] = ids;
  const made = () => db.transaction().execute((trx) => tags.ensureAll(trx, ['Dee', 'dee', 'DÉE', 'Ann'], ['Dee']));
  const results = await Promise.all([
    edit(ann, { aliases: 'Dee' }),
    edit(bea, { aliases: 'Dee\nEve' }),
    made(),
    edit(cat, { name: 'Eve', newAddress: true }),
    made(),
    merge(db, { from: ann, into: bea, by: null }, NOON),
    edit(cat, { name: 'Dee', newAddress: true }),
    made(),
  ]);
  await assertNoDoubles(db);
  const dee = await person('dee');
  assert.deepEqual(
    results.at(-1),
    [dee, await person('Ann'), await tags.ensure(db, 'topic', 'Dee')].filter((id, i, all) => all.indexOf(id) === i),
  );
});

test('the list and the completion find by names and other names', async (t) => {
  const { app, db, person, edit } = await aSite(t);
  const id = await person('Victoria Beckham');
  await edit(id, { aliases: 'Posh Spice\n100% Vic' });
  await aPost(app, { people: ['Victoria Beckham', 'Dame Victoria Poe'] });
  await aPost(app, { people: ['Dame Victoria Poe'], publishedAt: NOON + 9 });
  await person('Avictor');
  const found = async (q: string) =>
    (await list(db, { kind: 'person', q, page: 1, size: 9 })).tags.map(({ name, stories }) => `${name} ${stories}`);
  assert.deepEqual(await found('VICTÓR'), ['Avictor 0', 'Dame Victoria Poe 2', 'Victoria Beckham 1']);
  assert.deepEqual(await found('osh sp'), ['Victoria Beckham 1']);
  assert.deepEqual(await found('0% v'), ['Victoria Beckham 1']);
  for (const q of ['%', '_', '/', '%%', "'", '"*'])
    assert.deepEqual(await found(q), q === '%' ? ['Victoria Beckham 1'] : [], q);
  const { tags: page, total } = await list(db, { kind: 'person', q: '', page: 2, size: 2 });
  assert.deepEqual([page.map((tag) => tag.name), total], [['Victoria Beckham'], 3]);
  assert.deepEqual(page[0]?.aliases, ['Posh Spice', '100% Vic']);

  const names = async (q: string) => (await complete(db, 'person', q, 12)).map((each) => each.name);
  assert.deepEqual(await names('vic'), ['Victoria Beckham', 'Dame Victoria Poe', 'Avictor']);
  assert.deepEqual(await names(' '), []);
  assert.deepEqual(await complete(db, 'person', 'spice', 12), [
    { name: 'Victoria Beckham', alias: 'Posh Spice', stories: 1 },
  ]);
  assert.deepEqual(await complete(db, 'topic', 'vic', 12), []);
});
