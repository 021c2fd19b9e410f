import type { TestContext } from 'node:test';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { postPath } from '../../src/urls.ts';
import { startApp } from './app.ts';
import { openBrowser } from './browser.ts';
import { aPost } from './factories.ts';

/** A post in a browser, whose comments nothing holds or slows; null where there is no browser. */
export async function aPostInABrowser(
  t: TestContext,
  { settings = {}, ...options }: BrowserContextOptions & { settings?: Record<string, string> } = {},
) {
  const browser = await openBrowser(t);
  if (!browser) return null;
  const app = await startApp(t, {
    settings: { 'comments.hold_first': 'false', 'comments.flood_seconds': '0', ...settings },
  });
  const post = await aPost(app);
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  const listen = (page: Page) => {
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(String(error)));
  };
  listen(page);
  context.on('page', listen);
  return { app, post, context, page, url: app.url + postPath(post), complaints };
}

/** Opens a page and waits until what is personal has been told, and added. */
export async function open(page: Page, url: string): Promise<void> {
  await page.goto(url);
  // Far down a long story it is not asked for.
  await page.locator('#comments').scrollIntoViewIfNeeded();
  await told(page);
  await page.evaluate('new Promise((done) => setTimeout(done, 50))');
}

/** Until this document has been told what is personal: Playwright would also hear what a page that was left had asked. */
export const told = (page: Page) =>
  page.evaluate(`new Promise((done) =>
    new PerformanceObserver((list) => list.getEntries().some(({ name }) => name.includes('/me.json?')) && done())
      .observe({ type: 'resource', buffered: true }))`);

/** What the page says to who listens to it. */
export const said = (page: Page) => page.locator('.responses > [role=status]');
