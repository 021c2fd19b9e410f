import assert from 'node:assert/strict';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** What WCAG 2.2 asks for beyond 2.1, which axe leaves out unless told. */
const ALSO = { rules: { 'target-size': { enabled: true } } };

/** Fails where a page scrolls sideways or has what axe objects to. */
export async function inspect(page: Page, what: string): Promise<void> {
  await assertNotSideways(page, what);
  // Of what lies half under a bar that stays axe says that it is too small, though it scrolls out from under it.
  const stay = (position: string) =>
    page.evaluate(
      `for (const bar of document.querySelectorAll('.bulk, .edit-end')) bar.style.position = '${position}'`,
    );
  await stay('static');
  // In its newer mode axe opens a page for each inspection to put the findings of all frames together, at twice the time.
  const { violations } = await new AxeBuilder({ page }).options(ALSO).setLegacyMode().analyze();
  await stay('');
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
  assert.deepEqual(found, [], what);
}

export async function assertNotSideways(page: Page, what: string): Promise<void> {
  assert.ok(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), `${what} scrolls sideways`);
}
