import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** Hosts whose frames a reader may ask for; nothing else of theirs is ever loaded. */
const FRAME_HOSTS = [
  'https://www.instagram.com',
  'https://platform.twitter.com',
  'https://www.tiktok.com',
  'https://www.youtube-nocookie.com',
  'https://www.facebook.com',
  'https://www.threads.com',
  'https://embed.bsky.app',
  'https://embed.gettyimages.com',
  'https://embed.reddit.com',
  'https://open.spotify.com',
];

/** @param https whether readers reach the site by https, from the base URL */
export function securityHeaders(https: boolean): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'script-src': ["'self'"],
        'style-src': ["'self'"],
        'img-src': ["'self'", 'data:'],
        'frame-src': FRAME_HOSTS,
        'object-src': ["'none'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'self'"],
        ...(https ? { 'upgrade-insecure-requests': [] } : {}),
      },
    },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    // YouTube's player refuses frames without a referrer, so not helmet's `no-referrer`.
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    crossOriginEmbedderPolicy: false,
    xFrameOptions: { action: 'sameorigin' },
  });
}
