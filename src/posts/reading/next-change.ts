import { preparedFirst } from '../../db/prepared.ts';
import type { Db } from '../../db/schema.ts';

/**
 * When the clock alone changes what lists and stories show: the next story comes out, or the right to the next picture
 * ends. UTC ms, after `now`; null: nothing is planned.
 */
export async function nextChange(db: Db, now: number): Promise<number | null> {
  const { story = null, picture = null } = (await planned(db, { now })) ?? {};
  return story === null || picture === null ? (story ?? picture) : Math.min(story, picture);
}

const planned = preparedFirst((db, is: { now: number }) =>
  db.selectNoFrom((eb) => [
    eb
      .selectFrom('posts')
      .select(({ fn }) => fn.min('published_at').as('at'))
      .where('published_at', '>', is.now)
      .as('story'),
    eb
      .selectFrom('media')
      .select(({ fn }) => fn.min('expires_at').as('at'))
      .where('expires_at', '>', is.now)
      .as('picture'),
  ]),
);
