import type { Headline } from '../posts/reading/headlines.ts';
import { clockTime, dayAndMonth, dayHeading, daysBetween, isoDateTime, weekday } from '../time.ts';
import { authorPath, postPath, tagPath } from '../urls.ts';
import { type PictureView, pictureView } from '../views/picture.ts';
import { count } from '../words.ts';
import { inGroups } from './groups.ts';
import { headings } from './spells.ts';

/** A story in a listing. */
export interface HeadlineView {
  title: string;
  /** How the headline is set where it stands large; null: at full size. */
  size: TitleSize;
  href: string;
  excerpt: string;
  /** A line by itself: no picture, and no more words than these. */
  brief: boolean;
  /** What everybody talks about, set on the dark slab. */
  loud: boolean;
  kicker: { words: string; href: string } | null;
  picture: PictureView | null;
  /** Null where the whole list is theirs. */
  author: string | null;
  authorHref: string;
  time: string;
  iso: string;
  /** Null while nobody has said anything. */
  responses: string | null;
  responsesHref: string;
}

/** Set one step smaller, or two. */
export type TitleSize = 'long' | 'longest' | null;

/** In how many characters a headline steps down, before it fills a screen by itself. */
const LONG = 90;
const LONGEST = 160;

export const titleSize = ({ length }: string): TitleSize =>
  length > LONGEST ? 'longest' : length > LONG ? 'long' : null;

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
  river: '(min-width: 44rem) 16rem, (min-width: 36rem) 17rem, 10rem',
  slab: '(min-width: 62rem) 31rem, (min-width: 44rem) 60vw, 100vw',
  related: '(min-width: 62rem) 18rem, 11rem',
  portrait: '38rem',
  strip: '17rem',
  face: '6rem',
};

interface Look {
  sizes?: string;
  /** The first thing to see: fetched at once, and described. */
  eager?: boolean;
  /** On the first screen of a list: fetched at once too. */
  high?: boolean;
  /** UTC ms, where no heading tells the day: told beside the time when it is another than this moment's. */
  now?: number;
  /** Where the heading tells a month: the day in place of the time. */
  dated?: boolean;
  loud?: boolean;
  about?: About | undefined;
}

/** Whom or what a whole list is about, by slug: its stories do not repeat it. */
export interface About {
  author?: string;
  topic?: string;
}

/** Characters: what is said in so few is said in one line. */
const BRIEF = 160;

/** A story that is all there in its excerpt. */
const isBrief = (post: Pick<Headline, 'picture' | 'excerpt' | 'excerpt_written'>): boolean =>
  !post.picture && !post.excerpt_written && post.excerpt.length > 0 && post.excerpt.length <= BRIEF;

export function headlineView(post: Headline, zone: string, look: Look = {}) {
  const { sizes = SIZES.river, eager = false, high = false, now, dated = false, loud = false, about = {} } = look;
  const { picture, kicker } = post;
  const at = post.published_at;
  const href = postPath(post);
  const view: HeadlineView = {
    title: post.title,
    size: titleSize(post.title),
    href,
    excerpt: post.excerpt,
    brief: isBrief(post),
    loud,
    kicker: kicker && kicker.slug !== about.topic ? { words: kicker.name, href: tagPath(kicker) } : null,
    // In a list the headline beside a picture says whom it shows.
    picture: picture && pictureView({ ...picture, alt: eager ? picture.alt : '' }, sizes, { eager: eager || high }),
    author: post.author.slug === about.author ? null : post.author.name,
    authorHref: authorPath(post.author.slug),
    time: dated ? dayAndMonth(at, zone) : `${now === undefined ? '' : dayBefore(at, now, zone)}${clockTime(at, zone)}`,
    iso: isoDateTime(at, zone),
    responses: post.comment_count > 0 ? count(post.comment_count, 'response') : null,
    responsesHref: `${href}#comments`,
  };
  return view;
}

function dayBefore(at: number, now: number, zone: string): string {
  const days = daysBetween(at, now, zone);
  return days === 0 ? '' : `${days < 7 ? weekday(at, zone) : dayHeading(at, zone)}, `;
}

interface ByDay {
  now?: number;
  daily?: boolean;
  loud?: number | undefined;
  top?: boolean;
  about?: About | undefined;
}

/**
 * Stories, newest first, under the days or months they came out in.
 * @param now UTC ms, where days are called by how long ago they were
 * @param daily under days even where each has one story
 * @param top it opens the page, so that its first picture is on the first screen
 * @param loud the id of the story that is set on the slab
 * @param about whose list it is
 */
export function byDay(
  posts: readonly Headline[],
  zone: string,
  { now, daily, loud, top = false, about }: ByDay = {},
): DayView[] {
  const headingOf = headings(
    posts.map((post) => post.published_at),
    zone,
    { now, daily },
  );
  const first = top ? posts.slice(0, 2).find((post) => post.picture)?.id : undefined;
  return inGroups(posts, (post) => headingOf(post.published_at).words).map(({ name, items }) => ({
    day: name,
    stories: items.map((post) => {
      const isLoud = post.id === loud;
      const { dated } = headingOf(post.published_at);
      return headlineView(post, zone, {
        ...{ dated, loud: isLoud, high: post.id === first, about },
        sizes: isLoud ? SIZES.slab : SIZES.river,
      });
    }),
  }));
}
