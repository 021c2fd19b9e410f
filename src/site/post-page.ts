import type { Response } from 'express';
import type { Place } from '../comments/thread/pages.ts';
import type { Context } from '../context.ts';
import { hasFrames } from '../embeds/card.ts';
import type { SafeHtml } from '../html.ts';
import type { Picture } from '../media/media.ts';
import { portraits } from '../posts/reading/people.ts';
import { type Previously, previously } from '../posts/reading/previously.ts';
import { chosenStories, related } from '../posts/reading/related.ts';
import * as tags from '../tags/tags.ts';
import { isoDateTime, longDate, longDateTime } from '../time.ts';
import { authorPath, commentsPath, type Permalink, postFeedPath, postPath, tagPath, threadPath } from '../urls.ts';
import { type PictureView, pictureView, standsNarrow } from '../views/picture.ts';
import { view } from '../views/view.ts';
import { count } from '../words.ts';
import { closingWordsChangeAt } from './closing-words.ts';
import { EMPTY_FORM, type FormState } from './comment-form.ts';
import { type CommentsRequest, type CommentsView, commentsView } from './comments-view.ts';
import { type FaceView, faces } from './faces.ts';
import { type HeadlineView, headlineView, SIZES } from './headline-view.ts';
import { storiesKeep } from './keeping.ts';
import { head, sendPage } from './page.ts';
import { storyText } from './story-text.ts';

export interface PostPage {
  title: string;
  /** The first topic, above the title. */
  kicker: TopicLink | null;
  standfirst: string | null;
  hero: HeroView | null;
  /** What stands in the place of a picture whose right has ended; empty: nothing. */
  pictureWords: string;
  body: SafeHtml;
  author: { name: string; href: string };
  published: string;
  publishedIso: string;
  people: FaceView[];
  topics: TopicLink[];
  /** What was said before about the first of its people who was here before. */
  previously: PreviouslyView | null;
  related: HeadlineView[];
  /** `18 responses`, for the byline. */
  responses: string;
  comments: CommentsView;
}

export interface HeroView {
  picture: PictureView;
  caption: string | null;
  credit: string | null;
  /** Upright or square, or too small for the width of the page. */
  narrow: boolean;
}

export interface TopicLink {
  name: string;
  href: string;
}

export interface PreviouslyView {
  name: string;
  /** To all of their stories. */
  timeline: string;
  stories: { title: string; href: string; date: string; iso: string }[];
}

export interface PostPageRequest extends CommentsRequest {
  form?: FormState;
  status?: number;
  index?: boolean;
  /** UTC ms, before anything that it shows was read: it is the same for everybody, and may be kept. Null: it is not. */
  keptFrom?: number | null;
}

const postPage = view<PostPage>('site/post');
const RELATED = 4;

/** The whole page of a post: the story, what is near it, and one page of its thread with the form. */
export async function sendPostPage(ctx: Context, res: Response, request: PostPageRequest): Promise<void> {
  const {
    post,
    settings,
    place,
    sort = 'oldest',
    form = EMPTY_FORM,
    status = 200,
    index = true,
    keptFrom = null,
  } = request;
  const now = ctx.now();
  const zone = settings['site.timezone'];
  const mentioned = await tags.ofPost(ctx.readDb, post.id);
  const people = mentioned.filter((tag) => tag.kind === 'person');
  const chosen = await chosenStories(ctx.readDb, post.id, now);
  const before = await previously(ctx.readDb, post, people, { except: idsOf(chosen), now });
  const asked = { except: idsOf(before?.stories ?? []), now, limit: RELATED };
  const near = chosen.length > 0 ? chosen : await related(ctx.readDb, post.id, asked);
  const topics = mentioned
    .filter((tag) => tag.kind === 'topic')
    .map((tag): TopicLink => ({ name: tag.name, href: tagPath(tag) }));

  const comments = await commentsView(ctx, request, form, now);
  sendPage(ctx, res, settings, {
    status,
    // In whatever order, it is one page to everybody else.
    head: head(titleOf(post.title, place), sort === 'oldest' ? placePath(post, place) : postPath(post), {
      description: post.excerpt,
      index,
      feeds: [{ title: `Comments on “${post.title}”`, path: postFeedPath(post) }],
      firstScripts: hasFrames(post.html) ? ['shown'] : [],
      scripts: [
        ...(hasFrames(post.html) ? ['load-embed'] : []),
        'thread',
        ...(comments.closed === null ? ['reply', 'remember', 'drafts'] : []),
      ],
      skipToComments: `Skip to the ${count(post.comment_count, 'response')}`,
    }),
    body: postPage({
      title: post.title,
      kicker: topics[0] ?? null,
      standfirst: post.standfirst,
      hero: post.picture && heroView(post.picture),
      pictureWords: post.pictureWords ?? '',
      body: await storyText(ctx, post, { now, zone }),
      author: { name: post.author.name, href: authorPath(post.author.slug) },
      published: longDateTime(post.published_at, zone),
      publishedIso: isoDateTime(post.published_at, zone),
      people: await facesOf(ctx, people, now),
      topics,
      previously: before && previouslyView(before, zone),
      related: near.map((story) => headlineView(story, zone, { sizes: SIZES.related })),
      responses: count(post.comment_count, 'response'),
      comments,
    }),
    ...(keptFrom !== null && {
      keep: await storiesKeep(ctx, [post], keptFrom, closingWordsChangeAt(post, settings, keptFrom)),
    }),
  });
}

const idsOf = (stories: readonly { id: number }[]) => stories.map((story) => story.id);

const previouslyView = ({ person, stories }: Previously, zone: string): PreviouslyView => ({
  name: person.name,
  timeline: tagPath(person),
  stories: stories.map((story) => ({
    title: story.title,
    href: postPath(story),
    date: longDate(story.published_at, zone),
    iso: isoDateTime(story.published_at, zone),
  })),
});

function heroView(picture: Picture): HeroView {
  const narrow = standsNarrow(picture);
  return {
    picture: pictureView(picture, narrow ? SIZES.measure : SIZES.hero, { eager: true }),
    caption: picture.caption || null,
    credit: picture.credit || null,
    narrow,
  };
}

async function facesOf(ctx: Context, people: readonly (tags.Tag & { id: number })[], now: number): Promise<FaceView[]> {
  const known = await portraits(
    ctx.readDb,
    people.map((person) => person.id),
    now,
  );
  return faces(
    people.map(({ id, name, slug }) => {
      const { stories = 1, picture = null } = known.get(id) ?? {};
      return {
        name,
        slug,
        picture,
        line: stories > 1 ? count(stories, 'story', 'stories') : 'The first story here',
      };
    }),
    SIZES.face,
  );
}

/** The address of a page of a post's thread. */
export const placePath = (post: Permalink, place: Place) =>
  place.of === 'post' ? commentsPath(post, place.page) : threadPath(post, place.rootId, place.page);

function titleOf(title: string, place: Place): string {
  if (place.of === 'thread') return `${title}, one thread${place.page > 1 ? `, page ${place.page}` : ''}`;
  return place.page > 1 ? `${title}, responses, page ${place.page}` : title;
}
