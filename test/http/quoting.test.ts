import assert from 'node:assert/strict';
import { test } from 'node:test';
import { erasePerson } from '../../src/comments/author/person.ts';
import { decide } from '../../src/comments/desk/decide.ts';
import { fillQuotes } from '../../src/comments/quoted.ts';
import { SafeHtml } from '../../src/html.ts';
import { renderBody } from '../../src/posts/writing/body.ts';
import { rerenderAll } from '../../src/posts/writing/rerender.ts';
import { DAY, HOUR } from '../../src/time.ts';
import { postPath } from '../../src/urls.ts';
import type { TestApp } from '../support/app.ts';
import { aDesk, atTheDesk, fieldOf, STORY, WHERE, write } from '../support/desk.ts';
import { aComment, aPost } from '../support/factories.ts';

const QUOTED = /<figure class="quoted">[\s\S]*?<\/figure>/g;
const GONE = /A comment stood here; it is gone\./;

/** A comment under one story, quoted by another. */
async function aQuotedComment(app: TestApp, body = 'A man *nodded*. ||He wept.||') {
  const under = await aPost(app, { title: 'The lentil & the bus' });
  const id = await aComment(app, under, { name: 'Dilys <on> the 38', body });
  const story = await write(app, { ...STORY, body: `Said of the week:\n\nhttp://gossip.test/c/${id}\n\nQuite.` });
  return { under, id, story };
}

test('a comment’s address alone in a story becomes the comment, with whose it is and where it was said', async (t) => {
  const app = await aDesk(t);
  const { under, id, story } = await aQuotedComment(app);
  assert.equal(fieldOf(await app.get(`/admin/posts/${story}`), 'body'), `Said of the week:\n\n/c/${id}\n\nQuite.`);
  const { html } = await app.get(WHERE);
  const [quoted = '', more] = html.match(QUOTED) ?? [];
  assert.equal(more, undefined);
  assert.match(quoted, /<b><bdi>Dilys &lt;on&gt; the 38<\/bdi><\/b> <i>says:<\/i>/);
  assert.match(
    quoted,
    /<blockquote cite="\/c\/1"><p dir="auto">A man <em>nodded<\/em>\.<\/p><details class="spoiler">/,
  );
  assert.match(quoted, new RegExp(`href="/c/${id}"`));
  assert.match(quoted, new RegExp(`under “<a href="${postPath(under)}">The lentil &amp; the bus</a>”`));
  assert.match(html, /Said of the week:<\/p>\s*<figure[\s\S]*<\/figure>\s*<p>Quite\./);
  const stored = await app.ctx.db
    .selectFrom('posts')
    .select(['body_html', 'excerpt'])
    .where('id', '=', story)
    .execute();
  assert.match(stored[0]?.body_html ?? '', /<figure class="said" data-comment="1"><\/figure>/);
  assert.equal(stored[0]?.excerpt, 'Said of the week: Quite.', 'lists tell the story’s own words');
  await rerenderAll(app.ctx.db, 'UTC');
  assert.equal((await app.get(WHERE)).html.match(QUOTED)?.length, 1, 'also when all are rendered again');
});

test('feeds have it too, whole addresses and no spoilers', async (t) => {
  const app = await aDesk(t);
  await aQuotedComment(app);
  const feed = (await app.get('/feed.xml')).html;
  assert.match(feed, /<i>says:<\/i><\/p>\s*<blockquote cite="http:\/\/gossip\.test\/c\/1">/);
  assert.match(feed, /href="http:\/\/gossip\.test\/2026\/11\/the-lentil-and-the-bus"/);
  assert.match(feed, /\[spoiler\]/);
  assert.doesNotMatch(feed, /He wept|data-comment/);
});

test('the desk’s preview shows it', async (t) => {
  const app = await aDesk(t);
  const { id } = await aQuotedComment(app);
  const look = await app.post('/admin/posts/preview', { ...STORY, body: `/c/${id}\n\n/c/999` });
  assert.equal(look.html.match(QUOTED)?.length, 1);
  assert.match(look.html, GONE);
});

const CHANGES: [what: string, change: (app: TestApp, id: number) => Promise<unknown>][] = [
  ['removed', (app, id) => decide(app.ctx.db, { ids: [id], decision: 'reject', userId: 1 }, app.clock.now)],
  ['called spam', (app, id) => decide(app.ctx.db, { ids: [id], decision: 'spam', userId: 1 }, app.clock.now)],
  [
    'held',
    (app, id) => app.ctx.db.updateTable('comments').set({ status: 'held' }).where('id', '=', id).executeTakeFirst(),
  ],
  [
    'deleted by its author',
    (app, id) => {
      const gone = { status: 'deleted' as const, name: '', body: '', body_html: '' };
      return app.ctx.db.updateTable('comments').set(gone).where('id', '=', id).executeTakeFirst();
    },
  ],
  [
    'under a story that was taken back',
    (app) => app.ctx.db.updateTable('posts').set({ published_at: null }).where('id', '=', 1).executeTakeFirst(),
  ],
];

for (const [what, change] of CHANGES)
  test(`a comment that is ${what} leaves the story that quotes it at once`, async (t) => {
    const app = await aDesk(t);
    const { id } = await aQuotedComment(app);
    await change(app, id);
    for (const page of [WHERE, '/feed.xml']) {
      const { html } = await app.get(page);
      const story = page === WHERE ? html : html.slice(html.indexOf('The understudy'));
      assert.doesNotMatch(story, /nodded|Dilys|data-comment/, page);
      assert.match(story, GONE, page);
    }
  });

test('whoever had their name taken off what they said is not named in a story either', async (t) => {
  const app = await aDesk(t);
  const { id } = await aQuotedComment(app);
  await app.ctx.db.updateTable('comments').set({ email: 'd@example.org' }).where('id', '=', id).execute();
  assert.equal(await erasePerson(app.ctx.db, { email: 'd@example.org' }, app.clock.now), 1);
  for (const page of [WHERE, '/feed.xml']) {
    const { html } = await app.get(page);
    assert.doesNotMatch(html, /Dilys/, page);
    assert.match(html, /<bdi>Anonymous<\/bdi><\/b> <i>says:<\/i>/, page);
  }
});

test('a comment that is edited is quoted as it is now', async (t) => {
  const app = await aDesk(t, { settings: { 'comments.hold_first': 'false' } });
  const under = await aPost(app);
  app.setCookie('session', 'none');
  await app.post(`${postPath(under)}/comments`, { name: 'Dilys', body: 'A man nodded.' });
  await atTheDesk(app);
  await write(app, { ...STORY, body: '/c/1' });
  assert.match((await app.get(WHERE)).html, /A man nodded/);
  await app.post('/c/1/revision', { name: 'Dilys', body: 'Two men nodded.' });
  const { html } = await app.get(WHERE);
  assert.match(html.match(QUOTED)?.[0] ?? '', /Two men nodded/);
  assert.doesNotMatch(html, /A man nodded/);
});

test('however many are named, one question is asked, and none where none is named', async (t) => {
  const app = await aDesk(t);
  const under = await aPost(app);
  const id = await aComment(app, under);
  const fill = async (body: string) => {
    const { html } = renderBody(body, 'markdown', { embeds: [], pictures: [] }, 'UTC');
    let asked = 0;
    const db = app.ctx.readDb.withPlugin({
      transformQuery: ({ node }) => node,
      transformResult: async ({ result }) => {
        asked += 1;
        return result;
      },
    });
    const filled = await fillQuotes(db, html, { now: app.clock.now, zone: 'UTC' });
    return { asked, html: filled.text };
  };
  assert.deepEqual(await fill('No one.'), { asked: 0, html: '<p>No one.</p>\n' });
  const many = await fill(Array.from({ length: 40_000 }, (_, n) => `/c/${n + 1}`).join('\n\n'));
  assert.equal(many.asked, 1);
  assert.equal(many.html.match(QUOTED)?.length, 1);
  assert.match(many.html, new RegExp(`href="/c/${id}"`));
  assert.match((await fill('/c/999999999999999')).html, GONE);
});

test('a comment that is quoted over and over stands in full once, and the page stays small', async (t) => {
  const app = await aDesk(t);
  const id = await aComment(app, await aPost(app), { name: 'Dilys <3', body: 'nodded '.repeat(2_000) });
  const page = { now: app.clock.now, zone: 'UTC' };
  const { html } = renderBody(`/c/${id}\n\n`.repeat(3), 'markdown', { embeds: [], pictures: [] }, 'UTC');
  const filled = (await fillQuotes(app.ctx.readDb, html, page)).text;
  assert.equal(filled.match(QUOTED)?.length, 1);
  assert.equal(filled.match(/<p><a href="\/c\/1"><bdi>Dilys &lt;3<\/bdi> says, as above<\/a><\/p>/g)?.length, 2);
  // As it was stored before places were counted.
  const old = new SafeHtml(`<figure class="said" data-comment="${id}"></figure>`.repeat(16_000));
  const { text } = await fillQuotes(app.ctx.readDb, old, { ...page, baseUrl: 'https://gossip.example' });
  assert.ok(text.length < 2_000_000, `${text.length} characters`);
});

test('what was picked lately waits beside the story, with its line; what is old, hidden or unpicked does not', async (t) => {
  const app = await aDesk(t);
  assert.match((await app.get('/admin/posts/new')).html, /Nothing was picked in the last thirty days/);
  const under = await aPost(app, { title: 'Lentils' });
  const ids = [];
  for (const name of ['Ann', 'Bea', 'Cas', 'Dee'])
    ids.push(await aComment(app, under, { name, body: `${name} said.` }));
  const [ann, bea, cas, dee] = ids;
  await app.post(`/admin/comments/${ann}/pick`, {});
  app.clock.now += 29 * DAY;
  await atTheDesk(app);
  for (const id of [bea, cas, dee]) await app.post(`/admin/comments/${id}/pick`, {});
  await app.post(`/admin/comments/${dee}/unpicking`, {});
  await decide(app.ctx.db, { ids: [cas ?? 0], decision: 'reject', userId: 1 }, app.clock.now);
  const shown = async () => {
    const { html } = await app.get('/admin/posts/new');
    const tray = html.slice(html.indexOf('id="tray"'), html.indexOf('</details>', html.indexOf('id="tray"')));
    return Array.from(tray.matchAll(/<code>(\/c\/\d+)<\/code>/g), ([, line]) => line);
  };
  assert.deepEqual(await shown(), [`/c/${bea}`, `/c/${ann}`]);
  app.clock.now += DAY + HOUR;
  await atTheDesk(app);
  assert.deepEqual(await shown(), [`/c/${bea}`]);
  await app.ctx.db.updateTable('posts').set({ published_at: null }).execute();
  assert.deepEqual(await shown(), []);
});

test('an approved line of the queue is picked, and the pick taken back, where it stands', async (t) => {
  const app = await aDesk(t);
  const under = await aPost(app);
  const id = await aComment(app, under, { name: 'Ann' });
  await aComment(app, under, { name: 'Bea', status: 'held' });
  const queue = '/admin/comments?status=approved';
  assert.match((await app.get(queue)).html, new RegExp(`action="/admin/comments/${id}/pick"[\\s\\S]*?>Pick<`));
  assert.doesNotMatch((await app.get('/admin/comments')).html, />Pick</);
  const picked = await app.post(`/admin/comments/${id}/pick`, { back: queue });
  assert.equal(picked.location, `${queue}&done=1`);
  const after = await app.get(picked.location);
  assert.match(after.html, /Picked “<a href="\/admin\/comments\/1">/);
  assert.match(after.html, new RegExp(`action="/admin/comments/${id}/unpicking"[\\s\\S]*?>Unpick<`));
});
