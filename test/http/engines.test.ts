import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MINUTE } from '../../src/time.ts';
import { postPath } from '../../src/urls.ts';
import { type Answer, startApp, type TestApp } from '../support/app.ts';
import { aComment, aPost } from '../support/factories.ts';

/** What a page says of itself to those who list it. */
function saidBy({ html }: Answer) {
  const one = (pattern: RegExp) => {
    const found = [...html.matchAll(new RegExp(pattern, 'g'))].map(([, words]) => words ?? '');
    assert.ok(found.length <= 1, `${pattern} ${found.length} times`);
    return found[0] ?? null;
  };
  return {
    title: one(/<title>([^<]*)<\/title>/),
    description: one(/<meta name="description" content="([^"]*)">/),
    canonical: one(/<link rel="canonical" href="([^"]*)">/),
    robots: one(/<meta name="robots" content="([^"]*)">/),
  };
}

/** A site where every list has a second page, and the newest story a second page of responses and a long thread. */
async function aSite(app: TestApp) {
  const excerpt = 'Odalys brought soup to the rehearsal, and by the evening everybody had an opinion about leeks.';
  const post = await aPost(app, { people: ['Soup'], topics: ['Soup'], excerpt });
  for (let n = 0; n < 31; n++)
    await aPost(app, { title: `Story ${n}`, ageInDays: 1 + n / 10, people: ['Soup'], topics: ['Soup'] });
  const first = await aComment(app, post, { at: app.clock.now - 600 * MINUTE });
  for (let n = 0; n < 201; n++)
    await aComment(app, post, { inReplyTo: first, body: `Reply ${n}`, at: app.clock.now - (500 - n) * MINUTE });
  await aComment(app, post, { body: 'And another thing.' });
  return { path: postPath(post), first };
}

test('every page that is to be found has an address, a title of its own and a description', async (t) => {
  const app = await startApp(t);
  const { path, first } = await aSite(app);
  await app.ctx.db.updateTable('users').set({ name: 'Soup', slug: 'soup' }).execute();
  const lists = ['/', '/people/soup', '/topics/soup', '/authors/soup', '/2026', '/2026/11'];
  const pages = [
    ...lists,
    ...lists.map((list) => `${list === '/' ? '' : list}/page/2`),
    ...['/people', '/topics', '/archive', '/about', '/comment-policy', '/privacy', '/contact'],
    ...[path, `${path}?comments=2`, `${path}?thread=${first}&comments=2`],
  ];
  const titles = new Map<string, string>();
  const descriptions = new Map<string, string>();
  for (const page of pages) {
    const answer = await app.get(page);
    assert.equal(answer.status, 200, page);
    const { title, description, canonical, robots } = saidBy(answer);
    assert.equal(canonical?.replaceAll('&amp;', '&'), `http://gossip.test${page}`);
    assert.equal(robots, 'max-image-preview:large', page);
    assert.ok(title && !titles.has(title), `${page} has the title of ${titles.get(title ?? '')}: ${title}`);
    titles.set(title, page);
    const length = description?.length ?? 0;
    assert.ok(length >= 50 && length <= 250, `${page}: ${description}`);
    assert.ok(!descriptions.has(description ?? ''), `${page}: ${description}`);
    assert.doesNotMatch(description ?? '', /!/);
    descriptions.set(description ?? '', page);
  }
});

test('a page without words of its own is kept out of search engines, and says so itself', async (t) => {
  const app = await startApp(t);
  const { path, first } = await aSite(app);
  const own = [
    ...[`${path}?reply=${first}`, `${path}?reply=${first}&quote=yes`, `${path}?since=${first}`],
    ...[`${path}?sort=newest`, `${path}?sort=liked`, `${path}?sort=newest&comments=2`],
    ...['/search', '/search?q=soup', `/c/${first}/report`, '/me', '/nothing', '/people/nobody', '/follow/1/x'],
  ];
  for (const page of own) assert.equal(saidBy(await app.get(page)).robots, 'noindex', page);
  const held = await app.post(`${path}/comments`, { name: 'Odile', body: 'I was there.' });
  assert.equal(held.status, 303);
  assert.equal(saidBy(await app.get(held.location)).robots, 'noindex');
  assert.equal(saidBy(await app.post(`${path}/comments`, { name: '', body: 'I was there.' })).robots, 'noindex');
});
