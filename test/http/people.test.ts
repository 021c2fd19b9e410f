import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choose } from '../../src/posts/writing/related-choice.ts';
import { save } from '../../src/tags/edit.ts';
import { merge } from '../../src/tags/merge.ts';
import * as tags from '../../src/tags/tags.ts';
import { DAY } from '../../src/time.ts';
import { postPath } from '../../src/urls.ts';
import { NOON, startApp, type TestApp } from '../support/app.ts';
import { aPicture, aPost } from '../support/factories.ts';

/** Says who somebody is. @returns the tag's id */
async function describe(
  { ctx }: TestApp,
  name: string,
  about: { aliases?: string; bio?: string; pictureId?: number; kind?: 'person' | 'topic' } = {},
): Promise<number> {
  const { aliases = '', bio = '', pictureId = null, kind = 'person' } = about;
  const id = await tags.ensure(ctx.db, kind, name);
  const edited = { typed: { name, aliases, bio }, newAddress: false, pictureId, by: null };
  assert.equal((await save(ctx.db, id, edited, NOON)).kind, 'saved');
  return id;
}

test('a person’s page says who they are and what else they are called', async (t) => {
  const app = await startApp(t);
  await aPost(app, { people: ['Odalys Finch'] });
  const plain = (await app.get('/people/odalys-finch')).html;
  assert.doesNotMatch(plain, /Also known as|class="lede"/);
  assert.match(
    plain,
    /<meta name="description" content="1 story about Odalys Finch: who said what, when, and what readers made of it\.">/,
  );
  await describe(app, 'Odalys Finch', { bio: 'Brings <soup>.', aliases: 'The Soup Lady\nO. & F.' });
  const { html } = await app.get('/people/odalys-finch');
  assert.match(html, /<h1>Odalys Finch<\/h1>\s*<p class="lede">Brings &lt;soup&gt;\.<\/p>/);
  assert.match(html, /<dt>Also known as<\/dt><dd>The Soup Lady, O\. &amp; F\.<\/dd>/);
  assert.match(html, /<meta name="description" content="Brings &lt;soup&gt;\.">/);
});

test('addresses of other names lead to the one page, with the page of the list', async (t) => {
  const app = await startApp(t);
  for (let n = 0; n < 31; n++) await aPost(app, { people: ['Odalys Finch'], topics: ['Soup'], ageInDays: n + 1 });
  await describe(app, 'Odalys Finch', { aliases: 'The Soup Lady' });
  await describe(app, 'Soup', { aliases: 'Broth', kind: 'topic' });
  for (const [from, to] of [
    ['/people/the-soup-lady', '/people/odalys-finch'],
    ['/people/the-soup-lady/page/2', '/people/odalys-finch/page/2'],
    ['/topics/broth', '/topics/soup'],
    ['/topics/broth/page/2', '/topics/soup/page/2'],
  ] as const) {
    const { status, location } = await app.get(from);
    assert.deepEqual([status, location], [301, to]);
    assert.equal((await app.get(to)).status, 200);
  }
  for (const path of ['/people/broth', '/topics/the-soup-lady', '/people/the-soup-lady/page/9', '/people/%00'])
    assert.equal((await app.get(path)).status, 404, path);
});

test('another name of somebody whom no reader knows of leads nowhere', async (t) => {
  const app = await startApp(t);
  await aPost(app, { people: ['Odalys Finch'], publishedAt: NOON + DAY });
  await describe(app, 'Odalys Finch', { aliases: 'The Soup Lady' });
  assert.equal((await app.get('/people/the-soup-lady')).status, 404);
  app.clock.now += DAY;
  assert.equal((await app.get('/people/the-soup-lady')).status, 301);
});

test('after two were merged their stories stand in one list, once each, and the feed has each once', async (t) => {
  const app = await startApp(t);
  const both = await aPost(app, { title: 'Both', people: ['Odalys Finch', 'The Soup Lady'] });
  await aPost(app, { title: 'Ladle', people: ['The Soup Lady'], ageInDays: 3 });
  const [from, into] = [await describe(app, 'The Soup Lady'), await describe(app, 'Odalys Finch')];
  await merge(app.ctx.db, { from, into, by: null }, NOON);
  const { html } = await app.get('/people/odalys-finch');
  for (const title of ['Both', 'Ladle']) assert.equal(html.split(`>${title}</a>`).length, 2, title);
  assert.match(html, /<dt>Stories<\/dt><dd>2<\/dd>/);
  const page = (await app.get(postPath(both))).html;
  assert.equal(page.split('class="person-row"').length, 2);
  assert.equal((await app.get('/feed.xml')).html.split('<title>Both</title>').length, 2);
  assert.equal((await app.get('/people/the-soup-lady')).location, '/people/odalys-finch');
  assert.doesNotMatch((await app.get('/people')).html, /Soup Lady/);
});

test('the picture that somebody was given comes before those found by themselves, while it may be shown', async (t) => {
  const app = await startApp(t);
  const found = await aPicture(app, { alt: 'Odalys Finch and a goose' });
  const own = await aPicture(app, { alt: 'Odalys Finch' });
  const { key } = await app.ctx.db.selectFrom('media').select('key').where('id', '=', own).executeTakeFirstOrThrow();
  await aPost(app, { people: ['Bram Solvay', 'Odalys Finch'], heroId: found });
  const post = await aPost(app, { people: ['Odalys Finch', 'Pia Lund'], ageInDays: 3 });
  await describe(app, 'Odalys Finch', { pictureId: own });
  const shown = async (path: string, within: RegExp) => within.exec((await app.get(path)).html)?.[0] ?? '';
  const onPage = () => shown('/people/odalys-finch', /<div class="picture arch">[\s\S]*?<\/div>/);
  const inStory = () => shown(postPath(post), /<a class="person-row" href="\/people\/odalys-finch">[\s\S]*?<\/a>/);
  assert.ok((await onPage()).includes(key));
  assert.ok((await inStory()).includes(key));

  await app.ctx.db.updateTable('media').set({ expires_at: NOON }).where('id', '=', own).execute();
  assert.ok(!(await onPage()).includes(key), 'from that moment on');
  assert.match(await onPage(), /<img /, 'the one that was found stands in');
  await app.ctx.db.updateTable('media').set({ expires_at: NOON }).where('id', '=', found).execute();
  assert.match(await onPage(), /<span class="initial/);
  await app.ctx.db
    .updateTable('media')
    .set({ expires_at: NOON + 1 })
    .where('id', '=', own)
    .execute();
  assert.ok((await inStory()).includes(key));
});

test('a story ends with what was said before about the first of its people who was here before', async (t) => {
  const app = await startApp(t);
  for (const [n, people] of [['Bram Solvay'], ['Bram Solvay', 'Pia Lund'], ['Bram Solvay'], ['Bram Solvay']].entries())
    await aPost(app, { title: `Before ${n}`, people, ageInDays: 30 + n });
  await aPost(app, { title: 'After', people: ['Bram Solvay'], ageInDays: 1 });
  await aPost(app, { title: 'Hidden', people: ['Bram Solvay'], publishedAt: NOON + DAY });
  const post = await aPost(app, { people: ['Newcomer', 'Bram Solvay', 'Pia Lund'], ageInDays: 10 });
  const { html } = await app.get(postPath(post));
  const box = /<section class="previously"[\s\S]*?<\/section>/.exec(html)?.[0] ?? '';
  assert.match(box, /<h2 id="previously">Previously on Bram Solvay<\/h2>/);
  assert.deepEqual(
    [...box.matchAll(/>(\w+ \d)<\/a>/g)].map(([, title]) => title),
    ['Before 0', 'Before 1', 'Before 2'],
  );
  assert.match(box, /<time datetime="2026-10-23[^>]*>23 October 2026<\/time>/);
  assert.match(box, /<a href="\/people\/bram-solvay">Everything we heard about Bram Solvay<\/a>/);
  const near = /<section class="related[\s\S]*?<\/section>/.exec(html)?.[0] ?? '';
  assert.deepEqual(
    [...near.matchAll(/>([^<]+)<\/a><\/h3>/g)].map(([, title]) => title),
    ['After', 'Before 3'],
  );
  assert.doesNotMatch(html, /Hidden/);
  const first = await aPost(app, { title: 'The first', people: ['Nobody Yet'] });
  assert.doesNotMatch((await app.get(postPath(first))).html, /Previously/);
});

test('related stories that an editor chose stand alone, in the editor’s order, as far as readers see them', async (t) => {
  const app = await startApp(t);
  const people = ['Bram Solvay'];
  const found = await aPost(app, { title: 'Found', people, ageInDays: 4 });
  const [one, two] = [await aPost(app, { title: 'One', people, ageInDays: 5 }), await aPost(app, { title: 'Two' })];
  const later = await aPost(app, { title: 'Later', publishedAt: NOON + DAY });
  const post = await aPost(app, { people });
  await choose(app.ctx.db, post.id, [later.id, two.id, post.id, one.id]);
  const titles = async () => {
    const near = /<section class="related[\s\S]*?<\/section>/.exec((await app.get(postPath(post))).html)?.[0] ?? '';
    return [...near.matchAll(/>([^<]+)<\/a><\/h3>/g)].map(([, title]) => title);
  };
  assert.deepEqual(await titles(), ['Two', 'One']);
  assert.match((await app.get(postPath(post))).html, /class="previously"[\s\S]*>Found<\/a>/);
  app.clock.now += DAY;
  assert.deepEqual(await titles(), ['Later', 'Two', 'One']);
  await choose(app.ctx.db, post.id, [found.id]);
  assert.deepEqual(await titles(), ['Found']);
  await choose(app.ctx.db, post.id, []);
  await app.ctx.db.deleteFrom('post_tags').execute();
  assert.deepEqual(await titles(), []);
});
