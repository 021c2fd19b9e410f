import type { Request } from 'express';
import { likedBy } from '../comments/thread/liked.ts';
import type { Context } from '../context.ts';
import { addressLikerKey } from '../http/reader.ts';
import type { Settings } from '../settings/settings.ts';
import { commentPath, likePath } from '../urls.ts';
import { likerKey } from './liker.ts';

/** What somebody likes, on `/me`: the only place where a like is taken back without a script. */
export interface LikesView {
  lines: LikeLine[];
  /** There are no more than these, or they are the newest of many. */
  all: boolean;
  /** They go by the network address, as this device has no cookie of ours. */
  byConnection: boolean;
}

export interface LikeLine {
  id: number;
  name: string;
  words: string;
  title: string;
  href: string;
  /** Where it is taken back; null: comments there are closed, and the likes with them. */
  like: string | null;
}

const SHOWN = 50;

/** @returns null where they like nothing */
export async function likesView(ctx: Context, req: Request, settings: Settings): Promise<LikesView | null> {
  // One more than is shown tells whether there are others.
  const liker = await likerKey(ctx, req);
  const liked = await likedBy(ctx.readDb, liker, {
    closeAfterDays: settings['comments.close_after_days'],
    now: ctx.now(),
    limit: SHOWN + 1,
  });
  if (liked.length === 0) return null;
  return {
    lines: liked.slice(0, SHOWN).map(({ id, name, words, title, open }) => ({
      id,
      name,
      words,
      title,
      href: commentPath(id),
      like: open ? likePath(id) : null,
    })),
    all: liked.length <= SHOWN,
    byConnection: liker === addressLikerKey(ctx, req),
  };
}
