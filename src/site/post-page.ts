import type { Response } from 'express';
import type { Place } from '../comments/read.ts';
import type { Context } from '../context.ts';
import type { SafeHtml } from '../html.ts';
import { related } from '../posts/related.ts';
import * as tags from '../tags/tags.ts';
import { isoDateTime, longDateTime } from '../time.ts';
import { authorPath, commentsPath, type Permalink, postFeedPath, tagPath, threadPath } from '../urls.ts';
import { view } from '../views/view.ts';
import { count } from '../words.ts';
import { EMPTY_FORM, type FormState } from './comment-form.ts';
import { type CommentsRequest, type CommentsView, commentsView } from './comments-view.ts';
import { type HeadlineView, headlineView } from './headline-view.ts';
import { head, sendPage } from './page.ts';

export interface PostPage {
  title: string;
  body: SafeHtml;
  author: { name: string; href: string };
  published: string;
  publishedIso: string;
  people: { name: string; href: string }[];
  topics: { name: string; href: string }[];
  related: HeadlineView[];
  /** `18 responses`, for the byline. */
  responses: string;
  comments: CommentsView;
}

export interface PostPageRequest extends CommentsRequest {
  form?: FormState;
  status?: number;
  index?: boolean;
}

const postPage = view<PostPage>('site/post');
const RELATED = 4;

/** The whole page of a post: the story, what is near it, and one page of its thread with the form. */
export async function sendPostPage(ctx: Context, res: Response, request: PostPageRequest): Promise<void> {
  const { post, settings, place, form = EMPTY_FORM, status = 200, index = true } = request;
  const now = ctx.now();
  const zone = settings['site.timezone'];
  const mentioned = await tags.ofPost(ctx.readDb, post.id);
  const near = await related(ctx.readDb, post.id, now, RELATED);
  const links = (kind: 'person' | 'topic') =>
    mentioned.filter((tag) => tag.kind === kind).map((tag) => ({ name: tag.name, href: tagPath(tag) }));

  const comments = await commentsView(ctx, request, form, now);
  sendPage(ctx, res, settings, {
    status,
    head: head(titleOf(post.title, place), placePath(post, place), {
      description: post.excerpt,
      index,
      feeds: [{ title: `Comments on “${post.title}”`, path: postFeedPath(post) }],
      scripts: ['load-embed', ...(comments.closed === null ? ['reply', 'remember'] : [])],
      skipToComments: `Skip to the ${count(post.comment_count, 'response')}`,
    }),
    body: postPage({
      title: post.title,
      body: post.html,
      author: { name: post.author.name, href: authorPath(post.author.slug) },
      published: longDateTime(post.published_at, zone),
      publishedIso: isoDateTime(post.published_at, zone),
      people: links('person'),
      topics: links('topic'),
      related: near.map((story) => headlineView(story, zone)),
      responses: count(post.comment_count, 'response'),
      comments,
    }),
  });
}

/** The address of a page of a post's thread. */
export const placePath = (post: Permalink, place: Place) =>
  place.of === 'post' ? commentsPath(post, place.page) : threadPath(post, place.rootId, place.page);

function titleOf(title: string, place: Place): string {
  if (place.of === 'thread') return `${title}, one thread${place.page > 1 ? `, page ${place.page}` : ''}`;
  return place.page > 1 ? `${title}, responses, page ${place.page}` : title;
}
