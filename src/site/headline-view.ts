import type { Headline } from '../posts/reading/headlines.ts';
import { clockTime, dayHeading, daysBetween, isoDateTime, weekday } from '../time.ts';
import { authorPath, postPath, tagPath } from '../urls.ts';
import { type PictureView, pictureView } from '../views/picture.ts';
import { count } from '../words.ts';
import { inGroups } from './groups.ts';

/** A story in a listing. */
export interface HeadlineView {
  title: string;
  href: string;
  excerpt: string;
  kicker: { words: string; href: string } | null;
  picture: PictureView | null;
  author: string;
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

export interface Days {
  days: DayView[];
}

/** How wide a picture is drawn in each place, before the stylesheet cuts its sides off. */
export const SIZES = {
  hero: '(min-width: 83rem) 78rem, 100vw',
  measure: '(min-width: 38rem) 36rem, 100vw',
  lead: '(min-width: 83rem) 55rem, (min-width: 62rem) 66vw, 100vw',
  trio: '(min-width: 83rem) 25rem, (min-width: 44rem) 32vw, 100vw',
  river: '(min-width: 44rem) 15rem, 11rem',
  related: '(min-width: 62rem) 18rem, 11rem',
  portrait: '38rem',
  strip: '17rem',
  face: '6rem',
};

interface Look {
  sizes?: string;
  /** The first thing to see: fetched at once, and described. */
  eager?: boolean;
  /** UTC ms, where no heading tells the day: told beside the time when it is another than this moment's. */
  now?: number;
}

export function headlineView(post: Headline, zone: string, { sizes = SIZES.river, eager = false, now }: Look = {}) {
  const { picture, kicker } = post;
  const href = postPath(post);
  const view: HeadlineView = {
    title: post.title,
    href,
    excerpt: post.excerpt,
    kicker: kicker && { words: kicker.name, href: tagPath(kicker) },
    // In a list the headline beside a picture says whom it shows.
    picture: picture && pictureView({ ...picture, alt: eager ? picture.alt : '' }, sizes, { eager }),
    author: post.author.name,
    authorHref: authorPath(post.author.slug),
    time: `${now === undefined ? '' : dayBefore(post.published_at, now, zone)}${clockTime(post.published_at, zone)}`,
    iso: isoDateTime(post.published_at, zone),
    responses: post.comment_count > 0 ? count(post.comment_count, 'response') : null,
    responsesHref: `${href}#comments`,
  };
  return view;
}

function dayBefore(at: number, now: number, zone: string): string {
  const days = daysBetween(at, now, zone);
  return days === 0 ? '' : `${days < 7 ? weekday(at, zone) : dayHeading(at, zone)}, `;
}

/** Stories, newest first, under the days they came out on. @param dayName how a day is called */
export const byDay = (posts: readonly Headline[], zone: string, dayName = dayHeading): DayView[] =>
  inGroups(posts, (post) => dayName(post.published_at, zone)).map(({ name, items }) => ({
    day: name,
    stories: items.map((post) => headlineView(post, zone)),
  }));

/** Days as the front page calls them: `Still Sunday`, the names of the six before it, then the date. */
export const dayNames = (now: number) => (at: number, zone: string) => {
  const ago = daysBetween(at, now, zone);
  if (ago >= 7) return dayHeading(at, zone);
  return ago <= 0 ? `Still ${weekday(at, zone)}` : weekday(at, zone);
};
