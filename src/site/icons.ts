import { settingsOf } from '../context.ts';
import type { Handler } from '../http/handler.ts';
import { sendKept } from '../http/keep.ts';
import { tellCaches } from '../http/shared-cache.ts';
import { DAY, SECOND } from '../time.ts';
import { frontPath } from '../urls.ts';
import { assetSource } from '../views/asset-sources.ts';
import { asset } from '../views/assets.ts';

/** For who asks without having read a page, as browsers do beside a feed: pages name icons that are kept for ever. */
export const favicon: Handler = async (_ctx, _req, res) => {
  res.set('Cache-Control', `public, max-age=${DAY / SECOND}`);
  res.type('image/x-icon').send(assetSource('icons/favicon.ico'));
};

/**
 * The paper as something to put on a telephone's first screen. Its window keeps the browser's few buttons, since half of
 * what we link to is elsewhere and a reader wants to come back.
 */
export const manifest: Handler = async (ctx, _req, res) => {
  const settings = await settingsOf(ctx);
  const icon = (name: string, size: number, purpose: 'any' | 'maskable') => ({
    src: asset(`icons/${name}-${size}.png`),
    sizes: `${size}x${size}`,
    type: 'image/png',
    purpose,
  });
  const text = JSON.stringify({
    id: frontPath(),
    name: settings['site.title'],
    short_name: settings['site.title'],
    ...(settings['site.tagline'] && { description: settings['site.tagline'] }),
    lang: 'en-GB',
    start_url: frontPath(),
    scope: frontPath(),
    display: 'minimal-ui',
    // The light paper of public/css/tokens.css: there is no way to name the dark one.
    theme_color: '#fcf2e9',
    background_color: '#fcf2e9',
    icons: [
      icon('icon', 192, 'any'),
      icon('icon', 512, 'any'),
      icon('maskable', 192, 'maskable'),
      icon('maskable', 512, 'maskable'),
    ],
  });
  tellCaches(ctx, res, { seconds: settings['site.shared_cache_seconds'] });
  sendKept(res.type('application/manifest+json'), text, { of: ['settings'], until: null });
};
