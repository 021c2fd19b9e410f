import assert from 'node:assert/strict';
import { test } from 'node:test';
import { merge } from '../../src/tags/merge.ts';
import { startApp } from '../support/app.ts';
import { aDesk, STORY } from '../support/desk.ts';
import { aPost } from '../support/factories.ts';

/** The words that a page gives back, by their labels. */
const given = (html: string) =>
  Object.fromEntries(
    [...html.matchAll(/<label for="kept-\d+">([^<]*)<\/label><textarea[^>]*>\n([^<]*)</g)].map(([, label, value]) => [
      label,
      value,
    ]),
  );

test('whatever a stranger sends to the desk comes back, but no password and no key', async (t) => {
  const app = await startApp(t);
  const back = async (path: string, fields: Record<string, string>) => {
    const { status, html } = await app.post(path, fields);
    assert.equal(status, 401);
    return given(html);
  };
  assert.deepEqual(await back('/admin/people/1', { name: 'Bram', bio: 'Sings.', new_address: 'on', picture_id: '' }), {
    Name: 'Bram',
    'In a few words': 'Sings.',
  });
  assert.deepEqual(await back('/admin/pictures/1', { alt: 'A coat', rights_end: '2026-12-01', crop_shape: 'wide' }), {
    'Description of the picture': 'A coat',
    'Rights in the picture end': '2026-12-01',
  });
  assert.deepEqual(await back('/admin/settings', { 'site.title': 'Hush', 'comments.hold_all': 'true' }), {
    Title: 'Hush',
  });
  assert.deepEqual(await back('/admin/nothing', { constructor: 'x', password: 'y', ticket: 'z', base: '1' }), {
    constructor: 'x',
  });
  const film = 'https://www.youtube.com/watch?v=dQw4w9WgXcQ';
  assert.deepEqual(await back('/admin/posts/preview', { use: film, embed_url: film, embed_date: '2026-06-03' }), {
    Embed: film,
    'Date of the post': '2026-06-03',
  });
  assert.deepEqual(await back('/admin/comments/1/approval', { back: '/admin/comments', seen: '3' }), {});
  const post = {
    ...STORY,
    slug: 'coat',
    publish_at: '2026-12-01T09:00',
    embed_date: '2026-06-03',
    inset_licence: 'CC',
  };
  const { html } = await app.post('/admin/posts', post);
  for (const words of ['coat', '2026-12-01T09:00', '2026-06-03', 'CC'])
    assert.ok(html.includes(`readonly>\n${words}<`), words);
});

test('words about somebody who was made one with another meanwhile come back', async (t) => {
  const app = await aDesk(t);
  await aPost(app, { people: ['Bram Solvay', 'B. Solvay'] });
  const people = await app.ctx.db.selectFrom('tags').select('id').orderBy('id').execute();
  const [into = 0, from = 0] = people.map(({ id }) => id);
  await merge(app.ctx.db, { from, into, by: null }, app.clock.now);
  const { status, html } = await app.post(`/admin/people/${from}`, { bio: 'Croons.' });
  assert.equal(status, 404);
  assert.deepEqual(given(html), { 'In a few words': 'Croons.' });
});
