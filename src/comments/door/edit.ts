import type { CommentStatus, Db } from '../../db/schema.ts';
import { commentStateOf } from '../../posts/read.ts';
import type { Settings } from '../../settings/settings.ts';
import { cleanText } from '../../text/clean.ts';
import { MINUTE } from '../../time.ts';
import { answered, changes } from '../author/own.ts';
import { onceShown } from '../shown.ts';
import { blockedWords, isBlocked } from './blocks.ts';
import { bodyError } from './fields.ts';
import { CLEAR, type Facts, judge, type RefusalReason } from './moderation.ts';
import { isKnown } from './submit.ts';
import { word } from './wording.ts';

/** What its author may do to a comment for a while: say it otherwise, which is judged like a new one, or take it back. */

/** Who says so: the reader of the cookie, or whoever came by the signed link that its author was given. */
export interface Author {
  readerKey: string | null;
  addressKey: string;
  /** The address of the page proves that this is the author. */
  proven: boolean;
}

export type ChangeOutcome =
  | { kind: 'changed'; status: CommentStatus }
  | { kind: 'invalid'; error: string }
  | { kind: 'refused'; reason: RefusalReason };

export async function edit(
  db: Db,
  settings: Settings,
  { id, body: typed, author }: { id: number; body: string; author: Author },
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
      body,
    });
    const twin = await trx
      .selectFrom('comments')
      .select('created_at')
      .where('dedupe_key', '=', wording.twinKey)
      .where('id', '!=', id)
      .executeTakeFirst();
    const by = { readerKey: comment.reader_key ?? '', addressKey: author.addressKey, markId: comment.mark_id };
    const facts: Facts = {
      ...CLEAR,
      now,
      settings,
      state: await commentStateOf(trx, comment.post_id, settings['comments.close_after_days'], now),
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

    const status = verdict.action === 'hold' ? 'held' : 'approved';
    await trx
      .updateTable('comments')
      .set({
        status,
        reasons: JSON.stringify(verdict.action === 'hold' ? verdict.reasons : []),
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
    await trx
      .updateTable('reports')
      .set({ settled_at: now })
      .where('comment_id', '=', id)
      .where('settled_at', 'is', null)
      .execute();
    return null;
  });
}

/** A comment with all that changing it hangs on; undefined where there is none. */
export async function toChange(db: Db, id: number) {
  const row = await db
    .selectFrom('comments as c')
    .select(['c.id', 'c.post_id', 'c.parent_id', 'c.status', 'c.name', 'c.email', 'c.body', 'c.body_format'])
    .select(['c.created_at as createdAt', 'c.shown_at', 'c.reader_key', 'c.mark_id', 'c.user_id', 'c.report_count'])
    .select(answered)
    .where('c.id', '=', id)
    .executeTakeFirst();
  return row && { ...row, answered: Boolean(row.answered) };
}

type Changeable = NonNullable<Awaited<ReturnType<typeof toChange>>>;

/** Whether this is the comment's author, from what the page knows of who asks. */
export const isAuthor = (comment: Pick<Changeable, 'reader_key'>, { readerKey, proven }: Author): boolean =>
  proven || (comment.reader_key !== null && comment.reader_key === readerKey);

export const isChangeable = (status: CommentStatus) => status === 'approved' || status === 'held';

export function mayChange(comment: Changeable, author: Author, settings: Settings, now: number): Facts['change'] {
  if (!isAuthor(comment, author)) return 'not_yours';
  if (changes(comment, settings, now).edit !== null) return 'allowed';
  return now < comment.createdAt + settings['comments.edit_minutes'] * MINUTE ? 'answered' : 'too_late';
}

const refused = (reason: RefusalReason): ChangeOutcome => ({ kind: 'refused', reason });

/** What a deleted comment's row still says of its author: nothing. */
const NOBODYS = {
  name: '',
  name_key: '',
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
