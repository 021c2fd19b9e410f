import assert from 'node:assert/strict';
import type { Context } from '../../src/context.ts';
import type { CacheFigures } from '../../src/http/metrics.ts';
import type { Answer, TestApp } from './app.ts';

/** What the metrics say of the page cache. */
export async function cacheFigures({ metrics }: Pick<Context, 'metrics'>): Promise<CacheFigures> {
  const valuesOf = async (name: string) => (await metrics.getSingleMetric(name)?.get())?.values ?? [];
  const [pages, bytes] = [await valuesOf('hearsay_pages_total'), await valuesOf('hearsay_pages_bytes')];
  const answers = Object.fromEntries(pages.map(({ labels, value }) => [String(labels.answer), value]));
  return { hits: 0, misses: 0, waits: 0, passed: 0, ...answers, bytes: bytes[0]?.value ?? 0 };
}

/** How requests were answered meanwhile, leaving out what none were. */
export async function answered(app: Pick<TestApp, 'ctx'>, ask: () => Promise<unknown>): Promise<Partial<CacheFigures>> {
  const before = await cacheFigures(app.ctx);
  await ask();
  const { bytes: _, ...after } = await cacheFigures(app.ctx);
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
