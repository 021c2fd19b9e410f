import assert from 'node:assert/strict';
import { test } from 'node:test';
import { embedCard } from '../../src/embeds/card.ts';
import { NO_WORDS } from '../../src/embeds/embed.ts';
import { providers } from '../../src/embeds/registry.ts';
import { rerenderAll } from '../../src/posts/writing/rerender.ts';
import { postPath } from '../../src/urls.ts';
import { asset } from '../../src/views/assets.ts';
import { startApp } from '../support/app.ts';
import { clippings } from '../support/clippings.ts';
import { aPost } from '../support/factories.ts';

test('the policy lets in frames of the registry, and nothing else of anybody', async (t) => {
  const app = await startApp(t);
  const { headers } = await app.get('/');
  const policy = new Map(
    (headers.get('content-security-policy') ?? '').split(';').map((directive) => {
      const [name = '', ...sources] = directive.trim().split(' ');
      return [name, sources.join(' ')];
    }),
  );
  assert.equal(policy.get('frame-src'), providers.flatMap(({ frames }) => frames?.origin ?? []).join(' '));
  assert.equal(policy.get('script-src'), "'self'");
  assert.doesNotMatch([...policy].filter(([name]) => name !== 'frame-src').join(' '), /https?:|\*|unsafe/);
  // A player without a referrer shows an error, and under COEP no frame shows at all.
  assert.equal(headers.get('referrer-policy'), 'strict-origin-when-cross-origin');
  assert.equal(headers.get('cross-origin-embedder-policy'), null);
});

test('cards of old are made anew from their rows, with what a frame needs', async (t) => {
  const app = await startApp(t);
  const picture = {
    ...NO_WORDS,
    provider: 'getty',
    url: 'https://www.gettyimages.com/detail/12',
    mediaDescription: 'A boat',
    token: 'et=aB-_&sig=cD=',
  };
  const post = await aPost(app, { body: picture.url, embeds: [picture] });
  const stale = { body_html: '<figure class="embed">as it was</figure>' };
  await app.ctx.db.updateTable('posts').set(stale).where('id', '=', post.id).execute();
  assert.match((await app.get(postPath(post))).html, /as it was/);

  await rerenderAll(app.ctx.db, 'UTC');
  const { html } = await app.get(postPath(post));
  assert.ok(html.includes(embedCard(picture, () => ({ iso: '', words: '' })).text));
  assert.match(html, /data-frame="https:\/\/embed\.gettyimages\.com\/embed\/12\?et=aB-_&amp;sig=cD=&amp;caption=true"/);
});

test('the scripts for frames come only with a page that has one to offer', async (t) => {
  const app = await startApp(t);
  const scripts = async (body: string) => {
    const post = await aPost(app, { title: body, body });
    const { html } = await app.get(postPath(post));
    const first = html.includes(`<script src="${asset('js/shown.js')}"></script>`);
    const second = html.includes(
      `<script type="module" fetchpriority="low" src="${asset('js/load-embed.js')}"></script>`,
    );
    assert.equal(second, first, 'both or neither');
    return first;
  };
  assert.equal(await scripts('https://www.instagram.com/p/Ltg3hs/'), true);
  assert.equal(await scripts('https://www.gettyimages.com/detail/12'), false, 'no token, no frame');
  assert.equal(await scripts('https://a.example/news'), false);
  assert.equal(await scripts('Soup.'), false);
  assert.match((await app.get(asset('js/shown.js'))).html, /^try/, 'no module, as it must not wait');
});

test('a feed has the words of every card, and nothing that only a page can use', async (t) => {
  const app = await startApp(t);
  const embeds = clippings.map(({ embed }) => embed);
  await aPost(app, { body: embeds.map(({ url }) => url).join('\n\n'), embeds });
  const { html } = await app.get('/feed.xml');
  assert.doesNotMatch(html, / data-|class="frame|until you ask|<svg|<button|<iframe/);
  assert.equal(html.match(/<figure class="embed /g)?.length, clippings.length);
  const words = embeds.flatMap(({ quote, mediaDescription, authorName }) => [
    ...(quote ?? '').split('\n'),
    ...[mediaDescription, authorName],
  ]);
  for (const each of words) assert.ok(html.includes(each ?? ''), each ?? '');
});
