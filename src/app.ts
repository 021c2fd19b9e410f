import type { RequestListener } from 'node:http';
import compression from 'compression';
import express, { type Express } from 'express';
import { adminRoutes } from './admin/routes.ts';
import type { Context } from './context.ts';
import { providers } from './embeds/registry.ts';
import { assets } from './http/assets.ts';
import { arriveWithin } from './http/deadline.ts';
import { readerForms } from './http/forms.ts';
import { securityHeaders } from './http/headers.ts';
import { countRequests } from './http/metrics.ts';
import { pageCache } from './http/page-cache.ts';
import { requestLog } from './http/request-log.ts';
import { requireSameOrigin } from './http/same-origin.ts';
import * as comment from './site/comment.ts';
import { nothingHere, showError } from './site/errors.ts';
import { whileShown } from './site/media.ts';
import { elsewhere } from './site/one-address.ts';
import { pageKey } from './site/page-address.ts';
import * as report from './site/report.ts';
import * as revision from './site/revision.ts';
import { NEW_COMMENT, REPORT, REVISION, siteRoutes } from './site/routes.ts';
import { SECOND } from './time.ts';
import { readAssets } from './views/assets.ts';
import { compileViews } from './views/view.ts';

/** The site as a request handler, kept pages first; it never listens, so each test gets one of its own. */
export const createSite = (ctx: Context, cache: { bytes?: number | undefined } = {}): RequestListener =>
  pageCache(ctx, createApp(ctx), pageKey, cache);

/** The same without kept pages. */
export function createApp(ctx: Context): Express {
  compileViews({ fresh: ctx.config.development });
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', ctx.config.trustProxy);
  app.use(requestLog(ctx.log));
  app.use(countRequests(ctx.metrics));
  app.use(arriveWithin(20 * SECOND));
  app.use('/assets', assets(readAssets({ fresh: ctx.config.development })));
  const origins = providers.flatMap(({ frames }) => frames?.origin ?? []);
  app.use(securityHeaders(ctx.config.baseUrl.startsWith('https:'), origins));
  app.use(compression());
  app.use('/media', whileShown(ctx), express.static(ctx.config.mediaDir, { index: false, redirect: false }));
  app.use('/admin', adminRoutes(ctx));
  app.use(readerForms);
  app.use(requireSameOrigin(ctx));
  app.use(siteRoutes(ctx));
  app.use(nothingHere);
  app.use(elsewhere(ctx));
  app.use(NEW_COMMENT, comment.refused(ctx));
  app.use(REVISION, revision.refused(ctx));
  app.use(REPORT, report.refused(ctx));
  app.use(showError(ctx));
  return app;
}
