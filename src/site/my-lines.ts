import { changes, type OwnComment } from '../comments/author/own.ts';
import type { News } from '../comments/thread/fresh.ts';
import type { CommentStatus } from '../db/schema.ts';
import type { SafeHtml } from '../html.ts';
import type { Subscription } from '../notices/follow.ts';
import type { Title } from '../posts/titles.ts';
import type { Settings } from '../settings/settings.ts';
import { clockTime, isoDateTime, shortDateTime } from '../time.ts';
import * as urls from '../urls.ts';
import { number } from '../words.ts';

/** A comment, and something followed, as their author sees them on `/me`. */

export interface OwnLine {
  id: number;
  title: string;
  /** Null: readers do not see the post. */
  href: string | null;
  time: string;
  iso: string;
  body: SafeHtml;
  state: { words: string; href: string | null; good: boolean };
  revision: { words: string; href: string } | null;
  /** What others have said since; on the newest comment under a post only. */
  since: { words: string; href: string } | null;
}

export interface FollowLine {
  title: string;
  /** Null: readers do not see the post. */
  href: string | null;
  words: string;
  end: string;
}

export function ownLine(
  comment: OwnComment,
  titles: ReadonlyMap<number, Title>,
  since: ReadonlyMap<number, News>,
  settings: Settings,
  now: number,
): OwnLine {
  const { id, postId, createdAt, body, status } = comment;
  const zone = settings['site.timezone'];
  const { title, permalink } = titles.get(postId) ?? { title: '', permalink: null };
  const { edit, remove } = changes(comment, settings, now);
  const news = since.get(postId);
  return {
    id,
    title,
    href: permalink && urls.postPath(permalink),
    time: shortDateTime(createdAt, zone),
    iso: isoDateTime(createdAt, zone),
    body,
    state: {
      words: STATES[status] ?? '',
      href: status === 'approved' && permalink ? urls.commentPath(id) : null,
      good: status === 'approved',
    },
    revision:
      remove === null || !permalink
        ? null
        : {
            words: `${edit === null ? 'Delete' : 'Edit or delete'} until ${clockTime(remove, zone)}`,
            href: urls.revisionPath(id),
          },
    since:
      news?.lastId === id && permalink
        ? { words: `${number(news.fresh)} new since`, href: urls.sincePath(permalink, id) }
        : null,
  };
}

const STATES: Partial<Record<CommentStatus, string>> = {
  approved: 'On the page',
  held: 'Waits for an editor. Only you can see it',
  removed: 'Taken off the page by a moderator',
  rejected: 'Not taken',
};

export function followLine({ id, postId, state }: Subscription, titles: ReadonlyMap<number, Title>): FollowLine {
  const { title, permalink } = titles.get(postId) ?? { title: '', permalink: null };
  return {
    title,
    href: permalink && urls.postPath(permalink),
    words: state === 'follows' ? 'We write when you are answered' : 'Waits for a click on the link in our first mail',
    end: urls.myFollowEndPath(id),
  };
}
