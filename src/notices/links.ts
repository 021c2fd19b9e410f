import { keyedHash, sameHash } from '../secret.ts';
import { followPath, unfollowPath } from '../urls.ts';

/**
 * The addresses in our mail carry their own secret, made anew from the site's each time and kept nowhere. Each purpose
 * has one of its own: who may stop a mail may not say yes to it.
 */
export type Purpose = 'follow' | 'unfollow';

const PATHS = { follow: followPath, unfollow: unfollowPath };

export const linkFor = (secret: string, purpose: Purpose, subscription: number): string =>
  PATHS[purpose](subscription, keyFor(secret, purpose, subscription));

export const isKeyFor = (secret: string, purpose: Purpose, subscription: number, key: string): boolean =>
  sameHash(key, keyFor(secret, purpose, subscription));

const keyFor = (secret: string, purpose: Purpose, subscription: number) =>
  keyedHash(secret, purpose, String(subscription));
