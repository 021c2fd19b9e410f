import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Parser } from 'htmlparser2';
import { postPath } from '../../src/urls.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { aComment, aPicture, aPost } from '../support/factories.ts';

/** What a page tells machines: the one data block, or null. */
// biome-ignore lint/suspicious/noExplicitAny: it is read as others read it, by looking.
async function dataOf(app: TestApp, path: string): Promise<any> {
  const blocks: string[] = [];
  let inside = false;
  const parser = new Parser({
    onopentag(name, { type }) {
      inside = name === 'script' && type === 'application/ld+json';
      if (inside) blocks.push('');
    },
    ontext(text) {
      if (inside) blocks.push((blocks.pop() ?? '') + text);
    },
    onclosetag() {
      inside = false;
    },
  });
  parser.end((await app.get(path)).html);
  assert.ok(blocks.length <= 1, path);
  return blocks[0] === undefined ? null : JSON.parse(blocks[0]);
}

test('a story is told as a news article with what was said under it', async (t) => {
  const app = await startApp(t);
  const about = { people: ['Odalys Quist', 'Bram Vane'], topics: ['Soup'], excerpt: 'A flask is involved.' };
  const post = await aPost(app, { ...about, heroId: await aPicture(app), title: 'Soup '.repeat(30).trim() });
  const at = app.clock.now - 60_000;
  const first = await aComment(app, post, { body: 'I was there.\n\nThe soup was ||mine||.', at });
  const gone = await aComment(app, post, {
    inReplyTo: first,
    status: 'rejected',
    body: 'Vile words',
    name: 'Vile',
    at,
  });
  const last = await aComment(app, post, { inReplyTo: gone, name: 'Odile', body: '> I was there\nSo was I.', at });
  await aComment(app, post, { status: 'held', body: 'Waiting words', at });

  const data = await dataOf(app, postPath(post));
  const { image, headline, publisher, comment, ...rest } = data;
  const url = (path: string) => `http://gossip.test${path}`;
  assert.deepEqual(rest, {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    mainEntityOfPage: url(postPath(post)),
    description: 'A flask is involved.',
    datePublished: '2026-11-22T11:00:00+00:00',
    dateModified: '2026-11-22T11:00:00+00:00',
    author: [{ '@type': 'Person', name: 'Imelda Farr', url: url('/authors/imelda-farr') }],
    isAccessibleForFree: true,
    articleSection: 'Soup',
    about: [
      { '@type': 'Person', name: 'Odalys Quist', url: url('/people/odalys-quist') },
      { '@type': 'Person', name: 'Bram Vane', url: url('/people/bram-vane') },
    ],
    commentCount: 2,
  });
  assert.ok(headline.length <= 110 && headline.startsWith('Soup Soup') && headline.endsWith('…'));
  assert.match(image[0], /^http:\/\/gossip\.test\/cards\/post-1-[0-9a-f]{16}\.jpg$/);
  assert.match(image[1], /^http:\/\/gossip\.test\/media\/[\w-]{16}\/1600\.webp$/);
  for (const address of [...image, publisher.logo.url])
    assert.equal((await fetch(app.url + address.slice('http://gossip.test'.length))).status, 200, address);
  assert.deepEqual([publisher['@type'], publisher.name, publisher.url], ['Organization', 'Hearsay', url('/')]);

  const { text } = comment[0];
  const said = { '@type': 'Comment', datePublished: '2026-11-22T11:59:00+00:00' };
  assert.deepEqual(comment, [
    {
      ...said,
      ...{ url: url(`/c/${first}`), author: { '@type': 'Person', name: 'Léonie' } },
      text,
      // What answered the one that is gone stands in its place.
      comment: [
        {
          ...said,
          ...{ url: url(`/c/${last}`), author: { '@type': 'Person', name: 'Odile' } },
          text: 'I was there So was I.',
        },
      ],
    },
  ]);
  assert.match(text, /^I was there\. The soup was /);
  assert.doesNotMatch(
    JSON.stringify(data),
    /mine|Vile|Waiting/,
    'spoilers stay hidden, and what is not shown is not told',
  );
});

test('only the story’s own page tells it, with fifty comments at most', async (t) => {
  const app = await startApp(t);
  const post = await aPost(app);
  const path = postPath(post);
  const ids: number[] = [];
  for (let n = 0; n < 60; n++) {
    const inReplyTo = n % 2 === 1 ? { inReplyTo: ids[n - 1] ?? 0 } : {};
    ids.push(
      await aComment(app, post, {
        ...inReplyTo,
        name: `Reader ${n}`,
        body: `${n} ${'word '.repeat(200)}`,
        at: app.clock.now - 60_000 + n,
      }),
    );
  }
  const data = await dataOf(app, path);
  assert.equal(data.commentCount, 60);
  const told = data.comment.flatMap((each: { comment?: object[] }) => [each, ...(each.comment ?? [])]);
  assert.equal(told.length, 50);
  assert.ok(told.every(({ text }: { text: string }) => text.length <= 500 && text.endsWith('…')));
  for (const other of [`${path}?sort=newest`, `${path}?since=${ids[0]}`, `${path}?reply=${ids[0]}`])
    assert.equal(await dataOf(app, other), null, other);
  const refused = await app.post(`${path}/comments`, { name: '', body: '' });
  assert.equal(refused.status, 422);
  assert.doesNotMatch(refused.html, /ld\+json|og:/);
});

test('the front page says what this is and how it is searched, a person’s page whom it is about', async (t) => {
  const app = await startApp(t);
  for (let n = 0; n < 21; n++) await aPost(app, { title: `Soup ${n}`, people: ['Odalys Quist'] });
  const site = await dataOf(app, '/');
  assert.deepEqual([site['@type'], site.name, site.url], ['WebSite', 'Hearsay', 'http://gossip.test/']);
  const { target } = site.potentialAction;
  assert.equal(target.urlTemplate, 'http://gossip.test/search?q={search_term_string}');
  assert.equal((await app.get('/search?q=soup')).status, 200);
  assert.equal(await dataOf(app, '/page/2'), null);

  const page = await dataOf(app, '/people/odalys-quist');
  assert.equal(page['@type'], 'CollectionPage');
  assert.deepEqual(page.about, { '@type': 'Person', name: 'Odalys Quist' });
  assert.equal(await dataOf(app, '/topics'), null);
});

test('nothing that anybody says gets out of the data', async (t) => {
  const app = await startApp(t);
  const hostile = [
    '</script><script>alert(1)</script>',
    '<!--<script>',
    '</SCRIPT\u2028>\u2029',
    '"}],"@type":"Hack',
    '\\u003c/script>',
    ']]> & &lt;/script&gt; \ufeff',
  ].join(' ');
  const post = await aPost(app, {
    title: hostile,
    people: [hostile.slice(0, 60)],
    topics: [hostile.slice(0, 50)],
    excerpt: hostile,
  });
  await aComment(app, post, { name: '</script><!--', body: hostile });
  const { html } = await app.get(postPath(post));
  const [, block = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html) ?? [];
  assert.doesNotMatch(block, /[<>&\u2028\u2029]/);
  const data = JSON.parse(block);
  assert.equal(data['@type'], 'NewsArticle');
  assert.equal(data.description, hostile);
  assert.equal(data.comment[0].author.name, '</script><!--');
  assert.match(data.comment[0].text, /^<\/script><script>alert\(1\)<\/script> <!--<script> <\/SCRIPT/);
  assert.equal(html.match(/<script\b/g)?.length, html.match(/<\/script>/g)?.length);
});
