import type { Selectable } from 'kysely';
import type { Db, EmbedsTable } from '../../db/schema.ts';
import { type Embed, WORD_KEYS, type Words } from '../../embeds/embed.ts';

/** The rows behind the cards of a post, in the order of the text. */
export async function ofPost(db: Db, postId: number): Promise<Embed[]> {
  const rows = await db
    .selectFrom('embeds')
    .selectAll()
    .where('post_id', '=', postId)
    .where('in_text', '=', 1)
    .orderBy('position')
    .execute();
  return rows.map(embedOf);
}

/**
 * What is remembered of the things at these addresses, in whatever post they stand or stood: of each the words that were
 * saved last. Only those with words.
 */
export async function remembered(db: Db, urls: readonly string[]): Promise<Embed[]> {
  if (urls.length === 0) return [];
  const rows = await db.selectFrom('embeds').selectAll().where('url', 'in', urls).orderBy('id', 'desc').execute();
  const byUrl = new Map<string, Embed>();
  for (const embed of rows.map(embedOf)) if (!byUrl.has(embed.url) && hasWords(embed)) byUrl.set(embed.url, embed);
  return [...byUrl.values()];
}

/**
 * Puts these, no two with one address, in place of a post's embeds. Those that have left the text keep their words, for
 * when they come back or stand elsewhere.
 */
export async function replace(db: Db, postId: number, embeds: readonly Embed[]): Promise<void> {
  await db.updateTable('embeds').set({ in_text: 0 }).where('post_id', '=', postId).execute();
  for (const [position, embed] of embeds.entries()) {
    await db.deleteFrom('embeds').where('post_id', '=', postId).where('url', '=', embed.url).execute();
    await db
      .insertInto('embeds')
      .values({
        post_id: postId,
        position,
        provider: embed.provider,
        url: embed.url,
        author_name: embed.authorName,
        author_handle: embed.authorHandle,
        posted_at: embed.postedAt,
        quote: embed.quote,
        media_description: embed.mediaDescription,
        credit: embed.credit,
        token: embed.token,
        width: embed.size?.width ?? null,
        height: embed.size?.height ?? null,
      })
      .execute();
  }
}

/** What a search finds of the cards of a post. */
export const embedWords = (embeds: readonly Embed[]): string =>
  embeds
    .flatMap((embed) => [embed.authorName, embed.authorHandle, embed.quote, embed.mediaDescription, embed.credit])
    .filter(Boolean)
    .join('\n');

const hasWords = (embed: Words) => WORD_KEYS.some((key) => embed[key] !== null);

const embedOf = (row: Selectable<EmbedsTable>): Embed => ({
  provider: row.provider,
  url: row.url,
  authorName: row.author_name,
  authorHandle: row.author_handle,
  postedAt: row.posted_at,
  quote: row.quote,
  mediaDescription: row.media_description,
  credit: row.credit,
  token: row.token,
  size: row.width && row.height ? { width: row.width, height: row.height } : null,
});
