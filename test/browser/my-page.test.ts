import assert from 'node:assert/strict';
import { test } from 'node:test';
import { postPath } from '../../src/urls.ts';
import { startApp } from '../support/app.ts';
import { openBrowser } from '../support/browser.ts';
import { aComment, aPost } from '../support/factories.ts';
import { inspect } from '../support/inspect.ts';
import { linksIn, startMailServer, tick } from '../support/mail.ts';

test('axe finds nothing on /me and where our mail leads, in light or dark, and nothing scrolls sideways', async (t) => {
  const browser = await openBrowser(t);
  if (!browser) return;
  const server = await startMailServer(t);
  const settings = { 'comments.flood_seconds': '0', 'comments.hold_first': 'false' };
  const app = await startApp(t, { smtpUrl: server.url, settings });
  const post = await aPost(app, { title: 'A headline of extraordinarylongwordswithoutanyspace and a few more' });
  for (const colorScheme of ['light', 'dark'] as const) {
    const page = await (await browser.newContext({ colorScheme, viewport: { width: 320, height: 700 } })).newPage();
    await page.goto(`${app.url}/me`);
    await inspect(page, `${colorScheme} /me of nobody`);

    for (const status of ['approved', 'held', 'removed']) {
      await page.goto(app.url + postPath(post));
      await page.getByLabel('Name', { exact: true }).fill('x'.repeat(60));
      await page.getByLabel('E-mail (optional)').fill(`${colorScheme}@${'long'.repeat(12)}.example.org`);
      // Last, as a name filled in by the page would meet the one that is typed here.
      if (status === 'removed') await page.getByLabel('Remember my name').check();
      await page.getByLabel('What do you say?').fill(`${status} ${'long'.repeat(30)} ${colorScheme}`);
      await page.getByRole('button', { name: 'Say it' }).click();
      await page.locator('.comment:target').waitFor();
      const [, id = ''] = /#comment-(\d+)$/.exec(page.url()) ?? [];
      await app.ctx.db
        .updateTable('comments')
        .set({ status: status as 'approved', follow_due: status === 'approved' ? 1 : 0 })
        .where('id', '=', Number(id))
        .execute();
    }
    app.clock.now += 1;
    await aComment(app, post);
    await tick(app);
    for (const link of linksIn(server.letters.at(-1))) {
      await page.goto(app.url + link);
      await inspect(page, `${colorScheme} ${link}`);
    }
    await page.goto(`${app.url}/me`);
    for (const words of ['1 new since', 'We write when you are answered', 'Only you can see it'])
      assert.ok(await page.getByText(words).first().isVisible(), words);
    await inspect(page, `${colorScheme} /me`);

    await page.evaluate('document.querySelector("#sure").required = false');
    await page.getByRole('button', { name: 'Take me off my words' }).click();
    await page.getByRole('heading', { name: 'Not yet' }).waitFor();
    await inspect(page, `${colorScheme} /me, refused`);
    await page.getByLabel('I am sure').check();
    await page.getByRole('button', { name: 'Take me off my words' }).click();
    await page.getByRole('status').waitFor();
    await inspect(page, `${colorScheme} /me, erased`);
  }
});
