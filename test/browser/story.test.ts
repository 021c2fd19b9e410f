import assert from 'node:assert/strict';
import { test } from 'node:test';
import sharp from 'sharp';
import { jobs } from '../../src/jobs/schedule.ts';
import { runJob } from '../../src/jobs/scheduler.ts';
import { DAY, MINUTE } from '../../src/time.ts';
import { hashPassword } from '../../src/users/password.ts';
import { add } from '../../src/users/users.ts';
import { startApp } from '../support/app.ts';
import { openBrowser } from '../support/browser.ts';

/** One story from the form to the page and to its end, as an editor, two readers and the clock live it. */
test('an editor publishes, readers talk, and the clock closes the comments', async (t) => {
  const browser = await openBrowser(t);
  if (!browser) return;
  const app = await startApp(t, { settings: { 'comments.flood_seconds': '0' } });
  const password = 'correct horse battery staple';
  const user = { email: 'posy@example.org', name: 'Posy Lindqvist', role: 'editor' as const };
  await add(app.ctx.db, { ...user, passwordHash: await hashPassword(password), now: app.clock.now });
  const somebody = async () => {
    const context = await browser.newContext();
    const asked: string[] = [];
    await context.route(
      (url) => url.origin !== app.url,
      (route) => {
        asked.push(route.request().url());
        return route.fulfill({
          contentType: 'text/html',
          body: '<!doctype html><title>Stub</title><p>Two mugs, live.</p>',
        });
      },
    );
    return { page: await context.newPage(), asked };
  };

  // The editor logs in, writes, and publishes.
  const { page: desk } = await somebody();
  await desk.goto(`${app.url}/admin`);
  await desk.getByLabel('E-mail').fill(user.email);
  await desk.getByLabel('Password').fill(password);
  await desk.getByRole('button', { name: 'Log in' }).click();
  await desk.getByRole('link', { name: 'Write a post' }).click();
  await desk.getByLabel('Title', { exact: true }).fill('Ansel gave up the city for a lighthouse');
  await desk
    .getByLabel('Story')
    .fill('He came for the *air*.\n\nhttps://www.instagram.com/p/Ltg3hs/?igsh=abc\n\nHe stayed.');
  await desk.getByLabel('Quoted text').fill('I was not at the coast for the air.\nThe air is mostly gulls.');
  await desk.getByLabel('Author').fill('Ansel Marrow');
  const picture = await sharp({ create: { width: 1200, height: 800, channels: 3, background: '#14656c' } })
    .png()
    .toBuffer();
  await desk.getByLabel('Upload').setInputFiles({ name: 'tower.png', mimeType: 'image/png', buffer: picture });
  await desk.getByLabel('Description').fill('A lighthouse at dusk');
  await desk.getByRole('button', { name: 'Publish', exact: true }).first().click();
  await desk.getByText('Saved, and out.').waitFor();

  // A reader finds it, loads the embed, and talks.
  const { page: reader, asked } = await somebody();
  await reader.goto(app.url);
  assert.equal(await reader.getByRole('img', { name: 'A lighthouse at dusk' }).count(), 1);
  await reader.getByRole('link', { name: 'Ansel gave up the city for a lighthouse' }).first().click();
  await reader.waitForLoadState();
  const where = reader.url();
  const hero = 'document.querySelector(\'img[alt="A lighthouse at dusk"]\')';
  const loaded = await reader.evaluate(`${hero}.decode().then(() => ${hero}.naturalWidth)`);
  assert.ok(Number(loaded) > 0, 'the picture is there');
  assert.equal(await reader.getByText('The air is mostly gulls.').count(), 1);
  assert.deepEqual(asked, [], 'nobody else is asked before the click');
  await reader.getByRole('button', { name: /Load from instagram\.com/ }).click();
  await reader.frameLocator('iframe').getByText('Two mugs, live.').waitFor();
  assert.deepEqual(asked, ['https://www.instagram.com/p/Ltg3hs/embed/captioned/']);

  const say = async (words: string, name: string) => {
    await reader.getByRole('textbox', { name: 'Name' }).fill(name);
    await reader.getByLabel('What do you say?').fill(words);
    await reader.getByRole('button', { name: 'Say it' }).click();
  };
  await say('My grandmother kept that light.', 'Marguerite');
  await reader.getByText('Only you can see this so far.').waitFor();
  assert.equal((await (await fetch(where)).text()).includes('My grandmother'), false, 'it is held');

  // The editor approves it.
  await desk.goto(`${app.url}/admin`);
  await desk.getByRole('link', { name: /Comments 1 to look at/ }).click();
  await desk.getByRole('button', { name: 'Approve: Marguerite' }).click();
  await desk.getByText(/^Approved .Marguerite/).waitFor();

  // The reader is known now: a reply, and a reply to that.
  await reader.goto(where);
  await reader.getByRole('link', { name: 'Reply to Marguerite' }).click();
  await say('What was she like?', 'Marguerite');
  await reader.getByRole('link', { name: 'Reply to Marguerite' }).nth(1).click();
  await say('Fond of blinds.', 'Marguerite again');
  const deepest = reader.locator('ol.thread > li > .fold > ol > li > .fold > ol > li', { hasText: 'Fond of blinds.' });
  await deepest.waitFor();
  await reader.getByRole('heading', { name: '3 Responses to' }).waitFor();

  // A fortnight later the job closes it: no form, and a late comment gets its words back.
  app.clock.now += 14 * DAY + MINUTE;
  const job = jobs.find(({ name }) => name === 'close-comments');
  assert.ok(job);
  assert.equal((await runJob(app.ctx, job)).changed, 1);
  await reader.reload();
  await reader.getByRole('heading', { name: 'Comments are closed' }).waitFor();
  assert.equal(await reader.getByRole('button', { name: 'Say it' }).count(), 0);
  const late = await app.post(`${new URL(where).pathname}/comments`, { name: 'Tess', body: 'Am I too late?' });
  assert.equal(late.status, 403);
  assert.match(late.html, /<textarea[^>]*readonly[^>]*>\s*Am I too late\?<\/textarea>/);
});
