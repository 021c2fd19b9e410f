import assert from 'node:assert/strict';
import { test } from 'node:test';
import { postPath } from '../../src/urls.ts';
import { startApp } from '../support/app.ts';
import { aComment, aPost } from '../support/factories.ts';

test('a name of signs alone is told in words too, for who listens; one with a letter or number is not', async (t) => {
  const app = await startApp(t);
  const post = await aPost(app);
  const signs = [await aComment(app, post, { name: '🏳️‍🌈' }), await aComment(app, post, { name: '?!' })];
  const words = [await aComment(app, post, { name: 'ليلى' }), await aComment(app, post, { name: '7️⃣ B' })];
  const { html } = await app.get(postPath(post));
  for (const id of signs) {
    assert.match(html, new RegExp(`<article aria-labelledby="c${id} w${id}">`));
    assert.match(html, new RegExp(`<span class="vh" id="w${id}">\\(a name without letters\\)</span>`));
  }
  for (const id of words) assert.match(html, new RegExp(`<article aria-labelledby="c${id}">`));
});
