import { z } from 'zod';
import { notFound } from '../http/errors.ts';
import type { Handler } from '../http/handler.ts';
import { page as pageParam, readParams } from '../http/query.ts';
import type { Headline } from '../posts/headlines.ts';
import { listing } from '../posts/listings.ts';
import { personFacts, portraits } from '../posts/people.ts';
import * as tags from '../tags/tags.ts';
import { excerpt } from '../text/plain.ts';
import { dayAndMonth, isoDateTime, longDate, yearAndMonth } from '../time.ts';
import { letterPath, listingPage, postPath, tagPath } from '../urls.ts';
import { type PagesView, pagesView } from '../views/pages.ts';
import { view } from '../views/view.ts';
import { count, number } from '../words.ts';
import { type FaceView, faceView } from './faces.ts';
import { SIZES } from './headline-view.ts';
import { head, sendPage, settingsOf } from './page.ts';
import { letterOf } from './tags.ts';

export interface PersonPage {
  name: string;
  /** `People, M`, and where they stand in that list. */
  kicker: { words: string; href: string };
  face: FaceView;
  stories: string;
  /** Null while nobody has said anything. */
  responses: string | null;
  firstSeen: string;
  oftenWith: { name: string; href: string }[];
  years: YearView[];
  pages: PagesView | null;
}

export interface YearView {
  year: number;
  stories: Moment[];
}

/** A story on the timeline. */
export interface Moment {
  title: string;
  href: string;
  words: string;
  date: string;
  iso: string;
  /** It came with a picture. */
  big: boolean;
  responses: string | null;
  responsesHref: string;
}

const STORIES = 30;
const WORDS = 140;
const personPage = view<PersonPage>('site/person');
const params = z.object({ slug: z.string().max(200), page: pageParam.default(1) });

export const show: Handler = async (ctx, req, res) => {
  const { slug, page } = readParams(params, req.params);
  const now = ctx.now();
  const tag = await tags.bySlug(ctx.readDb, 'person', slug);
  const facts = tag && (await personFacts(ctx.readDb, tag.id, now));
  if (!tag || !facts) throw notFound();
  const { posts, total } = await listing(ctx.readDb, { by: 'tag', id: tag.id }, now, page, STORIES);
  if (posts.length === 0) throw notFound();

  const settings = await settingsOf(ctx);
  const zone = settings['site.timezone'];
  const picture = (await portraits(ctx.readDb, [tag.id], now)).get(tag.id)?.picture ?? null;
  const path = tagPath(tag);
  const letter = letterOf(tag);
  const body = personPage({
    name: tag.name,
    kicker: { words: `People, ${letter}`, href: letterPath(letter) },
    face: faceView({ name: tag.name, slug: tag.slug, line: '', picture }, SIZES.portrait, { eager: true }),
    stories: number(total),
    responses: facts.responses > 0 ? number(facts.responses) : null,
    firstSeen: longDate(facts.firstSeen, zone),
    oftenWith: facts.oftenWith.map((other) => ({ name: other.name, href: tagPath(other) })),
    years: byYear(posts, zone),
    pages: pagesView('Pages of stories', page, Math.ceil(total / STORIES), (n) => listingPage(path, n), {
      previous: 'Newer',
      next: 'Older stories',
    }),
  });
  sendPage(ctx, res, settings, {
    head: head(page > 1 ? `${tag.name}, page ${page}` : tag.name, listingPage(path, page), { section: 'people' }),
    body,
  });
};

/** Stories, newest first, under their years in the zone. */
function byYear(posts: readonly Headline[], zone: string): YearView[] {
  const years: YearView[] = [];
  for (const post of posts) {
    const { year } = yearAndMonth(post.published_at, zone);
    if (years.at(-1)?.year !== year) years.push({ year, stories: [] });
    years.at(-1)?.stories.push(moment(post, zone));
  }
  return years;
}

function moment(post: Headline, zone: string): Moment {
  const href = postPath(post);
  return {
    title: post.title,
    href,
    words: excerpt(post.excerpt, WORDS),
    date: dayAndMonth(post.published_at, zone),
    iso: isoDateTime(post.published_at, zone),
    big: post.picture !== null,
    responses: post.comment_count > 0 ? count(post.comment_count, 'response') : null,
    responsesHref: `${href}#comments`,
  };
}
