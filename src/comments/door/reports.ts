import type { Cause, Db } from '../../db/schema.ts';
import { commentStateOf } from '../../posts/reading/read.ts';
import { record } from '../../runs/decisions.ts';
import type { Settings } from '../../settings/settings.ts';
import { HOUR } from '../../time.ts';
import { reasonsIn } from '../reasons.ts';
import { isBlocked } from './blocks.ts';
import * as marks from './marks.ts';
import { CLEAR, judge, type RefusalReason, reportsHide } from './moderation.ts';
import { NOTHING_SAID } from './word-lists.ts';

/** What readers tell the desk about a comment: once each, with a cause and perhaps some words. */

export interface Report {
  commentId: number;
  cause: Cause;
  /** Cleaned, at most LIMITS.note code points. */
  note: string;
  reporterKey: string;
  addressKey: string;
  /** Keyed hash of a secret phrase kept on the device; null: none. */
  markHash: string | null;
  honeypot: boolean;
}

/** Reports that come together take the comment off the page until a moderator looks. @returns null, or why not taken */
export async function report(db: Db, settings: Settings, sent: Report, now: number): Promise<RefusalReason | null> {
  const { commentId, reporterKey, addressKey, markHash } = sent;
  return db.transaction().execute(async (trx) => {
    const comment = await trx
      .selectFrom('comments')
      .select(['id', 'post_id', 'status', 'reasons', 'vetted_at'])
      .where('id', '=', commentId)
      .executeTakeFirst();
    if (!comment) return 'gone';
    const verdict = judge(
      { act: 'report', text: NOTHING_SAID, links: 0, honeypot: sent.honeypot },
      {
        ...CLEAR,
        now,
        settings,
        state: await commentStateOf(trx, comment.post_id, settings['comments.close_after_days'], now),
        target: comment.status === 'approved' ? 'there' : 'gone',
        blocked: await isBlocked(trx, { markId: await marks.idOf(trx, markHash), addressKey }, now),
        twinAt: await reportedAt(trx, commentId, reporterKey),
        reportsLately: await reportsSince(trx, addressKey, now - HOUR),
      },
    );
    if (verdict.action === 'refuse') return verdict.reason;
    if (verdict.action !== 'approve') return null;

    await trx
      .insertInto('reports')
      .values({
        comment_id: commentId,
        cause: sent.cause,
        note: sent.note,
        reporter_key: reporterKey,
        address_key: addressKey,
        created_at: now,
      })
      .execute();
    const apart = await addressesApart(trx, commentId);
    if (!reportsHide(apart, comment.vetted_at, settings['comments.report_threshold'])) return null;
    const reasons = JSON.stringify([...reasonsIn(comment.reasons), 'reported']);
    await trx.updateTable('comments').set({ status: 'held', reasons }).where('id', '=', commentId).execute();
    const hidden = { id: commentId, before: comment.status, after: 'held' as const };
    await record(trx, { action: 'reported', userId: null, comments: [hidden] }, now);
    return null;
  });
}

export const isReportedBy = async (db: Db, commentId: number, reporterKey: string): Promise<boolean> =>
  (await reportedAt(db, commentId, reporterKey)) !== null;

/** Nothing is left to look at in what was reported of a comment up to now. */
export async function settleReports(db: Db, commentId: number, now: number): Promise<void> {
  await db
    .updateTable('reports')
    .set({ settled_at: now })
    .where('comment_id', '=', commentId)
    .where('settled_at', 'is', null)
    .execute();
}

async function reportedAt(db: Db, commentId: number, reporterKey: string): Promise<number | null> {
  const row = await db
    .selectFrom('reports')
    .select('created_at')
    .where('comment_id', '=', commentId)
    .where('reporter_key', '=', reporterKey)
    .executeTakeFirst();
  return row?.created_at ?? null;
}

/**
 * From how many addresses a comment is reported: each reader reports once, but anybody can be several readers at one
 * address. One that has been forgotten meanwhile counts as another.
 */
async function addressesApart(db: Db, commentId: number): Promise<number> {
  const { known, forgotten } = await db
    .selectFrom('reports')
    .select(({ fn }) => [
      fn.count<number>('address_key').distinct().as('known'),
      fn.countAll<number>().filterWhere('address_key', 'is', null).as('forgotten'),
    ])
    .where('comment_id', '=', commentId)
    .where('settled_at', 'is', null)
    .executeTakeFirstOrThrow();
  return known + forgotten;
}

async function reportsSince(db: Db, addressKey: string, since: number): Promise<number> {
  const { reports } = await db
    .selectFrom('reports')
    .select(({ fn }) => fn.countAll<number>().as('reports'))
    .where('address_key', '=', addressKey)
    .where('created_at', '>', since)
    .executeTakeFirstOrThrow();
  return reports;
}
