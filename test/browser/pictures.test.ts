import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import sharp from 'sharp';
import { byId, describe, UNDESCRIBED } from '../../src/media/media.ts';
import { DAY } from '../../src/time.ts';
import { startApp } from '../support/app.ts';
import { openBrowser } from '../support/browser.ts';
import { atTheDesk } from '../support/desk.ts';
import { aPicture, aPost } from '../support/factories.ts';
import { inspect } from '../support/inspect.ts';

async function aWriter(t: TestContext, options: BrowserContextOptions = {}) {
  const browser = await openBrowser(t);
  if (!browser) return null;
  const app = await startApp(t);
  const { token } = await atTheDesk(app);
  const context = await browser.newContext(options);
  await context.addCookies([{ name: 'session', value: token, url: app.url }]);
  return { app, context, page: await context.newPage() };
}

const drawn = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#14656c' } });
const png = (width: number, height: number) => drawn(width, height).png().toBuffer();

interface Sent {
  name: string;
  bytes: Buffer;
  type?: string;
}

/** Drops or pastes files into the story, as a browser would tell of it. */
async function give(page: Page, kind: 'drop' | 'paste', files: Sent[]): Promise<void> {
  const told = files.map(({ name, bytes, type = 'image/png' }) => ({ name, type, bytes: bytes.toString('base64') }));
  await page.evaluate(
    `(({ kind, told }) => {
      const data = new DataTransfer();
      for (const { name, type, bytes } of told)
        data.items.add(new File([Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0))], name, { type }));
      const about = { bubbles: true, cancelable: true };
      const event = kind === 'drop' ? new DragEvent(kind, { ...about, dataTransfer: data }) : new ClipboardEvent(kind, { ...about, clipboardData: data });
      document.getElementById('body').dispatchEvent(event);
    })(${JSON.stringify({ kind, told })})`,
  );
}

const story = (page: Page) => page.locator('#body').inputValue();
const LINE = '!\\[\\]\\(/media/[\\w-]{16}/960\\.webp\\)';

test('pictures dropped on the story go one after another, and become lines and fields', async (t) => {
  const writer = await aWriter(t);
  if (!writer) return;
  const { app, page } = writer;
  await page.goto(`${app.url}/admin/posts/new`);
  await page.getByLabel('Title', { exact: true }).fill('Two mugs');
  await page.locator('#body').fill('One.');
  let release = () => {};
  const held = new Promise<void>((done) => {
    release = done;
  });
  await page.route('**/admin/pictures', async (route) => {
    await held;
    await route.continue();
  });
  await give(page, 'drop', [
    { name: 'first [mug].png', bytes: await png(90, 60) },
    { name: 'second.png', bytes: await png(60, 90) },
  ]);
  assert.match(
    await story(page),
    /^One\.\n\n!\[first mug\.png is on its way, 1\]\(\)\n\n!\[second\.png is on its way, 2\]\(\)\n$/,
  );
  await page.getByRole('status').filter({ hasText: 'first mug.png is on its way, 1 more after it.' }).waitFor();
  await page.getByRole('button', { name: 'Save draft' }).first().click();
  await page.getByText('A picture is still on its way.').waitFor();
  release();
  await page.getByText('In the text.').waitFor();
  assert.match(await story(page), new RegExp(`^One\\.\\n\\n${LINE}\\n\\n${LINE}\\n$`));

  await page.locator('#insets details').nth(1).waitFor();
  await page.locator('#i2-alt').fill('A mug');
  await page.locator('#look figure.inset img[alt="A mug"]').waitFor();
  assert.equal(await page.locator('#i2-alt').inputValue(), 'A mug');
  await page.getByRole('button', { name: 'Publish', exact: true }).first().click();
  await page.getByRole('link', { name: /Picture 1: Say what the picture shows/ }).click();
  assert.equal(await page.evaluate('document.activeElement.id'), 'i1-alt');
});

test('a pasted picture goes where the cursor is, and words with a picture of themselves stay words', async (t) => {
  const writer = await aWriter(t);
  if (!writer) return;
  const { app, page } = writer;
  await page.goto(`${app.url}/admin/posts/new`);
  const area = page.locator('#body');
  await area.fill('One.\n\nTwo.');
  await page.evaluate(`document.getElementById('body').setSelectionRange(4, 4)`);
  await give(page, 'paste', [{ name: 'image.png', bytes: await png(90, 60) }]);
  await page.getByText('In the text.').waitFor();
  assert.match(await story(page), new RegExp(`^One\\.\\n\\n${LINE}\\n\\nTwo\\.$`));
  assert.equal(
    await page.evaluate(`(() => {
    const data = new DataTransfer();
    data.items.add(new File(['x'], 'x.png', { type: 'image/png' }));
    data.setData('text/plain', 'words');
    const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data });
    return document.getElementById('body').dispatchEvent(event);
  })()`),
    true,
    'the browser pastes the words',
  );
  assert.equal((await app.ctx.db.selectFrom('media').select('id').execute()).length, 1);
});

test('what is refused leaves no line behind, and says why', async (t) => {
  const writer = await aWriter(t);
  if (!writer) return;
  const { app, context, page } = writer;
  await page.goto(`${app.url}/admin/posts/new`);
  await page.locator('#body').fill('One.');
  await give(page, 'drop', [{ name: 'notes.txt', bytes: Buffer.from('x'), type: 'text/plain' }]);
  await page.getByText('Only pictures, please').waitFor();
  await give(page, 'drop', [
    { name: 'odd.png', bytes: Buffer.from('x') },
    { name: 'good.png', bytes: await png(9, 9) },
  ]);
  await page.getByText('odd.png: That is not a picture we can use.').waitFor();
  assert.match(await story(page), new RegExp(`^One\\.\\n\\n${LINE}\\n$`));

  await context.clearCookies();
  await give(page, 'drop', [{ name: 'late.png', bytes: await png(9, 9) }]);
  await page.getByText('late.png: You are not logged in any more.').waitFor();
  assert.match(await story(page), new RegExp(`^One\\.\\n\\n${LINE}\\s*$`));
  await page.route('**/admin/pictures', (route) => route.abort());
  await give(page, 'drop', [{ name: 'lost.png', bytes: await png(9, 9) }]);
  await page.getByText('lost.png: It did not get through.').waitFor();
});

test('a button beside the story chooses pictures', async (t) => {
  const writer = await aWriter(t);
  if (!writer) return;
  const { app, page } = writer;
  await page.goto(`${app.url}/admin/posts/new`);
  const choosing = page.waitForEvent('filechooser');
  await page.locator('[data-tool="picture"]').click();
  await (await choosing).setFiles([{ name: 'a.png', mimeType: 'image/png', buffer: await png(90, 60) }]);
  await page.getByText('In the text.').waitFor();
  assert.match(await story(page), new RegExp(`^${LINE}\\n$`));
});

const frame = (page: Page) => page.getByRole('application', { name: 'What is kept of the picture' });

test('a picture is cropped by keys', async (t) => {
  const writer = await aWriter(t);
  if (!writer) return;
  const { app, page } = writer;
  await page.goto(`${app.url}/admin/posts/new`);
  await page.getByLabel('Title', { exact: true }).fill('Cropped');
  await page.getByLabel('Upload').setInputFiles({ name: 'x.png', mimeType: 'image/png', buffer: await png(1000, 500) });
  await frame(page).waitFor();
  assert.equal(await page.locator('[name="crop"]').inputValue(), '');
  await frame(page).focus();
  for (let i = 0; i < 25; i += 1) await page.keyboard.press('Shift+ArrowLeft');
  for (let i = 0; i < 5; i += 1) await page.keyboard.press('ArrowRight');
  for (let i = 0; i < 90; i += 1) await page.keyboard.press('ArrowUp');
  assert.equal(await page.locator('[name="crop"]').inputValue(), '0.1000,0.0000,0.5000,1.0000');
  await page.getByText('Kept: 50 % of the width from 10 % on, 100 % of the height from 0 % on.').waitFor();
  await page.getByRole('button', { name: 'Save draft' }).first().click();
  await page.getByText(/^Saved[,.]/).waitFor();
  const { id } = await app.ctx.db.selectFrom('media').select('id').executeTakeFirstOrThrow();
  const picture = await byId(app.ctx.db, id);
  assert.deepEqual([picture?.width, picture?.height], [500, 500]);
});

test('a shape sets the frame, a corner resizes it in that shape, and a picture on its side is shown upright', async (t) => {
  const writer = await aWriter(t, { viewport: { width: 360, height: 740 }, hasTouch: true });
  if (!writer) return;
  const { app, page } = writer;
  await page.goto(`${app.url}/admin/posts/new`);
  const buffer = await drawn(1000, 500).withMetadata({ orientation: 6 }).jpeg().toBuffer();
  await page.getByLabel('Upload').setInputFiles({ name: 'x.jpg', mimeType: 'image/jpeg', buffer });
  await frame(page).waitFor();
  const canvas = await page.locator('.crop-view canvas').boundingBox();
  assert.ok(canvas && Math.abs(canvas.height / canvas.width - 2) < 0.02, 'twice as high as wide');
  await page.getByLabel('Shape').selectOption('square');
  assert.equal(await page.locator('[name="crop"]').inputValue(), '0.0000,0.2500,1.0000,0.5000');
  await page.getByLabel('Keep', { exact: true }).selectOption('top');
  assert.equal(await page.locator('[name="crop"]').inputValue(), '0.0000,0.0000,1.0000,0.5000');

  await frame(page).scrollIntoViewIfNeeded();
  const box = (await frame(page).boundingBox()) ?? assert.fail('no frame');
  await page.mouse.move(box.x + box.width - 6, box.y + box.height - 6);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 });
  await page.mouse.up();
  const [x = 1, y = 1, w = 0, h = 0] = (await page.locator('[name="crop"]').inputValue()).split(',').map(Number);
  assert.deepEqual([x, y], [0, 0]);
  assert.ok(w > 0.4 && w < 0.62 && Math.abs(w - 2 * h) < 0.001, `${w} ${h}`);
  await inspect(page, 'the form with a frame at 360');
});

test('axe finds nothing at the pictures, and nothing scrolls sideways', async (t) => {
  const browser = await openBrowser(t);
  if (!browser) return;
  const app = await startApp(t);
  const { token } = await atTheDesk(app);
  const { db } = app.ctx;
  const long = 'W'.repeat(60);
  const [soon, ended, unused] = [await aPicture(app), await aPicture(app), await aPicture(app)];
  const words = { ...UNDESCRIBED, alt: `A boat ${long}`, caption: long, credit: long, licence: 'Agency' };
  // Days end at midnight, and so do rights that came through a form.
  const midnight = app.clock.now - (app.clock.now % DAY);
  await describe(db, soon, { ...words, expires_at: midnight + 8 * DAY });
  await describe(db, ended, { ...words, expires_at: midnight });
  const key = (await byId(db, soon))?.key;
  const goneKey = (await byId(db, ended))?.key;
  const post = await aPost(app, { title: 'Boats', heroId: ended });
  const looks = [
    { colorScheme: 'light', viewport: { width: 320, height: 700 } },
    { colorScheme: 'dark', viewport: { width: 1280, height: 800 } },
  ] as const;
  for (const look of looks) {
    const context = await browser.newContext(look);
    await context.addCookies([{ name: 'session', value: token, url: app.url }]);
    const complaints: string[] = [];
    context.on('console', (message) => {
      if (/Content.Security.Policy/i.test(message.text())) complaints.push(message.text());
    });
    const page = await context.newPage();
    const where = `${look.colorScheme} ${look.viewport.width}`;
    for (const path of ['', `/${soon}`, `/${ended}`, `/${unused}`, '?show=undescribed', '?q=nothing']) {
      await page.goto(`${app.url}/admin/pictures${path}`);
      await inspect(page, `${where} ${path}`);
    }
    await page.goto(`${app.url}/admin/pictures`);
    await page.getByText('Add a picture').click();
    await page
      .getByLabel('Picture', { exact: true })
      .setInputFiles({ name: 'x.png', mimeType: 'image/png', buffer: await png(300, 200) });
    await frame(page).waitFor();
    await inspect(page, `${where} with a frame`);
    await page.goto(`${app.url}/admin/posts/${post.id}`);
    await page.locator('#body').fill(`One.\n\n![](/media/${key}/960.webp)\n\n![](/media/${goneKey}/960.webp)`);
    const preview = page.locator('[data-tool="preview"]');
    if ((await preview.getAttribute('aria-pressed')) === 'false') await preview.click();
    await page.locator('#look figure.stand-in').waitFor();
    await page.locator('#insets details').nth(1).waitFor();
    await inspect(page, `${where} the form with insets`);
    await page.goto(`${app.url}/2026/11/boats`);
    await page.locator('figure.stand-in').waitFor();
    await inspect(page, `${where} the story`);
    assert.deepEqual(complaints, [], where);
    await context.close();
  }
});
