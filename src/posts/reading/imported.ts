import { preparedFirst } from '../../db/prepared.ts';
import type { Db } from '../../db/schema.ts';
import { type PublishedPost, visibleById } from './read.ts';

/** Where a post is known by its blog and its number there: `wxr:old.example/12` (import/posts.ts). */
const KEY = /^(wxr:.*\/)[^/]*$/;

/** Blogs that somebody may have brought together here; further ones are not looked through. */
const MOST_BLOGS = 10;

/**
 * The visible post that had this number in the blog that it was brought from; where two blogs had it, that of the first by
 * name. The keys are looked up blog by blog, as the address does not say which it was.
 * @param number digits
 */
export async function visibleByOldNumber(db: Db, number: string, now: number): Promise<PublishedPost | null> {
  let after = 'wxr:';
  for (let blogs = 0; blogs < MOST_BLOGS; blogs++) {
    const [, blog] = KEY.exec((await nextKey(db, { after }))?.import_key ?? '') ?? [];
    if (blog === undefined) return null;
    const known = await ofKey(db, { key: blog + number });
    const post = known && (await visibleById(db, known.id, now));
    if (post) return post;
    // The first character after the digits.
    after = `${blog}:`;
  }
  return null;
}

const nextKey = preparedFirst((db, is: { after: string }) =>
  db.selectFrom('posts').select('import_key').where('import_key', '>', is.after).orderBy('import_key').limit(1),
);

const ofKey = preparedFirst((db, is: { key: string }) =>
  db.selectFrom('posts').select('id').where('import_key', '=', is.key),
);
