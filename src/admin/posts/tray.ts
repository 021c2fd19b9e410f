import { pickedSince } from '../../comments/desk/picked.ts';
import type { Context } from '../../context.ts';
import { DAY } from '../../time.ts';
import { commentPath } from '../../urls.ts';
import { queuePath } from '../paths.ts';

/** Comments to quote, beside the story that is being written. */
export interface Tray {
  comments: TrayComment[];
  /** Where more can be picked. */
  queue: string;
}

export interface TrayComment {
  name: string;
  words: string;
  post: string;
  /** Where it stands, which is also its line in a story. */
  line: string;
}

const LATELY = 30 * DAY;
const MOST = 50;

export async function tray(ctx: Context, now: number): Promise<Tray> {
  const picked = await pickedSince(ctx.readDb, now - LATELY, now, MOST);
  return {
    comments: picked.map(({ id, name, words, post }) => ({ name, words, post, line: commentPath(id) })),
    queue: queuePath({ status: 'approved' }),
  };
}
