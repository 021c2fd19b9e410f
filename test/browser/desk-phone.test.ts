import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { BrowserContextOptions } from 'playwright-core';
import { startApp } from '../support/app.ts';
import { openBrowser } from '../support/browser.ts';
import { atTheDesk, write } from '../support/desk.ts';
import { aPicture } from '../support/factories.ts';

const PHONE = { viewport: { width: 360, height: 640 } };

async function atADesk(t: TestContext, options: BrowserContextOptions) {
  const browser = await openBrowser(t);
  if (!browser) return null;
  const app = await startApp(t);
  const { token } = await atTheDesk(app);
  const context = await browser.newContext(options);
  await context.addCookies([{ name: 'session', value: token, url: app.url }]);
  return { app, page: await context.newPage() };
}

test('on a phone a picture can be saved, and the desk shows where one is', async (t) => {
  const desk = await atADesk(t, PHONE);
  if (!desk) return;
  const { app, page } = desk;
  await page.goto(`${app.url}/admin/pictures/${await aPicture(app)}`);
  const current = await page.locator('.desk-nav [aria-current]').boundingBox();
  assert.ok(current && current.x >= 0 && current.x + current.width <= 360, 'in sight without scrolling');
  await page.getByLabel('Description').fill('A coat on a hook');
  const save = page.getByRole('button', { name: 'Save' });
  assert.equal(await save.count(), 1);
  assert.equal(await page.evaluate(`getComputedStyle(document.querySelector('.edit-end')).position`), 'static');
  await save.click();
  await page.getByText('Saved, and every post that shows it says so.').waitFor();
});

test('on a phone the preview comes when it is asked for, and stays', async (t) => {
  const desk = await atADesk(t, PHONE);
  if (!desk) return;
  const { app, page } = desk;
  const id = await write(app, { title: 'Ann', body: 'Soup.', publish: 'draft' });
  await page.goto(`${app.url}/admin/posts/${id}`);
  const tool = page.locator('[data-tool="preview"]');
  await tool.waitFor();
  assert.equal(await page.locator('#look').isVisible(), false);
  assert.equal(await tool.getAttribute('aria-pressed'), 'false');
  await tool.click();
  await page.locator('#look').getByText('Soup.').waitFor();
  await page.reload();
  await page.locator('#look').getByText('Soup.').waitFor();
  assert.equal(await tool.getAttribute('aria-pressed'), 'true');
});

test('in forced colours only the entry where one is has its line', async (t) => {
  const desk = await atADesk(t, { forcedColors: 'active' });
  if (!desk) return;
  const { app, page } = desk;
  await write(app, { title: 'Ann', body: 'Soup.', publish: 'draft' });
  await page.goto(`${app.url}/admin/posts`);
  for (const each of ['.desk-nav', '.tabs']) {
    const line = (which: string) =>
      page.evaluate(`(({ borderBlockEndColor, borderInlineStartColor }) =>
        borderBlockEndColor + borderInlineStartColor)(getComputedStyle(document.querySelector('${each} ${which}')))`);
    assert.notEqual(await line('a[aria-current]'), await line('a:not([aria-current])'), each);
  }
});
