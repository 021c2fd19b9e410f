import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { postPath } from '../../src/urls.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { aComment, aPost } from '../support/factories.ts';

async function aThread(t: TestContext) {
  const app = await startApp(t, { settings: { 'comments.hold_first': 'false', 'comments.flood_seconds': '0' } });
  const post = await aPost(app);
  const path = postPath(post);
  return { app, post, path, say: (fields: Record<string, string>) => app.post(`${path}/comments`, fields) };
}

const row = (app: TestApp, id: number) =>
  app.ctx.db.selectFrom('comments').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const idIn = (location: string) => Number(/^\/c\/(\d+)/.exec(location)?.[1]);

test('a reply to a reply keeps its true parent; the page nests three levels and names the fourth', async (t) => {
  const { app, path, say } = await aThread(t);
  let parent = '';
  for (const name of ['Ann', 'Bea', 'Cas', 'Dee', 'Eve']) {
    const { location } = await say({ name, body: 'Soup!', parent });
    parent = String(idIn(location));
  }
  const dee = await row(app, Number(parent) - 1);
  assert.equal((await row(app, Number(parent))).parent_id, dee.id);
  const { html } = await app.get(path);
  assert.match(html, new RegExp(`href="#comment-${dee.parent_id}">↑ to <bdi>Cas</bdi>`));
  assert.match(html, new RegExp(`href="#comment-${dee.id}">↑ to <bdi>Dee</bdi>`));
  const thread = html.slice(html.indexOf('<ol class="thread"'), html.indexOf('id="respond"'));
  assert.equal((thread.match(/<ol/g) ?? []).length, 3);
});

test('without JavaScript ?reply=ID opens the form under that comment', async (t) => {
  const { app, post, path } = await aThread(t);
  const id = await aComment(app, post, { name: 'Bea' });
  await aComment(app, post, { name: 'Cas' });
  assert.match(
    (await app.get(path)).html,
    new RegExp(`href="${path}\\?reply=${id}#respond"[^>]*aria-label="Reply to Bea"`),
  );
  const { status, html } = await app.get(`${path}?reply=${id}`);
  assert.equal(status, 200);
  assert.match(html, /<meta name="robots" content="noindex">/);
  assert.match(html, new RegExp(`name="parent" value="${id}"`));
  assert.ok(html.indexOf('Reply to Bea</bdi></h3>') < html.indexOf('<bdi>Cas</bdi>'));
  assert.equal((html.match(/<form class="form"/g) ?? []).length, 1);
});

test('a long thread has pages; numbers go on, links find their page, and a cut thread its rest', async (t) => {
  const { app, post, path } = await aThread(t);
  const ids: number[] = [];
  for (let n = 1; n <= 60; n++) ids.push(await aComment(app, post, { name: `Top ${n}`, at: app.clock.now + n }));
  const [first = 0] = ids;
  const replies: number[] = [];
  for (let n = 1; n <= 230; n++)
    replies.push(await aComment(app, post, { name: `R${n}`, inReplyTo: first, at: app.clock.now + 100 + n }));

  const one = await app.get(path);
  assert.match(one.html, /<span class="num">290<\/span> Responses/);
  assert.match(one.html, new RegExp(`href="${path}\\?thread=${first}&amp;comments=2#comments">31 more replies`));
  const two = await app.get(`${path}?comments=2`);
  assert.match(two.html, /<ol class="thread" role="list" start="2">/);
  assert.match(two.html, /Threads 2 to 51 of 60/);
  assert.equal((await app.get(`${path}?comments=4`)).status, 404);

  assert.equal((await app.get(`/c/${ids[59]}`)).location, `${path}?comments=3#comment-${ids[59]}`);
  assert.equal((await app.get(`/c/${replies[198]}`)).location, `${path}#comment-${replies[198]}`);
  assert.equal(
    (await app.get(`/c/${replies[199]}`)).location,
    `${path}?thread=${first}&comments=2#comment-${replies[199]}`,
  );
  const rest = await app.get(`${path}?thread=${first}&comments=2`);
  assert.match(rest.html, /Thread 1 of 60/);
  assert.doesNotMatch(rest.html, new RegExp(`id="comment-${first}"`));
  assert.match(rest.html, new RegExp(`↑ <a href="/c/${first}"><b><bdi>Top 1</bdi></b>: Soup!</a>`));
  assert.match(rest.html, new RegExp(`<a href="${path}#comment-${first}" aria-label="Page 1"`));
  assert.match(rest.html, new RegExp(`id="comment-${replies[229]}"`));
  assert.doesNotMatch(rest.html, new RegExp(`id="comment-${replies[198]}"`));
  assert.equal((await app.get(`${path}?thread=${first}&comments=3`)).status, 404);
  assert.equal((await app.get(`${path}?thread=${replies[0]}`)).status, 404);
});

test('the name of a removed comment is gone with its words, also where a reply names it', async (t) => {
  const { app, post, path } = await aThread(t);
  const chain: number[] = [];
  for (const name of ['Ann', 'Bea', 'Cas', 'Dee'])
    chain.push(await aComment(app, post, { name, inReplyTo: chain.at(-1) ?? 0 }));
  await app.ctx.db.updateTable('comments').set({ status: 'removed' }).where('name', '=', 'Cas').execute();
  const { html } = await app.get(path);
  assert.doesNotMatch(html, /Cas/);
  assert.match(html, new RegExp(`href="#comment-${chain[2]}">↑ to <bdi>a removed comment`));
  assert.match(html, /Removed by a moderator/);
});

test('a thread of 200 replies under a tombstone is cut in one place, and every link finds its comment', async (t) => {
  const { app, post, path } = await aThread(t);
  const root = await aComment(app, post, { name: 'Root', status: 'removed' });
  const replies: number[] = [];
  for (let n = 1; n <= 200; n++) replies.push(await aComment(app, post, { inReplyTo: root, at: app.clock.now + n }));
  assert.match((await app.get(path)).html, /1 more reply</);
  for (const id of [replies[0], replies[198], replies[199]]) {
    const { location } = await app.get(`/c/${id}`);
    assert.match((await app.get(location.replace(/#.*/, ''))).html, new RegExp(`id="comment-${id}"`), location);
  }
});

test('?comments=1 is the page itself, unless it says something more', async (t) => {
  const { app, post, path } = await aThread(t);
  const id = await aComment(app, post);
  assert.equal((await app.get(`${path}?comments=1`)).location, path);
  assert.match((await app.get(`${path}?reply=${id}&comments=1`)).html, /Reply to Léonie<\/bdi><\/h3>/);
  for (const thread of [`${path}?thread=${id}&comments=1`, `${path}?thread=${id}`])
    assert.equal((await app.get(thread)).location, `${path}#comment-${id}`, thread);
  assert.equal((await app.get(`${path}?thread=${id}&comments=2`)).status, 404);
});
