import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { set } from '../../src/settings/settings.ts';
import { DAY, MINUTE } from '../../src/time.ts';
import { aComment } from '../support/factories.ts';
import { inspect } from '../support/inspect.ts';
import { aPostInABrowser, open, said } from '../support/thread.ts';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const focusedArticle = (page: Page) => page.locator('article:focus .c-name').innerText();

/** Says something through the page's form. @returns the id of the comment */
async function say(page: Page, name: string, words: string): Promise<number> {
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('What do you say?').fill(words);
  await page.getByRole('button', { name: 'Say it' }).click();
  await page.waitForURL(/#comment-\d+$/);
  return Number(page.url().split('-').at(-1));
}

test('a like is given and taken back without leaving the page, and known on the next visit', async (t) => {
  const site = await aPostInABrowser(t);
  if (!site) return;
  const { app, post, page, url, complaints } = site;
  const ann = await aComment(app, post, { name: 'Ann 7' });
  const bea = await aComment(app, post, { name: 'Bea' });
  const likes = async () => {
    const rows = await app.ctx.db.selectFrom('comments').select(['id', 'like_count']).orderBy('id').execute();
    return rows.map(({ like_count }) => like_count);
  };
  await open(page, url);
  const like = page.locator(`#comment-${ann} .like button`);
  assert.equal(await like.getAttribute('aria-pressed'), null);
  await like.focus();
  await Promise.all([page.waitForResponse(/\/like$/), page.keyboard.press('Enter')]);
  await page.locator(`#comment-${ann} .like button:not([aria-disabled])`).waitFor();
  assert.deepEqual(await likes(), [1, 0]);
  assert.equal(await like.getAttribute('aria-pressed'), 'true');
  assert.equal(await like.getAttribute('aria-label'), 'Like Ann 7’s comment, 1 so far');
  assert.equal(await like.innerText(), '1');
  assert.equal(page.url(), url);
  assert.equal(await page.locator('.like button:focus').count(), 1, 'the focus stays');

  await open(page, url);
  assert.equal(await like.getAttribute('aria-pressed'), 'true');
  assert.equal(await page.locator(`#comment-${bea} .like button`).getAttribute('aria-pressed'), null);
  await Promise.all([page.waitForResponse(/\/like$/), like.click()]);
  await page.locator(`#comment-${ann} .like button:not([aria-disabled])`).waitFor();
  assert.deepEqual(await likes(), [0, 0]);
  assert.equal(await like.getAttribute('aria-pressed'), 'false');
  assert.equal(await like.innerText(), '0');
  assert.deepEqual(complaints, []);
});

test('a like that is refused is put back, and the page says why', async (t) => {
  const site = await aPostInABrowser(t);
  if (!site) return;
  const { app, post, page, url } = site;
  const ann = await aComment(app, post, { name: 'Ann' });
  await open(page, url);
  const like = page.locator(`#comment-${ann} .like button`);
  await app.ctx.db.updateTable('posts').set({ comments_closed_at: app.clock.now }).execute();
  await Promise.all([page.waitForResponse(/\/like$/), like.click()]);
  const why = page.locator(`#comment-${ann} .c-told`);
  await why.waitFor();
  assert.match(await why.innerText(), /^Comments on this post have closed/);
  await said(page).filter({ hasText: 'Comments on this post have closed' }).waitFor();
  assert.equal(await like.getAttribute('aria-pressed'), 'false');
  assert.equal(await like.innerText(), '0');

  await page.route('**/like', (route) => route.abort());
  await like.click();
  await why.filter({ hasText: 'did not get through' }).waitFor();
  assert.equal(await like.getAttribute('aria-pressed'), 'false');
});

test('one’s own comment says so, and until when it may be changed', async (t) => {
  const site = await aPostInABrowser(t, { timezoneId: 'Asia/Tokyo' });
  if (!site) return;
  const { app, post, page, url } = site;
  await aComment(app, post, { name: 'Ann' });
  // The device's clock is an hour late, and in another zone than the site's.
  await page.clock.install({ time: app.clock.now - 60 * MINUTE });
  await page.goto(url);
  const mine = await say(page, 'Léna', 'Soup!');
  const own = page.locator(`#comment-${mine}`);
  const link = own.getByRole('link', { name: 'Edit or delete until 12:15' });
  await link.waitFor();
  assert.match(await own.locator('.c-who').innerText(), /^Léna\s+\(you\)/);
  assert.equal(await page.locator('.change').count(), 1);
  assert.equal(await page.locator('.c-you').count(), 1);
  assert.equal(await button(page, 'Mute Léna').count(), 0);
  assert.equal(await link.getAttribute('href'), `/c/${mine}/revision`);

  await link.focus();
  await page.clock.fastForward(15 * MINUTE - 60_000);
  assert.equal(await link.count(), 1);
  await page.clock.fastForward(60_000);
  assert.equal(await link.count(), 0);
  assert.equal(await focusedArticle(page), 'Léna', 'the focus is not lost with it');

  await aComment(app, post, { name: 'Bea', inReplyTo: mine });
  await open(page, url);
  await own.getByRole('link', { name: 'Delete until 12:15' }).waitFor();
  await own.getByRole('link', { name: 'Delete until 12:15' }).click();
  await page.waitForURL(`**/c/${mine}/revision`);
});

test('who has a comment that waits is told so, where it would stand', async (t) => {
  const site = await aPostInABrowser(t, { settings: { 'comments.hold_all': 'true' } });
  if (!site) return;
  const { app, post, page, url } = site;
  await aComment(app, post, { name: 'Ann' });
  await page.goto(url);
  for (const words of ['Soup!', 'More soup!']) {
    await page.getByLabel('Name', { exact: true }).fill('Léna');
    await page.getByLabel('What do you say?').fill(words);
    await page.getByRole('button', { name: 'Say it' }).click();
    await page.getByRole('heading', { name: 'Thank you, Léna' }).waitFor();
    await open(page, url);
    const waiting = await page.locator('.waiting + #respond').count();
    assert.equal(waiting, 1, 'before the form');
    if (words === 'Soup!')
      assert.equal(
        await page.locator('.waiting').innerText(),
        'One comment of yours waits for an editor. Only you can see it',
      );
  }
  assert.match(await page.locator('.waiting').innerText(), /^2 comments of yours wait for an editor\./);
  assert.equal(await page.locator('.waiting a').getAttribute('href'), '/me');
});

test('what is new since the last visit is marked, and Next new leads through it, page by page', async (t) => {
  const site = await aPostInABrowser(t, { timezoneId: 'Europe/London' });
  if (!site) return;
  const { app, post, page, url, complaints } = site;
  const tick = async (ms: number) => {
    app.clock.now += ms;
    await page.clock.setFixedTime(app.clock.now);
  };
  const ids: number[] = [];
  for (let n = 1; n <= 51; n++)
    ids.push(
      await aComment(app, post, { name: `Reader ${n}`, at: app.clock.now - 50 * MINUTE + n, body: `Soup ${n}` }),
    );
  const [first = 0, second = 0] = ids;
  const flagged = () => page.locator('.comment--new .c-name').allInnerTexts();
  const words = page.locator('.since b');
  await tick(0);
  await open(page, url);
  assert.equal(await page.locator('.since, .comment--new').count(), 0, 'a first visit has nothing new');

  await tick(DAY);
  for (const [name, to] of [
    ['Far', ids.at(-1) ?? 0],
    ['Two', second],
    ['One', first],
  ] as const) {
    await tick(1_000);
    await aComment(app, post, { name, inReplyTo: to, body: 'New soup' });
  }
  await open(page, url);
  assert.equal(await words.innerText(), '3 new since yesterday');
  assert.deepEqual(await flagged(), ['One', 'Two']);
  assert.equal(await page.locator('.comment--new .c-who .flag').first().innerText(), 'New');
  await said(page).filter({ hasText: '3 new since yesterday' }).waitFor();
  await inspect(page, 'new comments');

  await tick(20 * MINUTE);
  await open(page, `${url}?comments=2`);
  assert.deepEqual(await flagged(), ['Far']);
  await tick(20 * MINUTE);
  await open(page, url);
  assert.equal(await words.innerText(), '3 new since yesterday', 'turning pages makes nothing old');
  assert.deepEqual(await flagged(), ['One', 'Two']);

  await page.locator(`#comment-${second} > .fold > summary`).click();
  assert.ok(!(await page.locator('.comment', { hasText: 'Two' }).last().isVisible()));
  await button(page, 'Next new').click();
  assert.equal(await focusedArticle(page), 'One');
  await said(page).filter({ hasText: 'New, 1 of 3' }).waitFor();
  await button(page, 'Next new').click();
  assert.equal(await focusedArticle(page), 'Two');
  assert.ok(await page.locator('article:focus').isVisible(), 'the fold opens for it');
  await Promise.all([page.waitForResponse(/\/me\.json\?/), button(page, 'Next new').click()]);
  await page.waitForURL(/comments=2#comment-/);
  await page.locator('article:focus .c-name', { hasText: 'Far' }).waitFor();

  await button(page, 'Mark all as read').click();
  assert.deepEqual(await flagged(), []);
  assert.equal(await page.locator('.since').count(), 0);
  assert.match(String(await page.evaluate('document.activeElement.textContent')), /Responses to “Odalys/);
  await open(page, url);
  assert.equal(await page.locator('.since, .comment--new').count(), 0);
  assert.deepEqual(complaints, []);
});

test('the next visit begins where the last one ended, and one’s own comments are never new', async (t) => {
  const site = await aPostInABrowser(t);
  if (!site) return;
  const { app, post, page, url } = site;
  const tick = async (ms: number) => {
    app.clock.now += ms;
    await page.clock.setFixedTime(app.clock.now);
  };
  await tick(0);
  await aComment(app, post, { name: 'Ann', at: app.clock.now - MINUTE });
  await open(page, url);
  await tick(MINUTE);
  await say(page, 'Léna', 'Soup!');
  await tick(MINUTE);
  await aComment(app, post, { name: 'Bea' });
  await open(page, url);
  assert.match(await page.locator('.since b').innerText(), /^1 new since \d/);
  assert.deepEqual(await page.locator('.comment--new .c-name').allInnerTexts(), ['Bea']);
  await tick(40 * MINUTE);
  await open(page, url);
  assert.equal(await page.locator('.since, .comment--new').count(), 0);
});

test('a muted name shrinks to a line each, opens again, and stays muted on the next page', async (t) => {
  const site = await aPostInABrowser(t);
  if (!site) return;
  const { app, post, page, url, complaints } = site;
  const ann = await aComment(app, post, { name: 'Loud  Ann', body: 'LISTEN' });
  await aComment(app, post, { name: 'Bea', body: 'Yes, Ann?', inReplyTo: ann });
  const again = await aComment(app, post, { name: 'ＬOUD ann', body: 'I SAID LISTEN' });
  await open(page, url);
  await page.locator(`#comment-${ann} > article .mute`).focus();
  await page.keyboard.press('Enter');
  assert.equal(await page.getByText('LISTEN').filter({ visible: true }).count(), 0);
  assert.ok(await page.getByText('Yes, Ann?').isVisible(), 'answers stay');
  assert.equal(await page.locator(':focus').getAttribute('aria-label'), 'Show this one by Loud  Ann');
  await said(page)
    .filter({ hasText: /Loud\s+Ann is muted on this device/ })
    .waitFor();
  await inspect(page, 'a muted name');

  await open(page, url);
  assert.equal(await page.locator('.muted').count(), 2);
  await page
    .locator(`#comment-${again}`)
    .getByRole('button', { name: /^Show this one/ })
    .click();
  assert.ok(await page.getByText('I SAID LISTEN').isVisible());
  assert.equal(await focusedArticle(page), 'ＬOUD ann');
  assert.equal(await page.locator('.muted').count(), 1);
  await page
    .locator(`#comment-${ann}`)
    .getByRole('button', { name: /^Unmute/ })
    .click();
  assert.equal(await page.locator('.muted').count(), 0);
  assert.equal(await focusedArticle(page), 'Loud Ann');
  await open(page, url);
  assert.equal(await page.locator('.muted').count(), 0);
  assert.deepEqual(complaints, []);
});

test('with the keyboard alone: a spoiler opens, replies fold, and what is folded is not stepped into', async (t) => {
  const site = await aPostInABrowser(t);
  if (!site) return;
  const { app, post, page, url } = site;
  const ann = await aComment(app, post, { name: 'Ann', body: 'So. ||The cook did it||' });
  await aComment(app, post, { name: 'Bea', inReplyTo: ann, body: 'No' });
  await open(page, url);
  const secret = page.getByText('The cook did it');
  const at = () =>
    page.evaluate(`(() => {
      const { tagName, className, parentElement } = document.activeElement;
      return tagName === 'SUMMARY' ? parentElement.className : className || tagName.toLowerCase();
    })()`);
  const tab = async (key = 'Tab') => {
    await page.keyboard.press(key);
    return at();
  };
  assert.ok(!(await secret.isVisible()));
  await page.locator(`#comment-${ann} > article .c-time`).focus();
  assert.equal(await tab(), 'spoiler');
  await page.keyboard.press('Enter');
  assert.ok(await secret.isVisible());
  await page.keyboard.press('Enter');
  assert.ok(!(await secret.isVisible()));

  const stops: unknown[] = [];
  for (let n = 0; n < 6; n++) stops.push(await tab());
  assert.deepEqual(stops, ['button', 'reply', 'quote', 'report', 'mute', 'fold']);
  await page.keyboard.press('Enter');
  assert.ok(!(await page.getByText('No', { exact: true }).isVisible()));
  const after = String(await tab());
  assert.ok(!['c-time', 'reply'].includes(after), after);
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  assert.ok(await page.getByText('No', { exact: true }).isVisible());
  assert.equal(await tab(), 'c-time', 'into the reply');
});

for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing in all that is added, ${colorScheme}, and nothing scrolls sideways`, async (t) => {
    const site = await aPostInABrowser(t, { colorScheme, viewport: { width: 320, height: 700 } });
    if (!site) return;
    const { app, post, page, url, complaints } = site;
    const ann = await aComment(app, post, { name: 'Ann', body: 'So. ||The cook did it||', at: app.clock.now - MINUTE });
    await aComment(app, post, { name: 'Cas'.repeat(20), at: app.clock.now - MINUTE });
    await open(page, url);
    // A day goes by, on the device: axe needs its clock to run.
    await page.evaluate(`localStorage.visits = JSON.stringify(Object.fromEntries(
      Object.entries(JSON.parse(localStorage.visits)).map(([post, visit]) => [post, { ...visit, at: visit.at - ${DAY} }]),
    ))`);
    await aComment(app, post, { name: 'Bea', inReplyTo: ann });
    await set(app.ctx.db, 'comments.hold_all', 'true');
    await page.getByLabel('Name', { exact: true }).fill('Léna');
    await page.getByLabel('What do you say?').fill('Held');
    await page.getByRole('button', { name: 'Say it' }).click();
    await page.getByRole('heading', { name: 'Thank you, Léna' }).waitFor();
    await set(app.ctx.db, 'comments.hold_all', 'false');
    await page.goto(url);
    await say(page, 'Léna', 'Soup!');
    await open(page, url);
    await page.getByRole('button', { name: /^Mute Cas/ }).click();
    await page.locator('.spoiler > summary').click();
    await page.getByRole('link', { name: 'Quote Ann' }).click();
    await page.locator(`#comment-${ann} > article .like button`).click();
    await page.route('**/like', (route) => route.abort());
    await page.getByRole('button', { name: 'Like Bea’s comment, 0 so far' }).click();
    await page.locator('.c-told').waitFor();
    for (const added of ['.since', '.comment--new', '.waiting', '.c-you', '.change', '.muted', '[aria-pressed="true"]'])
      assert.ok((await page.locator(added).count()) > 0, added);
    await inspect(page, 'everything at once');
    assert.deepEqual(
      complaints.filter((each) => !/ERR_FAILED/.test(each)),
      [],
    );
  });
