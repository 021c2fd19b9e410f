import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { buildDemo } from '../../src/demo/build.ts';
import { linkFor } from '../../src/notices/links.ts';
import { commentsPath, postPath, reportPath, revisionPath } from '../../src/urls.ts';
import { startApp, type TestApp } from './app.ts';
import { aComment, aPost } from './factories.ts';

/** A page as one of its kind: by its address, or by what is sent to one. */
interface PageKind {
  what: string;
  path: string;
  /** Sent there as a form, whose answer is the page. */
  fields?: Record<string, string>;
  status?: number;
  /** It is made as another of these is, and tells a slow test nothing new. */
  again?: true;
}

const PASSWORDS = { nell: 'a pass for Nell', cosmo: 'a pass for Cosmo', gladwyn: 'a pass for Gladwyn' };

/** The demo, as tests ask for it: nobody has to wait before saying something else. */
export async function theDemo(t: TestContext): Promise<TestApp> {
  const app = await startApp(t, { settings: { 'comments.flood_seconds': '0' } });
  await buildDemo(app.ctx, PASSWORDS);
  return app;
}

export interface EveryPage {
  app: TestApp;
  pages: PageKind[];
  /** Of the reader whose own some of them are. */
  cookies: { name: string; value: string }[];
}

/** The demo with what it lacks, and a page of each kind that readers meet. The app's own cookies are that reader's. */
export async function everyPage(t: TestContext): Promise<EveryPage> {
  const app = await theDemo(t);
  let older = 0;
  for (let n = 0; n < 45; n++)
    older = (await aPost(app, { title: `Long ago ${n}`, topics: ['Soup'], ageInDays: 1_500 + n })).id - 5;
  const awkward = await anAwkwardPost(app);
  const slugs = await app.ctx.db
    .selectFrom('posts')
    .select(['slug', 'year', 'month'])
    .where('published_at', '<=', app.clock.now)
    .$narrowType<{ year: number; month: number }>()
    .execute();
  const post = (slug: string) =>
    postPath(slugs.find((each) => each.slug === slug) ?? assert.fail(`the demo has no ${slug}`));
  const long = post('open-post-the-final-of-the-proving-drawer');
  const closed = post('calder-whin-continuity');
  const bare = postPath(await aPost(app, { title: 'Nobody has said anything' }));
  const reader = await aReader(app, awkward.path);
  const kinds: PageKind[] = [
    { what: 'front page', path: '/' },
    { what: 'its second page', path: '/page/2', again: true },
    { what: 'a closed post with every part', path: closed },
    { what: 'an open post with awkward names', path: awkward.path },
    { what: 'a post without picture or comments', path: bare },
    { what: 'a long thread', path: long },
    { what: 'its second page', path: `${long}?comments=2`, again: true },
    { what: 'its newest first', path: `${long}?sort=newest`, again: true },
    { what: 'a reply begun', path: `${awkward.path}?reply=${awkward.deepest}` },
    { what: 'a quotation begun', path: `${awkward.path}?reply=${awkward.deepest}&quote=yes`, again: true },
    { what: 'what is new', path: commentsPath(awkward, 1, { since: awkward.first }) },
    {
      what: 'the form with errors',
      path: `${awkward.path}/comments`,
      fields: { name: '', body: '', email: 'no address', phrase: 'x' },
      status: 422,
    },
    {
      what: 'the form under a comment with errors',
      path: `${awkward.path}/comments`,
      fields: { name: '', body: '', parent: String(awkward.first) },
      status: 422,
    },
    { what: 'words for a closed post', path: `${closed}/comments`, fields: { name: 'Ann', body: 'Late' }, status: 403 },
    { what: 'a held comment', path: reader.held },
    { what: 'the report form', path: reportPath(awkward.first) },
    { what: 'the report form with errors', path: reportPath(awkward.first), fields: { note: 'x' }, status: 422 },
    { what: 'reported', path: `${reportPath(awkward.first)}?done=yes` },
    { what: 'a comment of one’s own, to change', path: revisionPath(reader.shown) },
    { what: 'emptied', path: revisionPath(reader.shown), fields: { body: '' }, status: 422 },
    { what: 'people', path: '/people' },
    { what: 'topics', path: '/topics' },
    { what: 'a person', path: '/people/monty-skerritt' },
    { what: 'a topic', path: '/topics/soup' },
    { what: 'its second page', path: '/topics/soup/page/2', again: true },
    { what: 'an author', path: '/authors/nell-hartigan' },
    { what: 'a year', path: '/2026' },
    { what: 'a month', path: '/2026/11' },
    { what: 'all months', path: '/archive' },
    { what: 'search', path: '/search' },
    { what: 'found', path: '/search?q=goose' },
    { what: 'found nothing', path: '/search?q=zzyzx' },
    { what: 'found people', path: '/search?q=monty' },
    { what: 'found nobody but somebody like that', path: '/search?q=skeritt' },
    { what: 'narrowed', path: '/search?q=the&in=stories&year=2026' },
    { what: 'narrowed to what nobody knows', path: '/search?q=goose&person=nobody-here', status: 404 },
    { what: 'older ones found', path: `/search?q=long+ago&in=stories&before=${older}` },
    { what: 'an odd search', path: `/search?q=${encodeURIComponent('"<b>* OR -)')}` },
    ...['/about', '/comment-policy', '/privacy', '/contact'].map((path) => ({ what: 'a page that stands', path })),
    { what: 'one’s own page', path: '/me' },
    { what: 'one’s own page, not sure', path: '/me/erasure', fields: {}, status: 422 },
    { what: 'mail about answers asked for', path: reader.follow },
    { what: 'mail about answers, to stop', path: reader.unfollow },
    { what: 'mail about answers stopped', path: reader.unfollow, fields: {} },
    { what: 'nothing here', path: '/nothing/here', status: 404 },
    { what: 'no such comment', path: '/c/999999', status: 404 },
    { what: 'no sense', path: `${awkward.path}?comments=x`, status: 400 },
    { what: 'login', path: '/admin/login' },
    { what: 'login refused', path: '/admin/login', fields: { email: 'x', password: 'x' }, status: 422 },
  ];
  return { app, pages: kinds, cookies: reader.cookies };
}

/** Names, words and addresses that break what was drawn for ordinary ones, five levels deep. */
async function anAwkwardPost(app: TestApp) {
  const post = await aPost(app, {
    title: 'A headline of extraordinarylongwordswithoutanyspace and a few more',
    body: `> “Soup.”\n\n## A part\n\nhttps://www.instagram.com/p/Abc123/\n\nhttps://youtu.be/dQw4w9WgXcQ\n\nhttps://youtu.be/aaaaaaaaaaa\n\n${'word '.repeat(80)}`,
    people: ['Odalys Finch', 'x'.repeat(60)],
    topics: ['Soup'],
  });
  const chain: number[] = [];
  for (const name of ['Ann', 'x'.repeat(60), 'ليلى', '🏳️‍🌈', 'Eve'])
    chain.push(
      await aComment(app, post, {
        name,
        body: `https://example.org/${'long'.repeat(40)}`,
        inReplyTo: chain.at(-1) ?? 0,
      }),
    );
  const gone = await aComment(app, post, { name: 'Gone' });
  await aComment(app, post, { inReplyTo: gone });
  await app.ctx.db.updateTable('comments').set({ status: 'removed' }).where('id', '=', gone).execute();
  const [first = 0] = chain;
  return { ...post, path: postPath(post), first, deepest: chain.at(-1) ?? 0 };
}

/** Somebody with a comment that waits, one that stands, and mail about it. */
async function aReader(app: TestApp, path: string) {
  const answer = await app.post(`${path}/comments`, { name: 'Held', body: 'Me too', remember: 'on' });
  assert.equal(answer.status, 303);
  const cookies = answer.headers.getSetCookie().flatMap((line) => {
    const [name = '', value = ''] = line.split(';')[0]?.split('=') ?? [];
    return value === '' ? [] : [{ name, value }];
  });
  const { db, secret } = app.ctx;
  const second = await app.post(`${path}/comments`, { name: 'Held', body: 'And this' });
  const [held, shown] = [answer, second].map(({ location }) => Number(/^\/c\/(\d+)/.exec(location)?.[1]));
  assert.ok(held && shown);
  const now = app.clock.now;
  await db.updateTable('comments').set({ status: 'approved', shown_at: now }).where('id', '=', shown).execute();
  const { id } = await db
    .insertInto('subscriptions')
    .values({ comment_id: shown, email: 'held@example.org', created_at: now, confirmed_at: now })
    .returning('id')
    .executeTakeFirstOrThrow();
  return {
    cookies,
    held: answer.location,
    shown,
    follow: linkFor(secret, 'follow', id),
    unfollow: linkFor(secret, 'unfollow', id),
  };
}

/** The page as the server sends it. */
export async function fetched(app: TestApp, { what, path, fields, status = 200 }: PageKind): Promise<string> {
  const answer = fields ? await app.post(path, fields) : await app.get(path);
  assert.equal(answer.status, status, `${what}: ${path} → ${answer.location}`);
  return answer.html;
}

/** The page in a browser; what is sent goes by a form of our own front page. */
export async function opened(page: Page, app: TestApp, { path, fields }: PageKind): Promise<void> {
  if (!fields) {
    await page.goto(app.url + path);
    return;
  }
  await page.goto(`${app.url}/about`);
  await Promise.all([
    page.waitForEvent('load'),
    page.evaluate(`{
      const form = Object.assign(document.createElement('form'), { method: 'post', action: ${JSON.stringify(path)} });
      for (const [name, value] of Object.entries(${JSON.stringify(fields)}))
        form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }));
      document.body.append(form);
      form.submit();
    }`),
  ]);
}

/** That reader's cookies for a browser. */
export const asReader = (context: BrowserContext, { app, cookies }: EveryPage) =>
  context.addCookies(cookies.map((cookie) => ({ ...cookie, url: app.url })));
