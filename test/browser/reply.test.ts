import assert from 'node:assert/strict';
import { test } from 'node:test';
import { postPath } from '../../src/urls.ts';
import { startApp } from '../support/app.ts';
import { openBrowser } from '../support/browser.ts';
import { aComment, aPost } from '../support/factories.ts';

test('a reader without JavaScript replies to a reply, is refused once, and loses nothing', async (t) => {
  const browser = await openBrowser();
  if (!browser) return t.skip('there is no Chromium');
  t.after(() => browser.close());
  const app = await startApp(t, { settings: { 'comments.hold_first': 'false' } });
  const post = await aPost(app);
  const first = await aComment(app, post, { name: 'Ann' });
  const reply = await aComment(app, post, { name: 'Bea', inReplyTo: first });

  const page = await browser.newPage({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).origin));
  await page.goto(app.url + postPath(post));
  await page.getByRole('link', { name: 'Reply to Bea' }).click();
  await page.getByRole('heading', { name: 'Reply to Bea' }).waitFor();
  await page.getByLabel('What do you say?').fill('“Soup” 🤸‍♂️\nand a spoon');
  await page.getByRole('button', { name: 'Say it' }).click();

  await page.getByRole('link', { name: 'Add a name' }).waitFor();
  assert.ok(page.url().endsWith('/comments#respond'), 'the browser shows the form, not the top of the page');
  assert.equal(await page.getByLabel('What do you say?').inputValue(), '“Soup” 🤸‍♂️\nand a spoon');
  await page.getByLabel('Name').fill('Léna');
  await page.getByRole('button', { name: 'Say it' }).click();

  await page.waitForURL(/#comment-\d+$/);
  const said = page.locator(`#comment-${reply} > ol > li`);
  assert.match(await said.locator('.c-who').innerText(), /^Léna\s+says:/);
  assert.equal(await said.locator('.c-body').innerText(), '“Soup” 🤸‍♂️\nand a spoon');
  assert.deepEqual([...new Set(asked)], [app.url]);
});
