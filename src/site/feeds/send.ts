import type { Response } from 'express';
import type { Context } from '../../context.ts';
import { type Keep, sendKept } from '../../http/keep.ts';
import { tellCaches } from '../../http/shared-cache.ts';
import type { Settings } from '../../settings/settings.ts';
import type { FeedFormat } from '../../urls.ts';
import { atom } from './atom.ts';
import type { Channel } from './channel.ts';
import { json } from './json.ts';
import { FEED_TYPES } from './links.ts';
import { rss } from './rss.ts';

const PRINTED: Record<FeedFormat, (channel: Channel) => string> = { rss, atom, json };

/**
 * Its ETag says whether it has changed, and no Last-Modified: what is removed makes a feed another without making
 * anything in it newer, and who asks by date would be told that nothing happened.
 */
export function sendFeed(
  ctx: Context,
  res: Response,
  { format, settings, channel, keep }: { format: FeedFormat; settings: Settings; channel: Channel; keep: Keep },
): void {
  tellCaches(ctx, res, { seconds: settings['site.shared_cache_seconds'] });
  sendKept(res.type(`${FEED_TYPES[format]}; charset=utf-8`), PRINTED[format](channel), keep);
}
