import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closeByEditor } from '../../src/posts/closing/comment-switch.ts';
import { reportPath } from '../../src/urls.ts';
import { aComment } from '../support/factories.ts';
import { aPostInABrowser } from '../support/thread.ts';

test('whoever is refused goes on from what is wrong, and from there to the field', async (t) => {
  const site = await aPostInABrowser(t);
  if (!site) return;
  const { app, page, post, url, complaints } = site;
  const summary = page.locator('.wrong-summary:focus');
  await page.goto(app.url + reportPath(await aComment(app, post)));
  await page.getByRole('button', { name: 'Send the report' }).click();
  await summary.waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate('document.activeElement.id'), 'cause-1');

  await page.goto(url);
  await page.getByLabel('Name', { exact: true }).fill('Ann');
  await page.getByLabel('What do you say?').fill('Too late');
  await closeByEditor(app.ctx.db, post.id, app.clock.now);
  await page.getByRole('button', { name: 'Say it' }).click();
  await summary.waitFor();
  assert.equal(await page.getByLabel('What you wrote, to copy').inputValue(), 'Too late');
  assert.deepEqual(
    complaints.filter((line) => !/status of 4\d\d/.test(line)),
    [],
  );
});
