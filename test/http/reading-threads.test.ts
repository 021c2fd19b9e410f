import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { CommentRow } from '../../src/db/schema.ts';
import { DAY, MINUTE } from '../../src/time.ts';
import { postPath } from '../../src/urls.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { aComment, aPost } from '../support/factories.ts';

async function aThread(t: TestContext, post: Parameters<typeof aPost>[1] = {}) {
  const app = await startApp(t);
  const told = await aPost(app, post);
  return { app, post: told, path: postPath(told) };
}

const change = (app: TestApp, id: number, values: Partial<CommentRow>) =>
  app.ctx.db.updateTable('comments').set(values).where('id', '=', id).execute();

/** The comment's own part of the page, without its replies. */
const partOf = (html: string, id: number) =>
  html.slice(html.indexOf(`<li id="comment-${id}"`)).split(/<details class="fold"|<\/li>/)[0] ?? '';

test('a comment shows whose it is, that it was changed or picked, how it is liked, and what can be done', async (t) => {
  const { app, post, path } = await aThread(t);
  const plain = await aComment(app, post, { name: 'Bea' });
  const signed = await aComment(app, post, { name: 'Cas' });
  const desk = await aComment(app, post, { name: 'Imelda Farr' });
  const { id: markId } = await app.ctx.db
    .insertInto('marks')
    .values({ hash: 'h', words: 'tin lantern', reserved_name: null, reserved_look: null, created_at: 0 })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { id: userId } = await app.ctx.db.selectFrom('users').select('id').executeTakeFirstOrThrow();
  await change(app, signed, { mark_id: markId, edited_at: app.clock.now, picked_at: 1, like_count: 12 });
  await change(app, desk, { user_id: userId, mark_id: markId, shown_at: app.clock.now + MINUTE });

  const { html } = await app.get(path);
  const bea = partOf(html, plain);
  assert.match(bea, /aria-label="Like Bea’s comment, 0 so far"/);
  assert.match(
    bea,
    new RegExp(`href="${path}\\?reply=${plain}#respond" rel="nofollow" aria-label="Reply to Bea">Reply`),
  );
  assert.match(bea, new RegExp(`reply=${plain}&amp;quote=yes#respond" rel="nofollow" aria-label="Quote Bea">Quote`));
  assert.match(bea, new RegExp(`href="/c/${plain}/report" rel="nofollow" aria-label="Report Bea’s comment">Report`));
  assert.doesNotMatch(bea, /edited|pick|flag|class="mark"|data-shown/);
  const cas = partOf(html, signed);
  assert.match(cas, />signed tin lantern<\/span>/);
  assert.match(cas, />edited</);
  assert.match(cas, /comment--pick[\s\S]*<p class="pick">Editor’s pick/);
  assert.match(cas, new RegExp(`<form class="like" action="/c/${signed}/like" method="post">`));
  assert.match(cas, /aria-label="Like Cas’s comment, 12 so far"><span class="num">12</);
  const imelda = partOf(html, desk);
  assert.match(imelda, /comment--desk[\s\S]*<span class="flag flag--desk">Hearsay<\/span>/);
  assert.doesNotMatch(imelda, /tin lantern/);
  assert.match(imelda, new RegExp(`data-shown="${app.clock.now + MINUTE}"`));
  assert.match(html, new RegExp(`data-post="${post.id}" data-newest="${app.clock.now + MINUTE}"`));
});

test('once comments are closed, likes are told and only a report is left to make', async (t) => {
  const { app, post, path } = await aThread(t, { ageInDays: 30 });
  const liked = await aComment(app, post, { name: 'Bea' });
  const other = await aComment(app, post, { name: 'Cas' });
  await change(app, liked, { like_count: 1_200 });
  const { html } = await app.get(path);
  assert.match(partOf(html, liked), /<span class="likes">1,200 likes<\/span>/);
  assert.match(partOf(html, other), /Report Cas/);
  assert.doesNotMatch(html, /class="like"|reply=|quote=|>0 likes/);
});

test('what stands in place of a comment is honest, and its name is gone', async (t) => {
  const { app, post, path } = await aThread(t);
  const tombs: [status: CommentRow['status'], cause: CommentRow['removed_for'], words: string][] = [
    ['removed', 'abuse', 'Removed by a moderator: personal attack. 3 replies kept.'],
    ['removed', null, 'Removed by a moderator. 3 replies kept.'],
    ['deleted', null, 'Deleted by its author. No hard feelings.'],
    ['held', null, 'Out of sight until an editor has looked at it. The replies are kept.'],
    ['spam', null, 'Out of sight until an editor has looked at it. The replies are kept.'],
  ];
  for (const [i, [status, cause]] of tombs.entries()) {
    const gone = await aComment(app, post, { name: `Nobody${i}`, status });
    await change(app, gone, { removed_for: cause });
    const first = await aComment(app, post, { inReplyTo: gone });
    const second = await aComment(app, post, { inReplyTo: first });
    await aComment(app, post, { inReplyTo: second });
    await aComment(app, post, { inReplyTo: second, status: 'held' });
  }
  await aComment(app, post, { name: 'Nobody at all', status: 'held' });
  const { html } = await app.get(path);
  const said = [...html.matchAll(/<p class="tomb">([^<]*)/g)].map(([, words]) => words);
  assert.deepEqual(
    said,
    tombs.map(([, , words]) => words),
  );
  assert.doesNotMatch(html, /Nobody/);
});

test('replies fold away under their number, without JavaScript', async (t) => {
  const { app, post, path } = await aThread(t);
  const top = await aComment(app, post);
  const reply = await aComment(app, post, { inReplyTo: top });
  const gone = await aComment(app, post, { inReplyTo: top, status: 'removed' });
  const third = await aComment(app, post, { inReplyTo: gone });
  await aComment(app, post, { inReplyTo: third });
  await aComment(app, post, { inReplyTo: reply });
  const { html } = await app.get(path);
  const folds = [...html.matchAll(/<details class="fold" open><summary>([^<]*)<\/summary>\s*<ol class="replies"/g)];
  assert.deepEqual(
    folds.map(([, words]) => words),
    ['4 replies', '1 reply', '2 replies'],
  );
});

test('a spoiler opens on the page by a summary, and is told nowhere else', async (t) => {
  const { app, post, path } = await aThread(t, { ageInDays: 2 });
  await aComment(app, post, { body: 'So ||the lamp oil|| then' });
  assert.match(
    (await app.get(path)).html,
    /<details class="spoiler"><summary>Spoiler<\/summary><p dir="auto">the lamp oil<\/p><\/details>/,
  );
  for (const elsewhere of [`${path}/feed.xml`, '/']) {
    const { html } = await app.get(elsewhere);
    assert.match(html, /\[spoiler\]/, elsewhere);
    assert.doesNotMatch(html, /lamp oil/, elsewhere);
  }
});

/** The numbers and ids of the threads of a page, in the order in which they stand there. */
const threadsOf = (html: string) =>
  [...html.matchAll(/<li id="comment-(\d+)" value="(\d+)"/g)].map(([, id, value]) => [Number(value), Number(id)]);

test('responses stand in another order where somebody asks, and keep their numbers', async (t) => {
  const { app, post, path } = await aThread(t);
  const ids: number[] = [];
  for (const [i, likes] of [2, 0, 5, 2].entries()) {
    const id = await aComment(app, post, { name: `N${i}`, at: app.clock.now - MINUTE + i });
    await change(app, id, { like_count: likes });
    ids.push(id);
  }
  const reply = await aComment(app, post, { inReplyTo: ids[1] ?? 0 });
  const [a, b, c, d] = ids;

  const { html } = await app.get(path);
  assert.match(html, /<nav class="sort" aria-label="Order of responses">/);
  assert.match(html, new RegExp(`<a href="${path}#comments" rel="nofollow" aria-current="true">oldest</a>`));
  assert.match(html, new RegExp(`<a href="${path}\\?sort=liked#comments" rel="nofollow">most liked</a>`));

  const newest = await app.get(`${path}?sort=newest`);
  assert.deepEqual(threadsOf(newest.html), [[4, d], [3, c], [2, b], [1, a]]); // biome-ignore format: a row
  assert.match(newest.html, /aria-current="true">newest/);
  assert.ok(newest.html.indexOf(`"comment-${b}"`) < newest.html.indexOf(`"comment-${reply}"`));
  assert.ok(newest.html.indexOf(`"comment-${reply}"`) < newest.html.indexOf(`"comment-${a}"`));
  assert.match(newest.html, /<meta name="robots" content="noindex">/);
  assert.match(newest.html, new RegExp(`<link rel="canonical" href="http://gossip.test${path}">`));
  assert.deepEqual(threadsOf((await app.get(`${path}?sort=liked`)).html), [[3, c], [1, a], [4, d], [2, b]]); // biome-ignore format: a row

  assert.equal((await app.get(`${path}?sort=oldest`)).location, path);
  assert.equal((await app.get(`${path}?sort=liked&comments=1`)).location, `${path}?sort=liked`);
  assert.equal((await app.get(`${path}?sort=random`)).status, 400);
  assert.equal((await app.get(`/c/${a}`)).location, `${path}#comment-${a}`);
});

test('one response has no order, and every order has pages', async (t) => {
  const { app, post, path } = await aThread(t);
  const first = await aComment(app, post, { at: app.clock.now - MINUTE });
  assert.doesNotMatch((await app.get(path)).html, /class="sort"/);
  for (let n = 2; n <= 51; n++) await aComment(app, post, { at: app.clock.now + n });
  const { html } = await app.get(`${path}?sort=newest`);
  assert.equal(threadsOf(html).length, 50);
  assert.match(html, new RegExp(`href="${path}\\?sort=newest&amp;comments=2#comments"`));
  assert.deepEqual(threadsOf((await app.get(`${path}?sort=newest&comments=2`)).html), [[1, first]]);
  assert.equal((await app.get(`${path}?sort=newest&comments=3`)).status, 404);
});

test('what came since is marked, and one link leads to the next over all pages', async (t) => {
  const { app, post, path } = await aThread(t);
  const top: number[] = [];
  for (let n = 0; n < 52; n++) top.push(await aComment(app, post, { name: `T${n}`, at: app.clock.now - 1_000 + n }));
  const seen = top.at(-1) ?? 0;
  const early = await aComment(app, post, { name: 'Early', inReplyTo: top[3] ?? 0, at: app.clock.now });
  const late = await aComment(app, post, { name: 'Late', inReplyTo: top[51] ?? 0, at: app.clock.now });
  // Said before, but it stood on the page only after an editor had read it.
  const waited = await aComment(app, post, { name: 'Waited', inReplyTo: top[1] ?? 0, at: app.clock.now - 5_000 });
  await change(app, waited, { shown_at: app.clock.now });
  await aComment(app, post, { name: 'Held', inReplyTo: top[1] ?? 0, status: 'held' });

  const one = await app.get(`${path}?since=${seen}`);
  assert.match(one.html, /role="status"><b>3 new since Sunday 22 November 2026, 11:59<\/b>/);
  assert.match(one.html, new RegExp(`<a href="#comment-${waited}">Next new ↓</a>`));
  assert.deepEqual(
    [...one.html.matchAll(/<li id="comment-(\d+)" class="comment comment--new"/g)].map(([, id]) => Number(id)),
    [waited, early],
  );
  assert.match(partOf(one.html, waited), /<span class="flag">New<\/span>/);
  assert.match(partOf(one.html, waited), new RegExp(`<a class="next-new" href="#comment-${early}"`));
  assert.match(
    partOf(one.html, early),
    new RegExp(`class="next-new" href="${path}\\?since=${seen}&amp;comments=2#comment-${late}"`),
  );
  assert.match(one.html, new RegExp(`href="${path}\\?since=${seen}&amp;comments=2#comments" aria-label="Page 2"`));
  assert.match(one.html, /noindex/);

  const two = await app.get(`${path}?since=${seen}&comments=2`);
  assert.match(partOf(two.html, late), /comment--new/);
  assert.doesNotMatch(partOf(two.html, late), /next-new/);
  assert.match(two.html, new RegExp(`<a href="${path}\\?since=${seen}#comment-${waited}">Next new`));
});

test('nothing new is said kindly, and a comment that never stood here makes nothing new', async (t) => {
  const { app, post, path } = await aThread(t);
  const id = await aComment(app, post, { name: 'Bea' });
  const held = await aComment(app, post, { name: 'Cas', status: 'held' });
  const elsewhere = await aComment(app, await aPost(app, { title: 'Other' }), { at: 1_000 });
  assert.match((await app.get(`${path}?since=${id}`)).html, /Nothing new since Sunday 22 November 2026, 12:00/);
  for (const other of [held, elsewhere, 99_999]) {
    const { status, html } = await app.get(`${path}?since=${other}`);
    assert.equal(status, 200);
    assert.match(html, /Nothing new here that we know of/);
    assert.doesNotMatch(html, /comment--new/);
  }
  assert.equal((await app.get(`${path}?since=soup`)).status, 400);
  // Without JavaScript too, an address marks what comes next.
  assert.match(
    (await app.get(path)).html,
    new RegExp(`href="${path}\\?since=${id}#comments" rel="nofollow">Keep this address`),
  );
});

test('what is new in a thread of several pages is found there', async (t) => {
  const { app, post, path } = await aThread(t);
  const root = await aComment(app, post, { name: 'Root', at: 1 });
  for (let n = 1; n <= 420; n++) await aComment(app, post, { inReplyTo: root, at: 1 + n });
  const seen = root + 250;
  const third = `${path}?since=${seen}&thread=${root}&comments=3`;
  const { html } = await app.get(`${path}?since=${seen}&thread=${root}&comments=2`);
  assert.match(html, new RegExp(`170 new since[\\s\\S]*<a href="#comment-${seen + 1}">Next new`));
  assert.match(
    partOf(html, root + 399),
    new RegExp(`href="${third.replaceAll('&', '&amp;').replace('?', '\\?')}#comment-${root + 400}"`),
  );
  assert.match(
    (await app.get(`${path}?since=${seen}`)).html,
    new RegExp(`thread=${root}&amp;comments=2#comment-${seen + 1}">Next new`),
  );
});

test('Quote opens the form with the words that are answered, and an end', async (t) => {
  const { app, post, path } = await aThread(t);
  const id = await aComment(app, post, { name: 'Bea', body: '> Soup?\nBroth ||with leek||\n\nand <bread>' });
  const { status, html } = await app.get(`${path}?reply=${id}&quote=yes`);
  assert.equal(status, 200);
  assert.match(html, />\n&gt; Broth \|\|with leek\|\|\n&gt;\n&gt; and &lt;bread&gt;\n\n<\/textarea>/);
  assert.match(html, /Reply to Bea/);
  assert.match((await app.get(`${path}?reply=${id}`)).html, />\n<\/textarea>/);
});

test('what editors picked stands above the thread too, on its first page', async (t) => {
  const { app, post, path } = await aThread(t);
  const ids: number[] = [];
  for (let n = 0; n < 52; n++) ids.push(await aComment(app, post, { name: `T${n}`, body: `Pick ||no|| ${n}`, at: n }));
  for (const [i, n] of [51, 1, 2, 3, 4, 5].entries()) await change(app, ids[n] ?? 0, { picked_at: 100 + i });
  const gone = await aComment(app, post, { name: 'Gone', status: 'removed' });
  await change(app, gone, { picked_at: 900 });
  const picksIn = (html: string) => /<section class="picks"[\s\S]*?<\/section>/.exec(html)?.[0] ?? '';
  const { html } = await app.get(path);
  assert.deepEqual(
    [...picksIn(html).matchAll(/<a href="([^"]+)">([^<]*)/g)].map(([, href, words]) => [href, words]),
    [5, 4, 3, 2, 1].map((n) => [`#comment-${ids[n]}`, `Pick [spoiler] ${n}`]),
  );
  await change(app, ids[5] ?? 0, { picked_at: null });
  assert.match(picksIn((await app.get(path)).html), new RegExp(`<a href="/c/${ids[51]}">`));
  for (const sort of ['newest', 'liked'])
    assert.match(picksIn((await app.get(`${path}?sort=${sort}`)).html), /Editor’s picks/, sort);
  assert.equal(picksIn((await app.get(`${path}?comments=2`)).html), '');
});

test('readers see when comments close, why they closed and when', async (t) => {
  const { app, path } = await aThread(t, { ageInDays: 12 });
  const { html } = await app.get(path);
  assert.match(html, /<p class="responses-lead">\s*<span>Comments close in 2 days<\/span>/);
  assert.match(html, /<p class="closing">Comments close in 2 days, on .+?\./, 'and at the form, with the moment');
  app.clock.now += 3 * DAY;
  const closed = () => app.get(path).then(({ html }) => /Comments are closed<\/h3>\s*<p>([^<]*)/.exec(html)?.[1]);
  const byAge = 'We close comments on older posts to fight comment spam. These closed on 24 November 2026.';
  assert.equal(await closed(), byAge);
  // The job writes it down some time later.
  await app.ctx.db.updateTable('posts').set({ comments_closed_at: app.clock.now, comments_closed_by: 'age' }).execute();
  assert.equal(await closed(), byAge);
  await app.ctx.db.updateTable('posts').set({ comments_closed_by: 'editor' }).execute();
  assert.equal(await closed(), 'An editor has closed the comments on this post, on 25 November 2026.');
});
