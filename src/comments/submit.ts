import { createHash } from 'node:crypto';
import type { CommentStatus, Db } from '../db/schema.ts';
import type { SafeHtml } from '../html.ts';
import { type Closable, commentState } from '../posts/closing.ts';
import { closable } from '../posts/read.ts';
import type { Settings } from '../settings/settings.ts';
import { renderComment } from '../text/comment.ts';
import { fold } from '../text/fold.ts';
import * as users from '../users/users.ts';
import { type CommentFields, clean, type FieldErrors, fieldErrors } from './fields.ts';
import { type Facts, floodLeft, judge, type RefusalReason } from './moderation.ts';
import { onPage } from './read.ts';
import { isReserved } from './reserved-names.ts';
import { onceShown } from './shown.ts';
import { searched } from './word-lists.ts';

export interface Submission extends CommentFields {
  post: Closable & { id: number };
  parentId: number | null;
  honeypot: boolean;
  /** Keyed hashes of the reader's cookie and address. */
  readerKey: string;
  addressKey: string;
}

export type Outcome =
  | { kind: 'stored'; id: number; status: CommentStatus }
  | { kind: 'invalid'; errors: FieldErrors }
  /** `retryAfter` in whole seconds, for a flood. */
  | { kind: 'refused'; reason: RefusalReason; retryAfter: number | null };

/**
 * The door for new comments. Everything is decided and written in one immediate transaction, so that two sends at the
 * same moment cannot both pass; what is refused leaves no trace.
 */
export async function submit(db: Db, settings: Settings, submission: Submission, now: number): Promise<Outcome> {
  const state = commentState(submission.post, settings['comments.close_after_days'], now);
  if (!state.open) return { kind: 'refused', reason: 'closed', retryAfter: null };

  const fields = clean(submission);
  const errors = fieldErrors(fields);
  if (Object.keys(errors).length > 0) return { kind: 'invalid', errors };

  const rendered = renderComment(fields.body);
  const comment = {
    text: searched(`${fields.name}\n${fields.body}\n${fields.email}`),
    links: countLinks(rendered),
    honeypot: submission.honeypot,
  };
  const nameKey = fold(fields.name);
  const dedupeKey = twinKey(submission.post.id, submission.parentId, nameKey, fold(fields.body));
  const nameIsReserved = isReserved(fields.name, [...(await users.names(db)), settings['site.title']]);

  return db.transaction().execute(async (trx) => {
    const { post, parentId } = submission;
    const parent = parentId === null ? null : await onPage(trx, post.id, parentId);
    const twin = await findTwin(trx, dedupeKey);
    const facts: Facts = {
      now,
      // Asked again inside: an editor may have closed the post since the page's row was read.
      state: commentState((await closable(trx, post.id)) ?? GONE, settings['comments.close_after_days'], now),
      parent: parentId === null ? 'none' : parent ? 'there' : 'gone',
      twinAt: twin?.created_at ?? null,
      nameIsReserved,
      lastAt: await lastCommentAt(trx, submission, now - settings['comments.flood_seconds'] * 1_000),
      known: await isKnown(trx, submission.readerKey),
      settings,
    };
    const findings = judge(comment, facts);
    const [first] = findings;
    if (first?.action === 'repeat' && twin) return { kind: 'stored', id: twin.id, status: twin.status };
    if (first?.action === 'refuse') return refusal(first.reason, facts);

    const status = first ? (first.action === 'spam' ? 'spam' : 'held') : 'approved';
    const { id } = await trx
      .insertInto('comments')
      .values({
        post_id: post.id,
        parent_id: parent?.id ?? null,
        root_id: parent?.rootId ?? null,
        status,
        reasons: JSON.stringify(findings.map((finding) => finding.reason)),
        name: fields.name,
        name_key: nameKey,
        email: fields.email || null,
        body: fields.body,
        body_format: 'text',
        body_html: rendered.text,
        created_at: now,
        reader_key: submission.readerKey,
        address_key: submission.addressKey,
        dedupe_key: dedupeKey,
        import_key: null,
        ...(status === 'approved' && onceShown({ shown_at: null, parent_id: parent?.id ?? null }, now)),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return { kind: 'stored', id, status };
  });
}

/** A post deleted meanwhile takes nothing more. */
const GONE: Closable = {
  published_at: null,
  comments_closed_at: null,
  comments_closed_by: null,
  comments_keep_open: 0,
};

function refusal(reason: RefusalReason, facts: Facts): Outcome {
  return { kind: 'refused', reason, retryAfter: reason === 'flood' ? Math.ceil(floodLeft(facts) / 1_000) : null };
}

const countLinks = (rendered: SafeHtml) => rendered.text.split('<a ').length - 1;

const twinKey = (postId: number, parentId: number | null, nameKey: string, bodyKey: string) =>
  createHash('sha256')
    .update(JSON.stringify([postId, parentId, nameKey, bodyKey]))
    .digest('base64url');

async function findTwin(db: Db, dedupeKey: string) {
  return db
    .selectFrom('comments')
    .select(['id', 'status', 'created_at'])
    .where('dedupe_key', '=', dedupeKey)
    .executeTakeFirst();
}

/** The newest comment by this cookie or this address after `since`, whatever became of it. */
async function lastCommentAt(db: Db, by: Submission, since: number): Promise<number | null> {
  const newest = (column: 'reader_key' | 'address_key', key: string) =>
    db
      .selectFrom('comments')
      .select(({ fn }) => fn.max('created_at').as('at'))
      .where(column, '=', key)
      .where('created_at', '>', since)
      .executeTakeFirst();
  const times = [await newest('reader_key', by.readerKey), await newest('address_key', by.addressKey)];
  return times.reduce<number | null>((last, row) => (row?.at && row.at > (last ?? 0) ? row.at : last), null);
}

async function isKnown(db: Db, readerKey: string): Promise<boolean> {
  const row = await db
    .selectFrom('comments')
    .select('id')
    .where('reader_key', '=', readerKey)
    .where('status', '=', 'approved')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
