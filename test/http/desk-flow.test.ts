import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { PostRow } from '../../src/db/schema.ts';
import { type PostDecision, whyNot } from '../../src/posts/desk/bulk.ts';
import { byId } from '../../src/posts/writing/desk-post.ts';
import * as revisions from '../../src/posts/writing/revisions.ts';
import * as log from '../../src/runs/log.ts';
import { DAY, HOUR } from '../../src/time.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { atTheDesk, fieldOf, STORY, WHERE, write } from '../support/desk.ts';
import { aComment, aPicture, aPost } from '../support/factories.ts';

async function aFlow(t: TestContext) {
  const app = await startApp(t);
  const me = await atTheDesk(app);
  const draft = (title: string, more: Record<string, string> = {}) =>
    write(app, { ...STORY, title, publish: 'draft', ...more });
  const live = (title: string) => write(app, { ...STORY, title });
  return { app, me, draft, live, db: app.ctx.db };
}

const decide = (app: TestApp, decision: PostDecision, ids: readonly number[], back = '/admin/posts') =>
  app.post(
    '/admin/posts/decisions',
    new URLSearchParams([
      ...ids.map((id): [string, string] => ['ids', `${id}`]),
      ['decision', decision],
      ['back', back],
    ]),
  );

/** Where each post is: `live`, `scheduled`, or its stage. */
async function places({ ctx, clock }: TestApp): Promise<string> {
  const rows = await ctx.db.selectFrom('posts').select(['published_at', 'stage']).orderBy('id').execute();
  return rows
    .map(({ published_at: at, stage }) => (at === null ? stage : at > clock.now ? 'scheduled' : 'live'))
    .join(' ');
}

/** Who did what about a post, the first first. */
async function told(app: TestApp, id: number): Promise<string[]> {
  const entries = await log.aboutPost(app.ctx.readDb, id, 50);
  return entries.reverse().map(({ action, by }) => `${action} by ${by ?? 'nobody'}`);
}

const undoIn = (html: string) => /action="(\/admin\/decisions\/\d+\/reversal)"/.exec(html)?.[1] ?? '';

test('a post goes from draft to review, is scheduled, published, taken off, and published again', async (t) => {
  const { app, draft } = await aFlow(t);
  const id = await draft(STORY.title);
  const to = async (fields: Record<string, string>) => {
    app.clock.now += HOUR;
    assert.equal((await app.post(`/admin/posts/${id}`, fields)).status, 303);
  };
  await to({ publish: 'review' });
  assert.match(
    (await app.get('/admin/posts?show=review')).html,
    /understudy[\s\S]*waits for 1 minute, sent by Posy Lind/,
  );

  await atTheDesk(app, 'editor', 'Cosmo Wraxall');
  await to({ publish: 'at', publish_at: '2026-11-23T08:00' });
  assert.equal((await app.get(WHERE)).status, 404);
  app.clock.now = Date.UTC(2026, 10, 23, 8);
  assert.equal((await app.get(WHERE)).status, 200, 'whatever job runs or does not');
  await to({ publish: 'draft' });
  assert.equal((await app.get(WHERE)).status, 404);
  assert.match((await app.get('/admin/posts?show=draft')).html, /state--idle">Taken off the site/);
  await to({ publish: 'review' });
  await to({ publish: 'draft' });
  await to({ publish: 'now' });
  assert.equal((await app.get(WHERE)).status, 200);

  assert.deepEqual(await told(app, id), [
    'send_to_review by Posy Lindqvist',
    'schedule by Cosmo Wraxall',
    'came_out by nobody',
    'unpublish by Cosmo Wraxall',
    'send_to_review by Cosmo Wraxall',
    'back_to_draft by Cosmo Wraxall',
    'publish by Cosmo Wraxall',
  ]);
  const { html } = await app.get('/admin/log');
  assert.match(
    html,
    /Published[\s\S]*Made a draft again[\s\S]*Took off the site[\s\S]*the clock[\s\S]*Came out at its hour[\s\S]*Scheduled/,
  );
  assert.match(html, new RegExp(`<a href="/admin/posts/${id}">The understudy`));
});

test('several are published at once, each with a revision and one entry in the log, and that is undone once', async (t) => {
  const { app, draft } = await aFlow(t);
  const ids = [await draft('One'), await draft('Two'), await draft('Three')];
  const form = await app.get(`/admin/posts/${ids[0]}`);
  app.clock.now += HOUR;
  const answer = await decide(app, 'publish', ids, '/admin/posts?show=draft&q=o');
  assert.equal(answer.location, '/admin/posts?show=draft&q=o&done=1');
  assert.equal(await places(app), 'live live live');
  assert.equal((await app.get('/2026/11/two')).status, 200);
  const page = await app.get(answer.location);
  assert.match(page.html, /Published 3 posts\./);
  assert.deepEqual(await told(app, ids[1] ?? 0), ['publish by Posy Lindqvist']);
  assert.equal((await revisions.newest(app.ctx.db, ids[2] ?? 0))?.deed, 'published');

  const late = await app.post(`/admin/posts/${ids[0]}`, {
    publish: 'draft',
    body: 'Mine',
    base: fieldOf(form, 'base') ?? '',
  });
  assert.equal(late.status, 409, 'whoever has the form open is told');
  assert.match(late.html, /Mine/);

  app.clock.now += HOUR;
  const undone = await app.post(undoIn(page.html), { back: '/admin/posts' });
  assert.equal(undone.location, '/admin/posts?undone=1');
  assert.match((await app.get(undone.location)).html, /Undone: 3 posts\./);
  assert.equal(await places(app), 'draft draft draft');
  assert.equal((await revisions.newest(app.ctx.db, ids[2] ?? 0))?.deed, 'unpublished');
  assert.equal((await app.post(undoIn(page.html), {})).status, 409);
  assert.equal(undoIn((await app.get(answer.location)).html), '');
});

test('undoing leaves alone what somebody has saved or moved since, and says so', async (t) => {
  const { app, draft } = await aFlow(t);
  const [one, two, three] = [await draft('One'), await draft('Two'), await draft('Three')];
  const { html } = await app.get((await decide(app, 'publish', [one, two, three])).location);
  app.clock.now += HOUR;
  await app.post(`/admin/posts/${one}`, { body: 'Other words' });
  await decide(app, 'bin', [two]);
  const undone = await app.post(undoIn(html), {});
  assert.equal(undone.location, '/admin/posts?undone=1&left=2');
  assert.match((await app.get(undone.location)).html, /Undone, except for 2 posts that somebody has changed since\./);
  assert.equal(await places(app), 'live bin draft');

  const binned = await app.get('/admin/log');
  await app.post(`/admin/posts/${two}`, { publish: 'draft' });
  const overtaken = await app.post(undoIn(binned.html), {});
  assert.equal(overtaken.status, 409);
  assert.match(overtaken.html, /nothing left to undo/);
});

test('the form and the list agree on what may be published', async (t) => {
  const { app, draft, db } = await aFlow(t);
  const blind = await aPicture(app, { alt: '' });
  const { key } = await db.selectFrom('media').select('key').where('id', '=', blind).executeTakeFirstOrThrow();
  const long = (n: number) => 'x'.repeat(n);
  const TABLE: [what: string, stored: Partial<PostRow>, refused: boolean][] = [
    ['all there', {}, false],
    ['no title', { title: '' }, true],
    ['a title of nothing visible', { title: '\u2060' }, true],
    ['a title too long', { title: long(301) }, true],
    ['no text', { body: '' }, true],
    ['a lead picture without a description', { hero_id: blind }, true],
    ['a picture in the text without one', { body: `Look.\n\n![](/media/${key}/640.webp)` }, true],
  ];
  for (const [what, stored, refused] of TABLE) {
    const id = await draft(`Agreed: ${what}`, stored.body === undefined ? {} : { body: stored.body });
    await db
      .updateTable('posts')
      .set({ title: what, ...stored })
      .where('id', '=', id)
      .execute();
    const post = await byId(db, id);
    assert.ok(post);
    const why = whyNot(post, 'publish', app.clock.now);
    const { status } = await app.post(`/admin/posts/${id}`, { publish: 'now' });
    assert.deepEqual([why !== null, status], [refused, refused ? 422 : 303], `${what}: ${why}`);
  }
});

test('what the form would refuse is not published with the others, and named', async (t) => {
  const { app, draft, live, db } = await aFlow(t);
  const good = await draft('Good');
  const empty = await draft('Empty', { body: '' });
  const blind = await draft('Blind');
  const inset = await draft('Inset');
  const picture = await aPicture(app, { alt: '' });
  await db.updateTable('posts').set({ hero_id: picture }).where('id', '=', blind).execute();
  await db.insertInto('post_pictures').values({ post_id: inset, media_id: picture }).execute();
  const out = await live('Out');
  const binned = await draft('Binned <b>');
  await app.post(`/admin/posts/${binned}/bin`, {});
  const answer = await decide(app, 'publish', [good, empty, blind, inset, out, binned, 999]);
  assert.match(
    answer.location,
    new RegExp(`done=\\d+&asked=publish&kept=${empty}.${blind}.${inset}.${out}.${binned}$`),
  );
  assert.equal(await places(app), 'live draft draft draft live bin');
  const { html } = await app.get(answer.location);
  for (const words of [
    'Published “',
    '“Empty” stays as it is: it has no text.',
    '“Blind” stays as it is: its picture has no description.',
    '“Inset” stays as it is: a picture in its text has no description.',
    '“Out” stays as it is: it is out already.',
    '“Binned &lt;b&gt;” stays as it is: it lies in the bin.',
  ])
    assert.ok(html.includes(words), words);

  const none = await decide(app, 'publish', [empty]);
  assert.equal(none.location, `/admin/posts?asked=publish&kept=${empty}`, 'nothing was done, so nothing can be undone');
});

/** What each decision makes of a draft, one in review, one taken off, a scheduled, a live and a binned post. */
const OUTCOMES: [PostDecision, places: string, action: string][] = [
  ['publish', 'live live live live live bin', 'publish'],
  ['draft', 'draft draft draft draft draft bin', 'back_to_draft'],
  ['review', 'review review review scheduled live bin', 'send_to_review'],
  ['bin', 'bin bin bin bin bin bin', 'bin'],
  ['restore', 'draft review draft scheduled live draft', 'back_to_draft'],
  ['close', 'draft review draft scheduled live bin', 'close_comments'],
  ['open', 'draft review draft scheduled live bin', 'reopen_comments'],
];

for (const [decision, after, action] of OUTCOMES)
  test(`deciding “${decision}” does to each post what makes sense there, and it is undone`, async (t) => {
    const { app, draft, live, db } = await aFlow(t);
    const ids = [await draft('A'), await draft('B', { publish: 'review' }), await live('C')];
    await app.post(`/admin/posts/${ids[2]}`, { publish: 'draft' });
    ids.push(await draft('D', { publish: 'at', publish_at: '2026-12-01T08:00' }), await live('E'), await draft('F'));
    await app.post(`/admin/posts/${ids[5]}/bin`, {});
    const before = 'draft review draft scheduled live bin';
    assert.equal(await places(app), before);
    const rows = () => db.selectFrom('posts').select(['published_at', 'announce_due', 'slug']).orderBy('id').execute();
    const stood = await rows();

    app.clock.now += HOUR;
    const answer = await decide(app, decision, ids);
    assert.equal(await places(app), after);
    const { html } = await app.get(answer.location);
    const [entry] = await log.entries(db, { page: 1, size: 1 });
    assert.equal(entry?.action, action);
    const undo = undoIn(html);
    if (decision === 'close' || decision === 'open') return assert.equal(undo, '', 'the opposite answers it');
    app.clock.now += HOUR;
    assert.equal((await app.post(undo, {})).status, 303);
    assert.equal(await places(app), before);
    assert.deepEqual(await rows(), stood);
  });

test('what is closed for comments in bulk is closed, and opened again', async (t) => {
  const { app, live } = await aFlow(t);
  const ids = [await live('One'), await live('Two')];
  await decide(app, 'close', ids);
  assert.match((await app.get('/2026/11/two')).html, /An editor has closed the comments/);
  assert.match((await app.get((await decide(app, 'open', ids)).location)).html, /Comments stay open on 2 posts\./);
  assert.match((await app.get('/2026/11/two')).html, /Say something/);
});

test('a post that was to come out while it was off the schedule is out when that is undone, and the log says so', async (t) => {
  const { app, draft, db } = await aFlow(t);
  const id = await draft('Late', { publish: 'at', publish_at: '2026-11-22T13:00' });
  const { html } = await app.get((await decide(app, 'draft', [id])).location);
  app.clock.now += 2 * HOUR;
  await app.post(undoIn(html), {});
  assert.equal((await app.get('/2026/11/late')).status, 200);
  const row = await db.selectFrom('posts').select(['published_at', 'announce_due']).executeTakeFirstOrThrow();
  assert.deepEqual(row, { published_at: app.clock.now - HOUR, announce_due: 1 });
});

test('the bin takes a post off the site, tells how long it stays, and gives it back', async (t) => {
  const { app, draft, live } = await aFlow(t);
  const [begun, out] = [await draft('Begun'), await live('Out')];
  const form = await app.get(`/admin/posts/${out}`);
  assert.match(form.html, new RegExp(`action="/admin/posts/${out}/bin"`));
  const answer = await app.post(`/admin/posts/${out}/bin`, {});
  assert.match((await app.get(answer.location)).html, /Put in the bin: “<a[^>]*><bdi>Out<\/bdi><\/a>”[\s\S]*Undo/);
  assert.equal((await app.get('/2026/11/out')).status, 404);
  assert.match((await app.get(`/admin/posts/${out}`)).html, /In the bin[\s\S]*Take it out of the bin/);
  await app.post(`/admin/posts/${begun}/bin`, {});
  app.clock.now += 2 * DAY;
  await atTheDesk(app);
  const { html } = await app.get('/admin/posts?show=bin');
  assert.match(html, /What was never out goes for good after 30 days/);
  assert.match(html, /Begun[\s\S]*2 days in the bin, gone on 22 December 2026/);
  assert.match(html, /Out[\s\S]*2 days in the bin, and kept, as readers have met it/);
  assert.equal((await app.get('/admin/posts')).html.includes('Begun'), false);

  await decide(app, 'restore', [begun]);
  await app.post(`/admin/posts/${out}`, { publish: 'draft' });
  assert.equal(await places(app), 'draft draft');
  assert.equal((await told(app, out)).at(-1), 'back_to_draft by Posy Lindqvist');
  assert.match((await app.get('/admin/log')).html, /Took out of the bin/);
});

test('orders that make no sense are answered in words, and nobody but writers gives any', async (t) => {
  const { app, draft } = await aFlow(t);
  const id = await draft('One');
  assert.match((await decide(app, 'publish', [])).html, /No post was ticked/);
  assert.equal((await decide(app, 'publish', [])).status, 422);
  assert.equal((await decide(app, 'burn' as PostDecision, [id])).status, 422);
  assert.equal((await decide(app, 'publish', [998, 999])).status, 404);
  const many = Array.from({ length: 201 }, (_, n) => n + 1);
  assert.match((await decide(app, 'publish', many)).html, /At most 200/);
  assert.equal((await decide(app, 'bin', [id, id], 'https://evil.example')).location, '/admin/posts?done=1');
  assert.equal((await app.get('/admin/posts?done=77&undone=77&asked=publish&kept=5')).status, 200);
  assert.equal((await app.get('/admin/posts?asked=publish&kept=5,6')).status, 400);

  await atTheDesk(app, 'moderator', 'Mo Derry');
  const { html } = await app.get('/admin/posts?done=1');
  assert.equal(/id="bulk"|reversal|name="ids"/.test(html), false);
  assert.equal(undoIn((await app.get('/admin/log')).html), '');
  assert.equal((await app.post('/admin/decisions/1/reversal', {})).status, 403);
  assert.equal(await places(app), 'bin');
});

test('who ticked nothing is back in the list that they came from, and told so', async (t) => {
  const { app, draft, live } = await aFlow(t);
  await draft('Cold soup');
  await draft('Warm bread');
  await live('Old soup');
  const answer = await decide(app, 'publish', [], '/admin/posts?show=draft&q=soup');
  assert.equal(answer.status, 422);
  assert.match(answer.html, /role="alert"[^>]*><p class="wrong">No post was ticked, so nothing was done\./);
  assert.match(answer.html, /Cold soup/);
  assert.doesNotMatch(answer.html, /Warm bread|Old soup/);
  assert.match(answer.html, /name="back" value="\/admin\/posts\?show=draft&amp;q=soup"/);
  assert.equal(await places(app), 'draft draft live');
  for (const back of [
    'https://evil.example',
    '/admin/posts?show=x&page=0',
    '/admin/comments?status=spam',
    '/admin/posts?q=%E0',
  ])
    assert.match((await decide(app, 'bin', [], back)).html, /No post was ticked/, back);
});

test('two hundred are moved at once, and pages answer meanwhile', async (t) => {
  const { app, draft, db } = await aFlow(t);
  const first = await draft('P');
  const { id: _, ...row } = await db.selectFrom('posts').selectAll().where('id', '=', first).executeTakeFirstOrThrow();
  for (let n = 1; n < 200; n++)
    await db
      .insertInto('posts')
      .values({ ...row, slug: `p-${n}`, form_key: null })
      .execute();
  const ids = Array.from({ length: 200 }, (_, n) => first + n);
  const [answer, front] = await Promise.all([decide(app, 'publish', ids), app.get('/admin/posts?show=live')]);
  assert.equal(front.status, 200);
  assert.match((await app.get(answer.location)).html, /Published 200 posts/);
  assert.match((await app.get('/admin/log')).html, /and 188 more/);
});

test('the desk’s front shows what is to be read, what comes out and whose rights end, and nothing empty', async (t) => {
  const { app, draft, live, db } = await aFlow(t);
  const calm = (await app.get('/admin')).html;
  assert.equal(/To be read|Coming out|Rights ending/.test(calm), false);
  await draft('Read me', { publish: 'review' });
  await draft('Tomorrow', { publish: 'at', publish_at: '2026-11-23T08:00' });
  const shown = await live('Shown');
  const picture = await aPicture(app, { alt: 'Odalys with a flask' });
  await db.updateTable('posts').set({ hero_id: picture }).where('id', '=', shown).execute();
  await db
    .updateTable('media')
    .set({ expires_at: app.clock.now + 3 * DAY })
    .execute();
  app.clock.now += 2 * HOUR;
  const { html } = await app.get('/admin');
  assert.match(html, /<b>1<\/b><span>in review<\/span>/);
  assert.match(html, /To be read[\s\S]*Read me[\s\S]*from Posy Lindqvist, 2 hours ago/);
  assert.match(html, /Coming out[\s\S]*Tomorrow[\s\S]*23 Nov 2026, 8:00, by Posy Lindqvist/);
  assert.match(html, /Rights ending soon[\s\S]*Shown[\s\S]*last day 25 November 2026: Odalys with a flask/);
});

test('lists tell who is in a post and who worked on it last', async (t) => {
  const { app, draft } = await aFlow(t);
  const id = await draft('One', { people: 'Ann, Bea, Cas, Dee, Eve' });
  const imported = await aPost(app, { title: 'From elsewhere' });
  await aComment(app, imported);
  await atTheDesk(app, 'editor', 'Cosmo Wraxall');
  app.clock.now += HOUR;
  await app.post(`/admin/posts/${id}`, { body: 'Other words' });
  app.clock.now += HOUR;
  const { html } = await app.get('/admin/posts');
  assert.match(
    html,
    /Posy Lindqvist<\/span><span>Ann, Bea, Cas and 2 more<\/span><span>saved 1 hour ago by Cosmo Wraxall</,
  );
  assert.match(html, /From elsewhere[\s\S]*1 response<[\s\S]*saved 2 hours ago</);
  assert.equal((await byId(app.ctx.db, id))?.body, 'Other words');
});
