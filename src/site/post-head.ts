import type { Place } from '../comments/thread/pages.ts';
import type { Context } from '../context.ts';
import { hasFrames } from '../embeds/card.ts';
import type * as tags from '../tags/tags.ts';
import { commentsPath, type Permalink, postPath, threadPath } from '../urls.ts';
import { count } from '../words.ts';
import type { CommentsRequest, CommentsView } from './comments-view.ts';
import { feedLink } from './feeds/links.ts';
import { type Head, head } from './page.ts';
import { storyShare } from './share.ts';
import { storyData } from './structured-data.ts';

interface Told {
  request: CommentsRequest & { index?: boolean };
  tags: readonly tags.Tag[];
  comments: CommentsView;
}

/** What a page of a post says about itself. Machines are told of its thread where the address is the post's own. */
export function postHead(ctx: Context, { request, tags, comments }: Told): Head {
  const { post, settings, place, sort = 'oldest', index = true } = request;
  const site = { baseUrl: ctx.config.baseUrl, settings };
  const share = storyShare(post, tags, site);
  const isItself = index && place.of === 'post' && place.page === 1;
  const told = { post, tags, card: share.image.path, thread: comments.thread };
  // In whatever order, it is one page to everybody else.
  const path = sort === 'oldest' ? placePath(post, place) : postPath(post);
  return head(titleOf(post.title, place), path, descriptionOf(post, place), {
    index,
    share: { ...share, data: isItself ? storyData(told, site) : null },
    feeds: [feedLink(`Comments on “${post.title}”`, postPath(post))],
    firstScripts: hasFrames(post.html) ? ['shown'] : [],
    scripts: [
      ...(hasFrames(post.html) ? ['load-embed'] : []),
      'thread',
      ...(comments.kept ? ['refused'] : []),
      ...(comments.closed === null ? ['respond'] : []),
    ],
    skipToComments: `Skip to the ${count(post.comment_count, 'response')}`,
  });
}

/** The address of a page of a post's thread. */
export const placePath = (post: Permalink, place: Place) =>
  place.of === 'post' ? commentsPath(post, place.page) : threadPath(post, place.rootId, place.page);

const descriptionOf = ({ title, excerpt }: { title: string; excerpt: string }, { of, page }: Place): string =>
  of === 'post' && page === 1
    ? excerpt
    : `What readers said about “${title}”: page ${page} of the ${of === 'post' ? 'responses' : 'thread'}.`;

function titleOf(title: string, place: Place): string {
  if (place.of === 'thread') return `${title}, one thread${place.page > 1 ? `, page ${place.page}` : ''}`;
  return place.page > 1 ? `${title}, responses, page ${place.page}` : title;
}
