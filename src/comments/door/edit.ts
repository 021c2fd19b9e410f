import type { CommentStatus, Db } from '../../db/schema.ts';
import { commentState } from '../../posts/closing/closing.ts';
import type { Settings } from '../../settings/settings.ts';
import { cleanText } from '../../text/clean.ts';
import { type Author, isAuthor, isKnown, mayChange, toChange } from '../author/authorship.ts';
import { changes, isChangeable } from '../author/own.ts';
import { onceShown } from '../shown.ts';
import { blockedWords, isBlocked } from './blocks.ts';
import { bodyError } from './fields.ts';
import { CLEAR, type Facts, judge, type RefusalReason } from './moderation.ts';
import { settleReports } from './reports.ts';
import { word } from './wording.ts';

/** What its author may do to a comment for a while: say it otherwise, which is judged like a new one, or take it back. */

export type ChangeOutcome =
  | { kind: 'changed'; status: CommentStatus }
  | { kind: 'invalid'; error: string }
  | { kind: 'refused'; reason: RefusalReason };

export async function edit(
  db: Db,
  settings: Settings,
  { id, body: typed, author, addressKey }: { id: number; body: string; author: Author; addressKey: string },
  now: number,
): Promise<ChangeOutcome> {
  const body = cleanText(typed);
  const error = bodyError(body);
  return db.transaction().execute(async (trx): Promise<ChangeOutcome> => {
    const comment = await toChange(trx, id);
    if (!comment) return refused('gone');
    const wording = word({
      postId: comment.post_id,
      parentId: comment.parent_id,
      name: comment.name,
      email: comment.email ?? '',
      // What is too long is refused below, and not rendered first.
      body: error === null ? body : '',
    });
    const twin = await trx
      .selectFrom('comments')
      .select('created_at')
      .where('dedupe_key', '=', wording.twinKey)
      .where('id', '!=', id)
      .executeTakeFirst();
    const by = { readerKey: comment.reader_key ?? '', addressKey, markId: comment.mark_id };
    const facts: Facts = {
      ...CLEAR,
      now,
      settings,
      state: commentState(comment.post, settings['comments.close_after_days'], now),
      target: isChangeable(comment.status) ? 'there' : 'gone',
      change: mayChange(comment, author, settings, now),
      blocked: await isBlocked(trx, by, now),
      blockedWords: await blockedWords(trx, now),
      twinAt: twin?.created_at ?? null,
      byEditor: comment.user_id !== null,
      known: await isKnown(trx, by),
      reported: comment.status === 'held' && comment.report_count > 0,
    };
    const { text, links } = wording;
    const verdict = judge({ act: 'edit', text, links, honeypot: false }, facts);
    if (verdict.action === 'refuse') return refused(verdict.reason);
    if (error !== null) return { kind: 'invalid', error };
    if (body === comment.body) return { kind: 'changed', status: comment.status };

    const judged = {
      status: verdict.action === 'hold' ? ('held' as const) : ('approved' as const),
      reasons: JSON.stringify(verdict.action === 'hold' ? verdict.reasons : []),
    };
    // No other words make anything else of spam.
    const { status, reasons } = comment.status === 'spam' ? comment : judged;
    await trx
      .updateTable('comments')
      .set({
        status,
        reasons,
        body,
        body_format: 'text',
        body_html: wording.html.text,
        dedupe_key: wording.twinKey,
        edited_at: now,
        // A moderator let other words stand, and picked others.
        vetted_at: null,
        picked_at: null,
        ...(status === 'approved' && onceShown(comment, now)),
      })
      .where('id', '=', id)
      .execute();
    return { kind: 'changed', status };
  });
}

/**
 * Takes a comment back. The row stays, for the replies and so that a flood is still one, without its words and without
 * the person; a tombstone says that its author did that.
 * @returns null, or why not
 */
export async function takeBack(
  db: Db,
  settings: Settings,
  { id, author }: { id: number; author: Author },
  now: number,
): Promise<'gone' | 'not_yours' | 'too_late' | null> {
  return db.transaction().execute(async (trx) => {
    const comment = await toChange(trx, id);
    if (!comment || !isChangeable(comment.status)) return 'gone';
    if (!isAuthor(comment, author)) return 'not_yours';
    if (changes(comment, settings, now).remove === null) return 'too_late';
    await trx
      .updateTable('comments')
      .set({ ...NOBODYS, status: 'deleted' })
      .where('id', '=', id)
      .execute();
    await settleReports(trx, id, now);
    return null;
  });
}

const refused = (reason: RefusalReason): ChangeOutcome => ({ kind: 'refused', reason });

/**
 * A deleted comment's row without its words and the person. The hashes of cookie and address stay: the next comment is
 * too quick after it all the same, what this person asks to have forgotten includes it, and the address goes with age.
 */
const NOBODYS = {
  name: '',
  name_key: '',
  name_look: null,
  email: null,
  body: '',
  body_html: '',
  mark_id: null,
  user_id: null,
  dedupe_key: null,
  picked_at: null,
  follow_due: 0,
  reasons: '[]',
} as const;
