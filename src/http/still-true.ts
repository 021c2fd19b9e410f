import type { Context } from '../context.ts';
import type { VersionName } from '../db/versions.ts';
import { SECOND } from '../time.ts';
import type { KeptPage, Made } from './kept-page.ts';

/** How far counts beside headlines, and who is still talking, may be behind: nobody replies to those. */
const TALK_LAG = 10 * SECOND;
const TALK: VersionName = 'talk';

export const thisMoment = (ctx: Context): Made => ({ changes: ctx.versions.changes(), at: ctx.now() });

/**
 * Whether a page is what would be made now. Where nothing at all was committed since it was looked at last, only the clock
 * can have changed it; else what it is made of is asked for.
 */
export function isStillTrue(ctx: Context, page: KeptPage): boolean {
  if (ctx.now() >= page.until) return false;
  // Before the others are asked, so that what is committed meanwhile counts as not looked at.
  const commits = ctx.versions.commits();
  if (commits === page.commits) return true;
  if (isOvertaken(ctx, page)) return false;
  // Talk overtakes no page at once; it says when the page ends.
  if (page.of.includes(TALK) && ctx.versions.lastOf([TALK]) > page.made.changes)
    page.until = Math.min(page.until, page.made.at + TALK_LAG);
  page.commits = commits;
  return ctx.now() < page.until;
}

/** Whether something else than talk that it is made of has changed since its making began. */
export const isOvertaken = ({ versions }: Context, { of, made }: KeptPage): boolean =>
  versions.lastOf(of.filter((name) => name !== TALK)) > made.changes;
