import type { Response } from 'express';
import type { Context } from '../context.ts';
import type { SafeHtml } from '../html.ts';
import type { Picture } from '../media/media.ts';
import { neighbours } from '../posts/reading/neighbours.ts';
import { portraits } from '../posts/reading/people.ts';
import { previously } from '../posts/reading/previously.ts';
import { chosenStories, related } from '../posts/reading/related.ts';
import * as tags from '../tags/tags.ts';
import { plainText } from '../text/plain.ts';
import { minutesToRead } from '../text/reading-time.ts';
import { isoDateTime, longDateTime } from '../time.ts';
import { authorPath, tagPath } from '../urls.ts';
import { type PictureView, pictureView, standsNarrow } from '../views/picture.ts';
import { view } from '../views/view.ts';
import { count, number } from '../words.ts';
import { closingWordsChangeAt } from './closing-words.ts';
import { EMPTY_FORM, type FormState } from './comment-form.ts';
import { type CommentsRequest, type CommentsView, commentsView } from './comments-view.ts';
import { type FaceView, faces } from './faces.ts';
import { type HeadlineView, headlineView, SIZES, type TitleSize, titleSize } from './headline-view.ts';
import { storiesKeep } from './keeping.ts';
import { type NeighbourView, neighbourViews, type PreviouslyView, previouslyView } from './other-stories.ts';
import { sendPage } from './page.ts';
import { postHead } from './post-head.ts';
import { storyText, updatedAt } from './story-text.ts';

export interface PostPage {
  title: string;
  size: TitleSize;
  /** The first topic, above the title. */
  kicker: TopicLink | null;
  standfirst: string | null;
  hero: HeroView | null;
  /** What stands in the place of a picture whose right has ended; empty: nothing. */
  pictureWords: string;
  body: SafeHtml;
  /** Its first paragraph has room for an initial. */
  opensLong: boolean;
  author: { name: string; href: string };
  published: string;
  publishedIso: string;
  /** Since when something in it is put right; null: nothing is. */
  updated: { words: string; iso: string } | null;
  /** `4 min read` */
  length: string;
  people: FaceView[];
  topics: TopicLink[];
  /** What was said before about the first of its people who was here before. */
  previously: PreviouslyView | null;
  related: HeadlineView[];
  /** What came out before and after it; empty where it is the only one. */
  neighbours: NeighbourView[];
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
  const { post, settings, form = EMPTY_FORM, status = 200, keptFrom = null } = request;
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

  const body = await storyText(ctx, post, { now, zone });
  const comments = await commentsView(ctx, request, form, now);
  sendPage(ctx, res, settings, {
    status,
    head: postHead(ctx, { request, tags: mentioned, comments }),
    body: postPage({
      title: post.title,
      size: titleSize(post.title),
      kicker: topics[0] ?? null,
      standfirst: post.standfirst,
      hero: post.picture && heroView(post.picture),
      pictureWords: post.pictureWords ?? '',
      body,
      opensLong: opensLong(body),
      author: { name: post.author.name, href: authorPath(post.author.slug) },
      published: longDateTime(post.published_at, zone),
      publishedIso: isoDateTime(post.published_at, zone),
      updated: updatedAt(post, zone),
      length: `${number(minutesToRead(body))} min read`,
      people: await facesOf(ctx, people, now),
      topics,
      previously: before && previouslyView(before, zone),
      related: near.map((story) => headlineView(story, zone, { sizes: SIZES.related })),
      neighbours: neighbourViews(await neighbours(ctx.readDb, post, now)),
      responses: post.comment_count > 0 ? count(post.comment_count, 'response') : 'No responses yet',
      comments,
    }),
    ...(keptFrom !== null && {
      keep: await storiesKeep(ctx, [post], keptFrom, closingWordsChangeAt(post, settings, keptFrom)),
    }),
  });
}

/** Characters beside which an initial of three lines has something to stand beside. */
const LONG_ENOUGH = 160;

/** @param body whose blocks begin a line each */
const opensLong = ({ text }: SafeHtml) => plainText(/^<p[ >].*?<\/p>/ms.exec(text)?.[0] ?? '').length >= LONG_ENOUGH;

const idsOf = (stories: readonly { id: number }[]) => stories.map((story) => story.id);

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
