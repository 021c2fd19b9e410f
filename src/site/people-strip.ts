import type { Context } from '../context.ts';
import { kickers } from '../posts/reading/headlines.ts';
import { mostSeen } from '../posts/reading/people.ts';
import { DAY } from '../time.ts';
import { count } from '../words.ts';
import { type FaceView, faces } from './faces.ts';
import { SIZES } from './headline-view.ts';

/** The row of those who had the most stories lately; empty where there are too few with a picture for a row. */
export interface Strip {
  faces: FaceView[];
}

const FACES = { days: 60, least: 4, most: 7 };

/** @param top it opens the page: its pictures are fetched at once */
export async function peopleStrip(ctx: Context, now: number, { top = false } = {}): Promise<FaceView[]> {
  const people = await mostSeen(ctx.readDb, now - FACES.days * DAY, now, FACES.most);
  if (people.length < FACES.least) return [];
  const about = await kickers(
    ctx.readDb,
    people.map((person) => person.postId),
  );
  return faces(
    people.map((person) => ({
      ...person,
      line: about.get(person.postId)?.name ?? count(person.stories, 'story', 'stories'),
    })),
    SIZES.strip,
    { eager: top },
  );
}
