import type { Db } from '../../db/schema.ts';
import type { Embed } from '../../embeds/embed.ts';

/** The rows behind the cards of a post, in the order of the text. */
export async function ofPost(db: Db, postId: number): Promise<Embed[]> {
  const rows = await db.selectFrom('embeds').selectAll().where('post_id', '=', postId).orderBy('position').execute();
  return rows.map((row) => ({
    provider: row.provider,
    url: row.url,
    authorName: row.author_name,
    authorHandle: row.author_handle,
    postedAt: row.posted_at,
    quote: row.quote,
    mediaDescription: row.media_description,
    credit: row.credit,
    token: row.token,
  }));
}

/** Puts these, no two with one address, in place of a post's embeds. */
export async function replace(db: Db, postId: number, embeds: readonly Embed[]): Promise<void> {
  await db.deleteFrom('embeds').where('post_id', '=', postId).execute();
  for (const [position, embed] of embeds.entries()) {
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
      })
      .execute();
  }
}
