import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byId, describe, UNDESCRIBED } from '../../src/media/media.ts';
import { rerenderAll } from '../../src/posts/writing/rerender.ts';
import { DAY, HOUR } from '../../src/time.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { aDesk, STORY, WHERE, write } from '../support/desk.ts';
import { aPicture, aPost } from '../support/factories.ts';

const PERSON = 'Odalys Finch';

/** A picture that may be shown until then; its description names a person. */
async function aRight(app: TestApp, expires_at: number | null, caption = 'The flask, as it was') {
  const id = await aPicture(app);
  await describe(app.ctx.db, id, {
    ...UNDESCRIBED,
    alt: `${PERSON} with a flask`,
    caption,
    credit: 'Odile',
    expires_at,
  });
  const picture = await byId(app.ctx.db, id);
  assert.ok(picture);
  return picture;
}

test('the picture above a story is shown to the last millisecond of its right, and nowhere after it', async (t) => {
  const app = await startApp(t);
  const end = app.clock.now + HOUR;
  const { id, key } = await aRight(app, end);
  const post = await aPost(app, { title: 'The flask', people: [PERSON], heroId: id });
  const path = `/2026/11/${post.slug}`;
  await aPost(app, { title: 'Another', people: [PERSON] });
  const pages = ['/', '/2026', '/2026/11', '/people/odalys-finch', '/authors/imelda-farr', path, '/2026/11/another'];
  const shows = async () => {
    const shown: string[] = [];
    for (const page of pages) if ((await app.get(page)).html.includes(key)) shown.push(page);
    return shown;
  };

  app.clock.now = end - 1;
  assert.deepEqual(await shows(), pages);
  assert.match(
    (await app.get(path)).html,
    /<span class="caption">The flask, as it was<\/span>\s*<span class="credit">Picture: Odile/,
  );
  app.clock.now = end;
  assert.deepEqual(await shows(), []);
  const page = (await app.get(path)).html;
  assert.match(page, /<figure class="stand-in wrap"><p>The flask, as it was<\/p><\/figure>/);
  assert.doesNotMatch(page, /Odile/);
  await describe(app.ctx.db, id, { ...UNDESCRIBED, alt: 'A flask', expires_at: end });
  assert.match((await app.get(path)).html, /stand-in wrap"><p>A flask</);
  await describe(app.ctx.db, id, { ...UNDESCRIBED, expires_at: end });
  assert.doesNotMatch((await app.get(path)).html, /stand-in/);
});

test('the file itself may be kept as long as it may be shown, and is gone with the right', async (t) => {
  const app = await startApp(t);
  const { key } = await aRight(app, app.clock.now + 90_500);
  const file = `/media/${key}/480.webp`;
  const caching = async () => (await app.get(file)).headers.get('cache-control');
  assert.equal(await caching(), 'public, max-age=90');
  app.clock.now += 90_499;
  assert.equal((await app.get(file)).status, 200);
  assert.equal(await caching(), 'public, max-age=0');
  app.clock.now += 1;
  for (const width of [480, 960, 1600]) {
    const gone = await app.get(`/media/${key}/${width}.webp`);
    assert.equal(gone.status, 410);
    assert.match(gone.headers.get('cache-control') ?? '', /no-store/);
  }
  const known = await app.get(file, {
    'if-none-match': '*',
    'if-modified-since': new Date(app.clock.now).toUTCString(),
  });
  assert.equal(known.status, 410);

  const forever = await aRight(app, null);
  assert.match(
    (await app.get(`/media/${forever.key}/480.webp`)).headers.get('cache-control') ?? '',
    /max-age=31536000, immutable/,
  );
  const far = await aRight(app, app.clock.now + 2_000 * DAY);
  assert.equal((await app.get(`/media/${far.key}/480.webp`)).headers.get('cache-control'), 'public, max-age=31536000');
});

test('no address below /media leads to anything but the files of pictures', async (t) => {
  const app = await startApp(t);
  const { key } = await aRight(app, app.clock.now);
  const escaped = `%${key.charCodeAt(0).toString(16)}${key.slice(1)}`;
  for (const path of [
    ...['', '/', '/x', `/${key}`, `/${key}/`, `/${key}/481.webp`, `/${key}/480.webp/`, `/${escaped}/480.webp`],
    ...[`/${key}/../${key}/480.webp`, `/./${key}/480.webp/.`, `//${key}/480.webp`, '/%00/480.webp', '/%/480.webp'],
    ...[`/${'a'.repeat(16)}/480.webp`, `/${key}/480.webp%00`, `/${'a'.repeat(9_000)}`],
  ]) {
    const { status } = await app.get(`/media${path}`);
    assert.ok([400, 404, 410, 431].includes(status), `${path}: ${status}`);
  }
});

test('a picture in the text goes from page and feed with its right, and its caption stays', async (t) => {
  const app = await aDesk(t);
  const end = app.clock.now + HOUR;
  const { key } = await aRight(app, end);
  const id = await write(app, { ...STORY, body: `One.\n\n![](/media/${key}/960.webp)\n\nTwo.` });
  assert.ok(id);
  for (const path of [WHERE, '/feed.xml']) {
    app.clock.now = end - 1;
    assert.match(
      (await app.get(path)).html,
      new RegExp(`<figure class="inset" data-picture="${key}" data-until="${end}">`),
    );
    if (path === '/feed.xml') {
      const file = `http://gossip.test/media/${key}`;
      assert.ok((await app.get(path)).html.includes(`srcset="${file}/480.webp 480w, ${file}/960.webp 960w, ${file}/`));
    }
    app.clock.now = end;
    const { html } = await app.get(path);
    assert.ok(!html.includes(key), path);
    assert.match(html, /<figure class="stand-in"><p>The flask, as it was<\/p><\/figure>/);
  }
});

test('who describes a picture anew changes every post that shows it', async (t) => {
  const app = await aDesk(t);
  const { key } = await aRight(app, null);
  const body = `One.\n\n![](/media/${key}/960.webp)`;
  const first = await write(app, { ...STORY, body });
  await write(app, { ...STORY, title: 'The second', body });
  await app.post(`/admin/posts/${first}`, {
    ...{ publish: 'now', inset_key: key, inset_alt: 'Two flasks', inset_caption: 'Both', inset_credit: 'Tess' },
    ...{ inset_licence: '', inset_rights_end: '2026-11-30' },
  });
  const end = Date.UTC(2026, 11, 1);
  for (const path of [WHERE, '/2026/11/the-second']) {
    const { html } = await app.get(path);
    assert.match(html, /alt="Two flasks"/, path);
    assert.match(html, /<span class="caption">Both<\/span><span class="credit">Picture: Tess</, path);
    assert.match(html, new RegExp(`data-until="${end}"`), path);
  }
  const drawn = await app.ctx.db.selectFrom('posts').select(['id', 'body_html']).orderBy('id').execute();
  await rerenderAll(app.ctx.db, 'UTC');
  assert.deepEqual(await app.ctx.db.selectFrom('posts').select(['id', 'body_html']).orderBy('id').execute(), drawn);
});

test('a face whose right has ended is no broken picture at the desk', async (t) => {
  const app = await aDesk(t);
  const { id, key } = await aRight(app, app.clock.now + HOUR);
  await aPost(app, { people: [PERSON] });
  await app.ctx.db.updateTable('tags').set({ picture_id: id }).execute();
  const person = await app.ctx.db.selectFrom('tags').select('id').executeTakeFirstOrThrow();
  const path = `/admin/people/${person.id}`;
  assert.match((await app.get(path)).html, new RegExp(`<img src="/media/${key}`));
  app.clock.now += HOUR;
  const { html } = await app.get(path);
  assert.doesNotMatch(html, /<img /);
  assert.match(html, /picture--gone">Not shown any more</);
  assert.match(html, new RegExp(`name="picture_id" value="${id}"`), 'it stays theirs until somebody takes it away');
});
