import assert from 'node:assert/strict';
import { test } from 'node:test';
import { postPath } from '../../src/urls.ts';
import { startApp } from '../support/app.ts';
import { openBrowser } from '../support/browser.ts';
import { aComment, aPost } from '../support/factories.ts';

const HOSTILE = [
  '</script><script>window.ran = 1</script>',
  '<!--<script>window.ran = 1</script>',
  '</script ><img src=x onerror="window.ran = 1">',
  '"><meta property="og:title" content="x"><svg onload="window.ran = 1">',
].join(' ');

test('what is told in the head runs nowhere, with our policy or without it, and the policy has nothing against it', async (t) => {
  const browser = await openBrowser(t);
  if (!browser) return;
  const app = await startApp(t);
  const post = await aPost(app, {
    ...{ title: HOSTILE, excerpt: HOSTILE },
    ...{ people: [HOSTILE.slice(0, 60)], topics: [HOSTILE.slice(41, 100)] },
  });
  await aComment(app, post, { name: '</script><script>window.ran=1</script>', body: HOSTILE });
  for (const bypassCSP of [false, true]) {
    const page = await browser.newPage({ bypassCSP });
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(app.url + postPath(post));
    assert.equal(await page.evaluate('window.ran'), undefined);
    assert.deepEqual(complaints, []);
    const [data = '', ...more] = await page.locator('script[type="application/ld+json"]').allTextContents();
    assert.deepEqual(more, []);
    assert.equal(JSON.parse(data).description, HOSTILE);
    assert.equal(await page.locator('meta[property="og:title"]').count(), 1);
    assert.equal(await page.locator('head > :is(img, svg, p)').count(), 0);
    await page.close();
  }
});

test('a browser takes the manifest', async (t) => {
  const browser = await openBrowser(t);
  if (!browser) return;
  const app = await startApp(t);
  const page = await browser.newPage();
  await page.goto(app.url);
  const tools = await page.context().newCDPSession(page);
  const { data, errors } = await tools.send('Page.getAppManifest');
  assert.deepEqual(errors, []);
  assert.equal(JSON.parse(data ?? '').name, 'Hearsay');
  const { installabilityErrors } = await tools.send('Page.getInstallabilityErrors');
  assert.deepEqual(
    installabilityErrors.map(({ errorId }) => errorId).filter((id) => /icon|manifest|url/.test(id)),
    [],
  );
  await page.close();
});
