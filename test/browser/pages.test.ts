import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AxeBuilder } from '@axe-core/playwright';
import { postPath } from '../../src/urls.ts';
import { startApp } from '../support/app.ts';
import { openBrowser } from '../support/browser.ts';
import { aComment, aPost } from '../support/factories.ts';

test('no page has what axe objects to, in light or dark, or scrolls sideways at 320 pixels', async (t) => {
  const browser = await openBrowser();
  if (!browser) return t.skip('there is no Chromium');
  t.after(() => browser.close());
  const app = await startApp(t, { settings: { 'comments.flood_seconds': '0' } });
  for (let n = 0; n < 25; n++) await aPost(app, { title: `Story ${n}`, ageInDays: n });
  const post = await aPost(app, {
    title: 'A headline of extraordinarylongwordswithoutanyspace and a few more',
    body: `> “Soup.”\n\nhttps://www.instagram.com/p/Abc123/\n\nhttps://youtu.be/dQw4w9WgXcQ\n\n${'word '.repeat(80)}`,
    people: ['Odalys Finch', 'Bram Solvay'],
    topics: ['Soup'],
  });
  const old = await aPost(app, { title: 'Old', ageInDays: 30 });
  const chain: number[] = [];
  for (const name of ['Ann', 'x'.repeat(60), 'ليلى', '🏳️‍🌈', 'Eve'])
    chain.push(
      await aComment(app, post, {
        name,
        body: `https://example.org/${'long'.repeat(40)}`,
        inReplyTo: chain.at(-1) ?? 0,
      }),
    );
  await app.ctx.db.updateTable('comments').set({ status: 'removed' }).where('name', '=', 'Ann').execute();
  await aComment(app, old);

  const path = postPath(post);
  const held = await app.post(`${path}/comments`, { name: 'Held', body: 'Me too' });
  const paths = ['/', '/page/2', path, `${path}?reply=${chain[4]}`, postPath(old), '/people', '/people/odalys-finch'];
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await (await browser.newContext({ colorScheme, viewport: { width: 320, height: 700 } })).newPage();
    const inspect = async (what: string) => {
      assert.ok(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), `${what} scrolls sideways`);
      const { violations } = await new AxeBuilder({ page }).analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
      assert.deepEqual(found, [], `${colorScheme} ${what}`);
    };
    for (const each of [...paths, '/2026', held.location, '/nothing/here']) {
      await page.goto(app.url + each);
      await inspect(each);
    }
    await page.goto(app.url + path);
    await page.getByRole('button', { name: 'Say it' }).click();
    await page.getByRole('heading', { name: 'Not sent yet' }).waitFor();
    await inspect('the form with errors');
  }
});
