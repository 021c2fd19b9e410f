import type { Context } from '../../context.ts';
import { withoutFrames } from '../../embeds/card.ts';
import { html, type SafeHtml } from '../../html.ts';
import type { Picture } from '../../media/media.ts';
import { changedAt } from '../../posts/reading/changed.ts';
import type { PublishedPost } from '../../posts/reading/read.ts';
import * as tags from '../../tags/tags.ts';
import { maskSpoilers } from '../../text/spoilers.ts';
import { absolute, authorPath, peoplePath, postFeedPath, postPath, topicsPath } from '../../urls.ts';
import { pictureView } from '../../views/picture.ts';
import { storyText } from '../story-text.ts';
import type { Item } from './channel.ts';
import { fromElsewhere } from './from-elsewhere.ts';

/** Stories as feeds tell them. */
export async function storyItems(
  ctx: Context,
  stories: readonly PublishedPost[],
  { now, zone }: { now: number; zone: string },
): Promise<Item[]> {
  const { baseUrl } = ctx.config;
  const about = await tags.ofPosts(
    ctx.readDb,
    stories.map((post) => post.id),
  );
  const items: Item[] = [];
  for (const post of stories) {
    const link = absolute(baseUrl, postPath(post));
    const src = post.picture && pictureView(post.picture, '').src;
    const body = await storyText(ctx, post, { now, zone, baseUrl });
    items.push({
      id: storyId(post, baseUrl),
      link,
      title: post.title,
      summary: post.excerpt,
      // Only what it quotes from comments hides anything.
      html: fromElsewhere(hero(post.picture, src).text + withoutFrames(maskSpoilers(body).text), link),
      author: { name: post.author.name, link: absolute(baseUrl, authorPath(post.author.slug)) },
      published: post.published_at,
      updated: changedAt(post),
      image: src && absolute(baseUrl, src),
      tags: (about.get(post.id) ?? []).map(({ name, kind }) => ({
        name,
        scheme: absolute(baseUrl, kind === 'person' ? peoplePath() : topicsPath()),
      })),
      responses: {
        count: post.comment_count,
        page: `${link}#comments`,
        feed: absolute(baseUrl, postFeedPath(post)),
      },
    });
  }
  return items;
}

/**
 * What a story is called for ever, a tag as RFC 4151 has it: not its address, as a story whose address is changed would
 * come to every subscriber once more.
 */
const storyId = ({ id, year }: PublishedPost, baseUrl: string) => `tag:${new URL(baseUrl).hostname},${year}:post/${id}`;

/** The picture with whose it is, which no enclosure can say. */
function hero(picture: Picture | null, src: string | null): SafeHtml {
  if (!picture || !src) return html``;
  const { width, height, alt, caption, credit } = picture;
  const words = [caption, credit && `Picture: ${credit}`].filter(Boolean).join(' ');
  return html`<figure><img src="${src}" width="${width}" height="${height}" alt="${alt}">${words && html`<figcaption>${words}</figcaption>`}</figure>
`;
}
