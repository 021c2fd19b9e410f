import type { Context } from '../context.ts';
import type { KeptPage, Made } from './kept-page.ts';

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
  const { late, made } = page;
  if (late && ctx.versions.lastOf(late.of) > made.changes) page.until = Math.min(page.until, made.at + late.ms);
  page.commits = commits;
  return ctx.now() < page.until;
}

/** Whether what it is made of has changed since its making began. */
export const isOvertaken = ({ versions }: Context, { of, made }: KeptPage): boolean =>
  versions.lastOf(of) > made.changes;
