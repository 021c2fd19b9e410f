import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byId, UNDESCRIBED } from '../../src/media/media.ts';
import { compose } from '../../src/posts/writing/compose.ts';
import { byId as postById } from '../../src/posts/writing/desk-post.ts';
import { NO_FIELDS } from '../../src/posts/writing/fields.ts';
import { save } from '../../src/posts/writing/save.ts';
import type { TestApp } from '../support/app.ts';
import { aDesk, atTheDesk, fieldOf, STORY, WHERE, write } from '../support/desk.ts';
import { aPicture } from '../support/factories.ts';

const pictureOf = async ({ ctx }: TestApp, id: number) => (await byId(ctx.db, id)) ?? assert.fail(`no picture ${id}`);

/** What the form of a post holds of its pictures. */
async function opened(app: TestApp, id: number): Promise<Record<string, string>> {
  const form = await app.get(`/admin/posts/${id}`);
  const names = ['title', 'body', 'base', 'picture_id', 'alt', 'caption', 'inset_key', 'inset_alt', 'inset_caption'];
  return Object.fromEntries([...names.map((name) => [name, fieldOf(form, name) ?? '']), ['publish', 'now']]);
}

test('a form that lay open leaves the words that the library has since; a word typed in it wins', async (t) => {
  const app = await aDesk(t);
  const [hero, inset] = [await aPicture(app), await aPicture(app)];
  const { key } = await pictureOf(app, inset);
  const body = `A line.\n\n![](/media/${key}/960.webp)`;
  const id = await write(app, { ...STORY, body, picture_id: String(hero), alt: 'A coat' });
  const form = await opened(app, id);
  await app.post(`/admin/pictures/${hero}`, { alt: 'The library’s coat', caption: 'From the library' });
  await app.post(`/admin/pictures/${inset}`, { caption: 'The library’s flask' });
  assert.equal((await app.post(`/admin/posts/${id}`, form)).status, 303);
  assert.equal((await pictureOf(app, hero)).alt, 'The library’s coat');
  assert.equal((await pictureOf(app, inset)).caption, 'The library’s flask');
  assert.match((await app.get(WHERE)).html, /<span class="caption">The library’s flask</, 'and so says the page');

  const again = await opened(app, id);
  await app.post(`/admin/pictures/${hero}`, { alt: 'A third coat', caption: 'A third caption' });
  await app.post(`/admin/posts/${id}`, { ...again, alt: 'The editor’s coat', inset_caption: 'The editor’s flask' });
  assert.equal((await pictureOf(app, hero)).alt, 'The editor’s coat');
  assert.equal((await pictureOf(app, inset)).caption, 'The editor’s flask');
});

test('a picture that is removed while a post with it is saved is left out, and the words are saved', async (t) => {
  const app = await aDesk(t);
  const { db } = app.ctx;
  const me = await atTheDesk(app);
  const [hero, gone, kept] = [await aPicture(app), await aPicture(app), await aPicture(app)];
  const pictures = [await pictureOf(app, gone), await pictureOf(app, kept)];
  const body = pictures.map(({ key }) => `![](/media/${key}/960.webp)`).join('\n\n');
  const { rendered } = compose({
    body,
    format: 'markdown',
    typed: [],
    standing: [],
    remembered: [],
    pictures,
    zone: 'UTC',
  });
  await db.deleteFrom('media').where('id', 'in', [hero, gone]).execute();
  const edited = {
    ...{ fields: { ...NO_FIELDS, ...STORY, body }, format: 'markdown' as const, heroId: hero, hero: UNDESCRIBED },
    ...{ related: [], choice: { publish: 'now' as const }, by: me.id, formKey: null, base: null },
    ...{ zone: 'UTC', now: app.clock.now },
  };
  const saved = await save(db, null, edited, rendered);
  assert.ok(saved.kind === 'saved');
  const post = await postById(db, saved.id);
  assert.deepEqual([post?.hero, post?.insets.map(({ id }) => id), post?.body], [null, [kept], body]);
  const { html } = await app.get(WHERE);
  assert.match(html, new RegExp(`data-picture="${pictures[1]?.key}"`));
  assert.doesNotMatch(html, new RegExp(`data-picture="${pictures[0]?.key}"`));
});
