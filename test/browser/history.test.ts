import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { byId } from '../../src/posts/writing/desk-post.ts';
import { DAY, MINUTE } from '../../src/time.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { openBrowser } from '../support/browser.ts';
import { atTheDesk, STORY, WHERE, write } from '../support/desk.ts';
import { inspect } from '../support/inspect.ts';

/** A page of somebody's own browser, logged in. */
async function deskOf(browser: Browser, app: TestApp, name: string, scripts = true): Promise<Page> {
  const { token } = await atTheDesk(app, 'editor', name);
  const context = await browser.newContext({ javaScriptEnabled: scripts });
  await context.addCookies([{ name: 'session', value: token, url: app.url }]);
  return context.newPage();
}

const press = (page: Page, name: string) =>
  page.locator('.desk-top').getByRole('button', { name, exact: true }).click();

async function twoAtOnePost(t: TestContext, scripts: boolean) {
  const browser = await openBrowser(t);
  if (!browser) return null;
  const app = await startApp(t);
  const posy = await deskOf(browser, app, 'Posy Lindqvist', scripts);
  const id = await write(app);
  const cosmo = await deskOf(browser, app, 'Cosmo Vale', scripts);
  for (const page of [posy, cosmo]) await page.goto(`${app.url}/admin/posts/${id}`);
  return { app, posy, cosmo, id };
}

for (const scripts of [true, false])
  test(`two editors at one post lose nothing of either, ${scripts ? 'with' : 'without'} scripts`, async (t) => {
    const desk = await twoAtOnePost(t, scripts);
    if (!desk) return;
    const { app, posy, cosmo, id } = desk;
    await cosmo.fill('#body', 'Cosmo was here.');
    await press(cosmo, 'Update');
    await cosmo.waitForURL(/saved=yes/);

    await posy.fill('#body', 'Posy was here.');
    await press(posy, 'Update');
    await posy.getByText('Cosmo Vale saved this post').waitFor();
    assert.equal(await posy.inputValue('#body'), 'Posy was here.');
    await posy.getByText('How yours differs from theirs').click();
    assert.match((await posy.textContent('.overtaken .pieces')) ?? '', /removed: Cosmo.*added: Posy/s);
    if (scripts) await inspect(posy, 'an overtaken save');
    assert.equal((await byId(app.ctx.db, id))?.body, 'Cosmo was here.');

    await press(posy, 'Update');
    await posy.waitForURL(/saved=yes/);
    assert.equal((await byId(app.ctx.db, id))?.body, 'Posy was here.');

    await posy.getByRole('link', { name: 'All saves' }).click();
    if (scripts) await inspect(posy, 'a history');
    await posy.locator('.history li', { hasText: 'Cosmo Vale' }).getByRole('link').click();
    if (scripts) await inspect(posy, 'a revision');
    await posy.getByRole('button', { name: 'Restore these words' }).click();
    await posy.waitForURL(/saved=restored/);
    assert.equal(await posy.inputValue('#body'), 'Cosmo was here.');
    assert.match((await app.get(WHERE)).html, /Cosmo was here/);
  });

test('a story is written, scheduled, comes out by itself, is taken off and put back', async (t) => {
  const browser = await openBrowser(t);
  if (!browser) return;
  const app = await startApp(t);
  const page = await deskOf(browser, app, 'Posy Lindqvist');
  await page.goto(`${app.url}/admin/posts/new`);
  await page.fill('#title', STORY.title);
  await page.fill('#body', STORY.body);
  await press(page, 'Ask for review');
  await page.getByText('In review').first().waitFor();
  await page.fill('#publish_at', '2026-11-24T18:00');
  await page.getByRole('button', { name: 'Publish at that time' }).click();
  await page.getByText('Out at 24 Nov 2026, 18:00').first().waitFor();
  assert.equal((await app.get(WHERE)).status, 404);

  app.clock.now += 2 * DAY + 6 * 60 * MINUTE;
  assert.equal((await app.get(WHERE)).status, 200);
  await page.reload();
  await press(page, 'Take off the site');
  await page.getByText('Taken off the site').first().waitFor();
  assert.equal((await app.get(WHERE)).status, 404);
  await press(page, 'Publish again');
  await page.waitForURL(/saved=yes/);
  assert.equal((await app.get(WHERE)).status, 200);
});
