import type { Db } from '../../db/schema.ts';
import { commentStateOf } from '../../posts/reading/read.ts';
import type { Settings } from '../../settings/settings.ts';
import { byId } from '../thread/read.ts';
import { isBlocked } from './blocks.ts';
import * as marks from './marks.ts';
import { CLEAR, judge, type RefusalReason } from './moderation.ts';
import { NOTHING_SAID } from './word-lists.ts';

/** Liking a comment: once a reader, whether by the cookie or, without one, by the address. */

export interface Like {
  commentId: number;
  likerKey: string;
  addressKey: string;
  /** Keyed hash of a secret phrase kept on the device; null: none. */
  markHash: string | null;
  /** Takes it back. */
  undo: boolean;
}

/** Doing it twice is as good as once. @returns null, or why it was not taken */
export async function like(db: Db, settings: Settings, deed: Like, now: number): Promise<RefusalReason | null> {
  const { commentId, likerKey, addressKey, markHash, undo } = deed;
  return db.transaction().execute(async (trx) => {
    const comment = await byId(trx, commentId);
    if (!comment) return 'gone';
    const verdict = judge(
      { act: 'like', text: NOTHING_SAID, links: 0, honeypot: false },
      {
        ...CLEAR,
        now,
        settings,
        state: await commentStateOf(trx, comment.postId, settings['comments.close_after_days'], now),
        target: comment.status === 'approved' ? 'there' : 'gone',
        blocked: await isBlocked(trx, { markId: await marks.idOf(trx, markHash), addressKey }, now),
      },
    );
    if (verdict.action === 'refuse') return verdict.reason;
    if (undo)
      await trx.deleteFrom('likes').where('comment_id', '=', commentId).where('liker_key', '=', likerKey).execute();
    else
      await trx
        .insertInto('likes')
        .values({ comment_id: commentId, liker_key: likerKey, created_at: now })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    return null;
  });
}
