import type { CommentStatus, Db } from '../../db/schema.ts';
import { commentStateOf } from '../../posts/reading/read.ts';
import type { Settings } from '../../settings/settings.ts';
import { fold, skeleton } from '../../text/fold.ts';
import { clearTries, countTry } from '../../users/tries.ts';
import * as users from '../../users/users.ts';
import { isKnown } from '../author/authorship.ts';
import { onceShown } from '../shown.ts';
import { onPage } from '../thread/read.ts';
import { blockedWords, isBlocked } from './blocks.ts';
import { type CommentFields, clean, type FieldErrors, fieldErrors } from './fields.ts';
import * as marks from './marks.ts';
import { CLEAR, type Facts, floodLeft, judge, type RefusalReason } from './moderation.ts';
import { isReserved } from './reserved-names.ts';
import { word } from './wording.ts';

export interface Submission extends CommentFields {
  post: { id: number };
  parentId: number | null;
  honeypot: boolean;
  /** Keyed hashes of the reader's cookie and address. */
  readerKey: string;
  addressKey: string;
  /** Keyed hash of the secret phrase; null: none. */
  markHash: string | null;
  /** Keep the name for the mark. */
  reserve: boolean;
  /** Write to the e-mail address when somebody answers. */
  notify: boolean;
  /** Who is logged in at the desk. */
  user: { id: number; name: string } | null;
}

export type Outcome =
  /** A repeat is answered by what the first one made, whoever sent that. */
  | { kind: 'stored'; id: number; status: CommentStatus; createdAt: number; readerKey: string | null }
  | { kind: 'invalid'; errors: FieldErrors }
  /** `retryAfter` in whole seconds, for a flood and for too many phrases. */
  | { kind: 'refused'; reason: RefusalReason; retryAfter: number | null };

/**
 * The door for new comments. Everything is decided and written in one immediate transaction, so that two sends at the
 * same moment cannot both pass; what is refused leaves no trace, but for a phrase that does not fit the name.
 */
export async function submit(db: Db, settings: Settings, submission: Submission, now: number): Promise<Outcome> {
  const { post, parentId, readerKey, addressKey, markHash, user } = submission;
  const days = settings['comments.close_after_days'];
  const fields = clean(submission);
  const errors = { ...ticksInVain(submission, fields), ...fieldErrors(fields) };
  if (Object.keys(errors).length > 0) {
    const state = await commentStateOf(db, post.id, days, now);
    return state.open ? { kind: 'invalid', errors } : { kind: 'refused', reason: 'closed', retryAfter: null };
  }
  const wording = word({ postId: post.id, parentId, ...fields });
  const owned = [...(await users.names(db)), settings['site.title']];
  const byEditor = user !== null && skeleton(fields.name) === skeleton(user.name);

  return db.transaction().execute(async (trx) => {
    const parent = parentId === null ? null : await onPage(trx, post.id, parentId);
    const twin = await findTwin(trx, wording.twinKey);
    const mark = byEditor || markHash === null ? null : await marks.byHash(trx, markHash);
    const by = { markId: mark?.id ?? null, readerKey, addressKey };
    const wanted = submission.reserve && markHash !== null;
    const facts: Facts = {
      ...CLEAR,
      now,
      settings,
      state: await commentStateOf(trx, post.id, days, now),
      target: parentId === null ? 'none' : parent ? 'there' : 'gone',
      blocked: await isBlocked(trx, by, now),
      blockedWords: await blockedWords(trx, now),
      twinAt: twin?.createdAt ?? null,
      lastAt: await lastCommentAt(trx, by, now - settings['comments.flood_seconds'] * 1_000),
      name: byEditor
        ? 'free'
        : isReserved(fields.name, owned)
          ? 'editors'
          : await marks.nameOwner(trx, { name: fields.name, ...by, wanted }),
      phraseWait: byEditor || fields.phrase === '' ? 0 : await tryPhrase(trx, { name: fields.name, ...by }, now),
      byEditor,
      known: await isKnown(trx, by),
    };
    const { text, links } = wording;
    const verdict = judge({ act: 'comment', text, links, honeypot: submission.honeypot }, facts);
    if (verdict.action === 'repeat' && twin) return { kind: 'stored', ...twin };
    if (verdict.action === 'refuse') return refusal(verdict.reason, facts);

    const status = STATUS[verdict.action];
    const keptMark = byEditor || markHash === null ? null : (mark ?? (await marks.ensure(trx, markHash, now)));
    if (keptMark && wanted && status !== 'spam')
      await marks.reserve(trx, { markId: keptMark.id, name: fields.name, approved: status === 'approved' });
    const { id } = await trx
      .insertInto('comments')
      .values({
        post_id: post.id,
        parent_id: parent?.id ?? null,
        root_id: parent?.rootId ?? null,
        status,
        reasons: JSON.stringify('reasons' in verdict ? verdict.reasons : []),
        name: fields.name,
        name_key: fold(fields.name),
        name_look: skeleton(fields.name) || null,
        email: fields.email || null,
        body: fields.body,
        body_format: 'text',
        body_html: wording.html.text,
        created_at: now,
        reader_key: readerKey,
        address_key: addressKey,
        dedupe_key: wording.twinKey,
        import_key: null,
        mark_id: keptMark?.id ?? null,
        user_id: byEditor ? user.id : null,
        follow_due: submission.notify && fields.email ? 1 : 0,
        ...(status === 'approved' && onceShown({ shown_at: null, parent_id: parent?.id ?? null }, now)),
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return { kind: 'stored', id, status, createdAt: now, readerKey };
  });
}

/** A tick is a wish: where it cannot be granted, it is not passed over in silence. */
function ticksInVain({ notify, reserve, markHash }: Submission, { email }: CommentFields): FieldErrors {
  return {
    ...(notify && !email && { email: 'Add the address to write to, or untick the box' }),
    ...(reserve && markHash === null && { phrase: 'Add the phrase that keeps the name, or untick the box' }),
  };
}

const STATUS = { approve: 'approved', hold: 'held', spam: 'spam', repeat: 'held' } as const;

function refusal(reason: RefusalReason, facts: Facts): Outcome {
  if (reason === 'flood') return { kind: 'refused', reason, retryAfter: Math.ceil(floodLeft(facts) / 1_000) };
  return { kind: 'refused', reason, retryAfter: reason === 'phrases' ? facts.phraseWait : null };
}

/**
 * A phrase with a name that is kept is a try like that of a password: the answer would tell whether it is the right one.
 * @returns whole seconds to wait with the next; 0: none
 */
async function tryPhrase(trx: Db, { name, markId, addressKey }: By & { name: string }, now: number): Promise<number> {
  const keeper = await marks.keeper(trx, name);
  if (keeper === null) return 0;
  const trying = { accountKey: `name ${skeleton(name)}`, addressKey };
  const counted = await countTry(trx, trying, now);
  if (counted.kind === 'throttled') return counted.retryAfter;
  if (keeper === markId) await clearTries(trx, trying);
  return 0;
}

async function findTwin(db: Db, dedupeKey: string) {
  return db
    .selectFrom('comments')
    .select(['id', 'status', 'created_at as createdAt', 'reader_key as readerKey'])
    .where('dedupe_key', '=', dedupeKey)
    .executeTakeFirst();
}

interface By {
  readerKey: string;
  addressKey: string;
  markId: number | null;
}

/** The newest comment by this cookie or this address after `since`, whatever became of it. */
async function lastCommentAt(db: Db, by: By, since: number): Promise<number | null> {
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
