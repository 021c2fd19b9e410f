import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { CommentRow } from '../../src/db/schema.ts';
import { MINUTE } from '../../src/time.ts';
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
  assert.match(cas, /<span class="vh">signed <\/span>tin lantern<\/span>/);
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
