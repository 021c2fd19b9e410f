import type { Db } from '../../db/schema.ts';
import { commentStateOf } from '../../posts/reading/read.ts';
import type { Settings } from '../../settings/settings.ts';
import { clean, fieldErrors } from '../door/fields.ts';
import { type Outcome, submit } from '../door/submit.ts';
import { decide } from './decide.ts';

export interface DeskReply {
  /** The comment that is answered. */
  id: number;
  body: string;
  user: { id: number; name: string };
  readerKey: string;
  addressKey: string;
}

/**
 * Somebody at the desk answers a comment, through the same door as readers. One that waits is approved by that, but not
 * where it is clear beforehand that the answer cannot be taken.
 * @returns null where there is no such comment; `decisionId` of the approval, null where none was needed
 */
export async function replyFromDesk(
  db: Db,
  settings: Settings,
  { id, body, user, readerKey, addressKey }: DeskReply,
  now: number,
): Promise<{ outcome: Outcome; decisionId: number | null } | null> {
  const comment = await db.selectFrom('comments').select(['post_id', 'status']).where('id', '=', id).executeTakeFirst();
  if (!comment) return null;
  const refused = (reason: 'closed' | 'gone') => ({
    outcome: { kind: 'refused' as const, reason, retryAfter: null },
    decisionId: null,
  });
  if (comment.status !== 'approved' && comment.status !== 'held') return refused('gone');
  const state = await commentStateOf(db, comment.post_id, settings['comments.close_after_days'], now);
  if (!state.open) return refused('closed');
  const fields = { name: user.name, body, email: '', phrase: '' };
  const errors = fieldErrors(clean(fields));
  if (Object.keys(errors).length > 0) return { outcome: { kind: 'invalid', errors }, decisionId: null };

  const approval =
    comment.status === 'held' ? await decide(db, { ids: [id], decision: 'approve', userId: user.id }, now) : null;
  const outcome = await submit(
    db,
    settings,
    {
      ...fields,
      post: { id: comment.post_id },
      parentId: id,
      honeypot: false,
      readerKey,
      addressKey,
      markHash: null,
      reserve: false,
      notify: false,
      user,
    },
    now,
  );
  return { outcome, decisionId: approval?.decisionId ?? null };
}
