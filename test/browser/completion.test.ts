import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { BrowserContextOptions } from 'playwright-core';
import { save } from '../../src/tags/edit.ts';
import { ensure } from '../../src/tags/tags.ts';
import { NOON, startApp } from '../support/app.ts';
import { openBrowser } from '../support/browser.ts';
import { atTheDesk } from '../support/desk.ts';
import { aPicture, aPost } from '../support/factories.ts';
import { inspect } from '../support/inspect.ts';

/** A desk that knows some people and stories, in a browser; null where there is none. */
async function aKnowingDesk(t: TestContext, options: BrowserContextOptions = {}) {
  const browser = await openBrowser(t);
  if (!browser) return null;
  const app = await startApp(t);
  const { db } = app.ctx;
  await aPost(app, { title: 'The ladle is back', people: ['Odalys Finch', 'Odette Marsh'], topics: ['Soup'] });
  await aPost(app, { title: 'Nobody lent the ladle', people: ['Odalys Finch'], ageInDays: 3 });
  const id = await ensure(db, 'person', 'Odalys Finch');
  const typed = { name: 'Odalys Finch', aliases: 'The Soup Lady', bio: 'Brings soup.' };
  await save(db, id, { typed, newAddress: false, pictureId: await aPicture(app), by: null }, NOON);
  const { token } = await atTheDesk(app);
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, ...options });
  await context.addCookies([{ name: 'session', value: token, url: app.url }]);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  return { app, id, page, complaints, url: (path: string) => app.url + path };
}

test('names are taken from the list by keyboard, and new ones typed as if there were none', async (t) => {
  const desk = await aKnowingDesk(t);
  if (!desk) return;
  const { page, complaints, url } = desk;
  await page.goto(url('/admin/posts/new'));
  const people = page.getByRole('combobox', { name: 'People' });
  const list = page.getByRole('listbox', { name: 'Offered for People' });
  await people.pressSequentially('oda');
  await list.waitFor();
  assert.deepEqual(await list.getByRole('option').allTextContents(), ['Odalys Finch 2 stories']);
  assert.equal(await people.getAttribute('aria-expanded'), 'true');
  assert.equal(await people.getAttribute('aria-activedescendant'), null, 'nothing is chosen by itself');
  await page.getByText('1 offered, by the arrow keys.').waitFor({ state: 'attached' });
  await inspect(page, 'the open list');
  await people.press('ArrowDown');
  const at = await people.getAttribute('aria-activedescendant');
  assert.equal(await page.locator(`#${at}`).getAttribute('aria-selected'), 'true');
  await people.press('Enter');
  assert.equal(await people.inputValue(), 'Odalys Finch, ');
  assert.equal(await people.getAttribute('aria-expanded'), 'false');
  assert.equal(await list.isVisible(), false);

  // By another name, and what stands there already is not offered twice.
  await people.pressSequentially('soup l');
  await page.getByText('Nothing known is called that.').first().waitFor({ state: 'attached' });
  await people.fill('Bram, ');
  await people.pressSequentially('soup l');
  await list.getByText('“The Soup Lady”, 2 stories').waitFor();
  await people.press('ArrowUp');
  await people.press('Enter');
  assert.equal(await people.inputValue(), 'Bram, Odalys Finch, ');

  // Escape closes the list and nothing else; a new name stays as it is typed.
  await people.pressSequentially('Ode');
  await list.waitFor();
  await people.press('Escape');
  assert.equal(await list.isVisible(), false);
  await people.pressSequentially('tte Marshland, Pia');
  assert.equal(await people.inputValue(), 'Bram, Odalys Finch, Odette Marshland, Pia');

  // In the middle of the list.
  await people.fill('Bram, od, Pia');
  await people.press('Home');
  for (let n = 0; n < 'Bram, od'.length; n++) await people.press('ArrowRight');
  await people.press('e');
  await list.getByText('Odette Marsh').waitFor();
  assert.equal(await list.getByRole('option').count(), 1);
  await people.press('ArrowDown');
  await people.press('Enter');
  assert.equal(await people.inputValue(), 'Bram, Odette Marsh, Pia');

  await page.getByLabel('Title', { exact: true }).fill('Soup again');
  await people.press('Enter');
  await page.getByText(/^Saved[,.]/).waitFor();
  assert.equal(await people.inputValue(), 'Bram, Odette Marsh, Pia');
  assert.deepEqual(complaints, []);
});

test('related stories are found by their titles, a line each, and named below', async (t) => {
  const desk = await aKnowingDesk(t);
  if (!desk) return;
  const { page, complaints, url } = desk;
  await page.goto(url('/admin/posts/new'));
  const related = page.getByLabel('Stories', { exact: true });
  await related.pressSequentially('ladle nob');
  const list = page.getByRole('listbox', { name: 'Offered for Stories' });
  await list.getByText('Nobody lent the ladle').waitFor();
  await inspect(page, 'the open list of stories');
  await related.press('ArrowDown');
  await related.press('Enter');
  assert.equal(await related.inputValue(), 'nobody-lent-the-ladle\n');
  await related.pressSequentially('ladle');
  await list.getByText('The ladle is back').click();
  assert.equal(await related.inputValue(), 'nobody-lent-the-ladle\nthe-ladle-is-back\n');
  assert.deepEqual(await page.locator('#chosen li').allTextContents(), ['Nobody lent the ladle', 'The ladle is back']);
  await related.fill('the-ladle-is-back');
  assert.deepEqual(await page.locator('#chosen li').allTextContents(), ['The ladle is back']);
  await related.press('Enter');
  assert.equal(await related.inputValue(), 'the-ladle-is-back\n', 'a new line is a new line');
  assert.deepEqual(complaints, []);
});

test('a finger takes a name, and the keyboard of the telephone stays', async (t) => {
  const desk = await aKnowingDesk(t, { hasTouch: true, isMobile: true });
  if (!desk) return;
  const { page, url } = desk;
  await page.goto(url('/admin/posts/new'));
  const topics = page.getByRole('combobox', { name: 'Topics' });
  await topics.tap();
  await topics.pressSequentially('so');
  const offered = page.getByRole('option', { name: /Soup/ });
  await offered.waitFor();
  const box = await offered.boundingBox();
  assert.ok(box && box.height >= 24 && box.x >= 0 && box.x + box.width <= 360, JSON.stringify(box));
  await offered.tap();
  assert.equal(await topics.inputValue(), 'Soup, ');
  assert.equal(await page.evaluate('document.activeElement.id'), 'topics');
});

test('two people are made one from the keyboard', async (t) => {
  const desk = await aKnowingDesk(t);
  if (!desk) return;
  const { page, app, url, id } = desk;
  const other = await ensure(app.ctx.db, 'person', 'Odette Marsh');
  await page.goto(url(`/admin/people/${other}`));
  const same = page.getByRole('combobox', { name: 'Odette Marsh is the same as' });
  await same.pressSequentially('soup');
  await page.getByRole('option', { name: /Odalys/ }).waitFor();
  await same.press('ArrowDown');
  await same.press('Enter');
  assert.equal(await same.inputValue(), 'Odalys Finch');
  await same.press('Enter');
  await page.getByRole('heading', { name: 'Is Odette Marsh the same as Odalys Finch?' }).waitFor();
  await page.getByRole('button', { name: 'Make them one' }).press('Enter');
  await page.getByText('They are one now.').waitFor();
  assert.equal(new URL(page.url()).pathname, `/admin/people/${id}`);
});

test('the desk’s pages of people, a person’s page and the end of a story have nothing that axe objects to', async (t) => {
  const browser = await openBrowser(t);
  if (!browser) return;
  for (const look of [
    { colorScheme: 'light', viewport: { width: 320, height: 700 } },
    { colorScheme: 'dark', viewport: { width: 1280, height: 800 } },
  ] as const) {
    const desk = await aKnowingDesk(t, look);
    if (!desk) return;
    const { page, complaints, url, id, app } = desk;
    const topic = await ensure(app.ctx.db, 'topic', 'Soup');
    const paths = [
      '/admin/people',
      '/admin/topics',
      '/admin/people?q=zz',
      `/admin/people/${id}`,
      `/admin/topics/${topic}`,
    ];
    paths.push(`/admin/people/${id}/merger?name=Odette+Marsh`, '/people/odalys-finch', '/2026/11/the-ladle-is-back');
    for (const path of paths) {
      await page.goto(url(path));
      await inspect(page, `${look.colorScheme} ${path}`);
    }
    await page.goto(url('/admin/people/1'));
    await page.getByLabel('Name', { exact: true }).fill('');
    await page.getByRole('button', { name: 'Save' }).first().click();
    await page.getByRole('heading', { name: 'Not saved yet' }).waitFor();
    await inspect(page, `${look.colorScheme} the form with errors`);
    assert.deepEqual(
      complaints.filter((words) => !/422/.test(words)),
      [],
    );
  }
});
