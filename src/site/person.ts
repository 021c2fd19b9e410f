import { z } from 'zod';
import { settingsOf } from '../context.ts';
import type { TagRow } from '../db/schema.ts';
import { notFound } from '../http/errors.ts';
import type { Handler } from '../http/handler.ts';
import { moved } from '../http/moved.ts';
import { page as pageParam, readParams } from '../http/query.ts';
import type { Headline } from '../posts/reading/headlines.ts';
import { listing } from '../posts/reading/listings.ts';
import { personFacts, portraits } from '../posts/reading/people.ts';
import { letterOf } from '../tags/filing.ts';
import { aliasesOf } from '../tags/names.ts';
import * as tags from '../tags/tags.ts';
import { excerpt } from '../text/plain.ts';
import { dayAndMonth, longDate, yearAndMonth } from '../time.ts';
import { feedOf, letterPath, listingPage, picturePath, tagPath } from '../urls.ts';
import type { PagesView } from '../views/pages.ts';
import { view } from '../views/view.ts';
import { count, number } from '../words.ts';
import { type FaceView, faceView } from './faces.ts';
import { feedLinks } from './feeds/links.ts';
import { inGroups } from './groups.ts';
import { type HeadlineView, headlineView, SIZES } from './headline-view.ts';
import { listKeep } from './keeping.ts';
import { head, sendPage } from './page.ts';
import { personShare } from './share.ts';
import { ON_A_LIST, storyPages } from './story-pages.ts';
import { personData } from './structured-data.ts';

export interface PersonPage {
  name: string;
  /** `People, M`, and where they stand in that list. */
  kicker: { words: string; href: string };
  face: FaceView;
  /** Who they are; null where nobody has said so. */
  bio: string | null;
  /** Other names that they go by. */
  alsoKnownAs: string | null;
  stories: string;
  /** Null while nobody has said anything. */
  responses: string | null;
  firstSeen: string;
  oftenWith: { name: string; href: string }[];
  feed: string;
  years: YearView[];
  pages: PagesView | null;
}

export interface YearView {
  year: string;
  stories: Moment[];
}

/** A story on the timeline. */
export interface Moment extends Pick<HeadlineView, 'title' | 'href' | 'iso' | 'responses' | 'responsesHref'> {
  words: string;
  date: string;
  /** It came with a picture. */
  big: boolean;
}

const WORDS = 140;
const DESCRIPTION = 160;
const personPage = view<PersonPage>('site/person');
const params = z.object({ slug: z.string().max(200), page: pageParam.default(1) });

export const show: Handler = async (ctx, req, res) => {
  const { slug, page } = readParams(params, req.params);
  const now = ctx.now();
  const tag = await tags.atAddress(ctx.readDb, 'person', slug);
  const facts = tag && (await personFacts(ctx.readDb, tag.id, now));
  if (!tag || !facts) throw notFound();
  const { posts, total } = await listing(ctx.readDb, { by: 'tag', id: tag.id }, now, page, ON_A_LIST);
  if (posts.length === 0) throw notFound();
  const path = tagPath(tag);
  // One address for a person, whatever else they are called.
  if (slug !== tag.slug) return moved(res, listingPage(path, page));

  const settings = await settingsOf(ctx);
  const zone = settings['site.timezone'];
  const picture = (await portraits(ctx.readDb, [tag.id], now)).get(tag.id)?.picture ?? null;
  const aliases = await aliasesOf(ctx.readDb, tag.id);
  const letter = letterOf(tag.name_key);
  const body = personPage({
    name: tag.name,
    kicker: { words: `People, ${letter}`, href: letterPath(letter) },
    face: faceView({ name: tag.name, slug: tag.slug, line: '', picture }, SIZES.portrait, { eager: true }),
    bio: tag.bio || null,
    alsoKnownAs: aliases.map((alias) => alias.name).join(', ') || null,
    stories: number(total),
    responses: facts.responses > 0 ? number(facts.responses) : null,
    firstSeen: longDate(facts.firstSeen, zone),
    oftenWith: facts.oftenWith.map((other) => ({ name: other.name, href: tagPath(other) })),
    feed: feedOf(path),
    years: byYear(posts, zone),
    pages: storyPages(path, page, total, ON_A_LIST),
  });
  const portrait = picture && picturePath(picture.key, 960);
  const data = personData(
    { tag, aliases: aliases.map((alias) => alias.name), portrait },
    { baseUrl: ctx.config.baseUrl, settings },
  );
  sendPage(ctx, res, settings, {
    head: head(
      page > 1 ? `${tag.name}, page ${page}` : tag.name,
      listingPage(path, page),
      description(tag, total, page),
      {
        section: 'people',
        feeds: feedLinks(`${settings['site.title']}: ${tag.name}`, path),
        share: personShare(tag, picture, { settings, data: page === 1 ? data : null }),
      },
    ),
    body,
    keep: await listKeep(ctx, now),
  });
};

function description({ name, bio }: TagRow, n: number, page: number): string {
  const stories = `${count(n, 'story', 'stories')} about ${name}: who said what, when, and what readers made of it.`;
  const words = bio ? excerpt(bio, DESCRIPTION) : stories;
  return page > 1 ? `${words} Page ${page}.` : words;
}

/** Stories, newest first, under their years in the zone. */
const byYear = (posts: readonly Headline[], zone: string): YearView[] =>
  inGroups(posts, (post) => String(yearAndMonth(post.published_at, zone).year)).map(({ name, items }) => ({
    year: name,
    stories: items.map((post) => moment(post, zone)),
  }));

function moment(post: Headline, zone: string): Moment {
  const { title, href, iso, responses, responsesHref } = headlineView(post, zone);
  return {
    ...{ title, href, iso, responses, responsesHref },
    words: excerpt(post.excerpt, WORDS),
    date: dayAndMonth(post.published_at, zone),
    big: post.picture !== null,
  };
}
