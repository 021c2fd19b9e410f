import type { Headline } from '../posts/listings.ts';
import { clockTime, dayHeading, isoDateTime } from '../time.ts';
import { authorPath, postPath } from '../urls.ts';
import { count } from '../words.ts';

/** A story in a listing. */
export interface HeadlineView {
  title: string;
  href: string;
  excerpt: string;
  author: string;
  day: string;
  authorHref: string;
  time: string;
  iso: string;
  /** Null while nobody has said anything. */
  responses: string | null;
  responsesHref: string;
}

export interface DayView {
  day: string;
  stories: HeadlineView[];
}

export function headlineView(post: Headline, zone: string): HeadlineView {
  const href = postPath(post);
  return {
    title: post.title,
    href,
    excerpt: post.excerpt,
    author: post.author.name,
    authorHref: authorPath(post.author.slug),
    day: dayHeading(post.published_at, zone),
    time: clockTime(post.published_at, zone),
    iso: isoDateTime(post.published_at, zone),
    responses: post.comment_count > 0 ? count(post.comment_count, 'response') : null,
    responsesHref: `${href}#comments`,
  };
}

/** Stories, newest first, under the days they came out on. */
export function byDay(posts: readonly Headline[], zone: string): DayView[] {
  const days: DayView[] = [];
  for (const post of posts) {
    const day = dayHeading(post.published_at, zone);
    if (days.at(-1)?.day !== day) days.push({ day, stories: [] });
    days.at(-1)?.stories.push(headlineView(post, zone));
  }
  return days;
}

export interface Days {
  days: DayView[];
}
