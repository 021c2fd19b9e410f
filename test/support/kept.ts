import assert from 'node:assert/strict';
import { type CacheFigures, cacheFigures } from '../../src/http/page-cache.ts';
import type { Answer, TestApp } from './app.ts';

/** How requests were answered meanwhile, leaving out what none were. */
export async function answered(app: TestApp, ask: () => Promise<unknown>): Promise<Partial<CacheFigures>> {
  const before = cacheFigures(app.ctx);
  await ask();
  const { bytes: _, ...after } = cacheFigures(app.ctx);
  const more = Object.entries(after).map(([name, n]) => [name, n - before[name as keyof CacheFigures]] as const);
  return Object.fromEntries(more.filter(([, n]) => n > 0));
}

export const HIT = { hits: 1 };
export const MISS = { misses: 1 };
export const PASSED = { passed: 1 };

/** Asks for the page and sees to it that it is kept. */
export async function warm(app: TestApp, path: string): Promise<Answer> {
  const page = await app.get(path);
  assert.equal(page.status, 200, path);
  assert.deepEqual(await answered(app, () => app.get(path)), HIT, `${path} is not kept`);
  return page;
}
