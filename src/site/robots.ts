import { settingsOf } from '../context.ts';
import type { Handler } from '../http/handler.ts';
import { sendKept } from '../http/keep.ts';
import { tellCaches } from '../http/shared-cache.ts';
import { absolute, newsSitemapPath, sitemapPath } from '../urls.ts';

/**
 * What crawlers may leave aside: the desk, what is one reader's own, and searches, of which there is no end. Whatever says
 * itself that it is not to be found (`noindex`), such as the form under a comment, they must be let in to read that. `/me`
 * without its slash would also be the beginning of `/media`.
 */
const CLOSED = ['/admin', '/me.json', '/me/', '/search?'];

export const show: Handler = async (ctx, _req, res) => {
  const settings = await settingsOf(ctx);
  const maps = [sitemapPath(), newsSitemapPath()].map((path) => absolute(ctx.config.baseUrl, path));
  const lines = [
    'User-agent: *',
    ...CLOSED.map((path) => `Disallow: ${path}`),
    '',
    ...maps.map((address) => `Sitemap: ${address}`),
  ];
  tellCaches(ctx, res, { seconds: settings['site.shared_cache_seconds'] });
  sendKept(res.type('text/plain; charset=utf-8'), `${lines.join('\n')}\n`, { of: ['settings'], until: null });
};
