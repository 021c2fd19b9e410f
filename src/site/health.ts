import { notFound } from '../http/errors.ts';
import type { Handler } from '../http/handler.ts';
import { mayReadMetrics } from '../http/metrics.ts';
import { metricsOfAll } from '../http/metrics-of-all.ts';
import { all } from '../settings/settings.ts';

/** The process answers. */
export const alive: Handler = (_ctx, _req, res) => {
  res.set('Cache-Control', 'no-store').type('text').send('ok\n');
};

/** The database answers too. */
export const ready: Handler = async (ctx, _req, res) => {
  await all(ctx.readDb);
  res.set('Cache-Control', 'no-store').type('text').send('ok\n');
};

/** What there is to count, for Prometheus; nobody else need know that it is there. */
export const metrics: Handler = async (ctx, req, res) => {
  if (!mayReadMetrics(req, ctx.config.metricsToken)) throw notFound();
  res
    .set('Cache-Control', 'no-store')
    .type(ctx.metrics.contentType)
    .send(await metricsOfAll(ctx.metrics));
};
