import type { Db } from '../../db/schema.ts';
import * as media from '../../media/media.ts';
import type { RenderedBody } from './body.ts';
import * as embedRows from './embeds.ts';
import { keysIn } from './figure.ts';

/** What stands in a stored post's text beside its words. */
export const hungOn = async (db: Db, id: number, body: string) => ({
  embeds: await embedRows.ofPost(db, id),
  pictures: await media.byKeys(db, keysIn(body)),
});

/** What hangs on a post: its embeds, pictures and tags. */
export async function hang(
  db: Db,
  id: number,
  tagIds: readonly number[],
  { embeds, pictures }: RenderedBody,
): Promise<void> {
  await embedRows.replace(db, id, embeds);
  await hangPictures(db, id, pictures);
  for (const [position, tagId] of [...new Set(tagIds)].entries())
    await db.insertInto('post_tags').values({ post_id: id, tag_id: tagId, position }).execute();
}

export async function hangPictures(db: Db, id: number, pictures: RenderedBody['pictures']): Promise<void> {
  await db.deleteFrom('post_pictures').where('post_id', '=', id).execute();
  for (const { id: media_id } of pictures)
    await db.insertInto('post_pictures').values({ post_id: id, media_id }).execute();
}
