import { preparedFirst } from '../../db/prepared.ts';
import type { CommentRow, CommentStatus, Db } from '../../db/schema.ts';
import { commentStateOf } from '../../posts/reading/read.ts';
import type { Settings } from '../../settings/settings.ts';
import { skeleton } from '../../text/fold.ts';
import { SECOND } from '../../time.ts';
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
  const pause = settings['comments.flood_seconds'] * SECOND;
  const fields = clean(submission);
  const errors = { ...ticksInVain(submission, fields), ...fieldErrors(fields) };
  if (Object.keys(errors).length > 0) {
    const state = await commentStateOf(db, post.id, days, now);
    return state.open ? { kind: 'invalid', errors } : { kind: 'refused', reason: 'closed', retryAfter: null };
  }
  const wording = word({ postId: post.id, parentId, ...fields });
  const look = skeleton(fields.name);
  const byEditor = user !== null && look === skeleton(user.name);

  return db.transaction().execute(async (trx) => {
    const parent = parentId === null ? null : await onPage(trx, post.id, parentId);
    const twin = await twinOf(trx, { dedupeKey: wording.twinKey });
    const mark = byEditor || markHash === null ? null : await marks.byHash(trx, markHash);
    const by = { markId: mark?.id ?? null, readerKey, addressKey };
    const wanted = submission.reserve && markHash !== null;
    const owned = [...(await users.names(trx)), settings['site.title']];
    const facts: Facts = {
      ...CLEAR,
      now,
      settings,
      state: await commentStateOf(trx, post.id, days, now),
      target: parentId === null ? 'none' : parent ? 'there' : 'gone',
      blocked: await isBlocked(trx, by, now),
      blockedWords: await blockedWords(trx, now),
      twinAt: twin?.createdAt ?? null,
      lastAt: pause === 0 ? null : await lastCommentAt(trx, by, now - pause),
      name: byEditor
        ? 'free'
        : isReserved(fields.name, owned)
          ? 'editors'
          : await marks.nameOwner(trx, { name: fields.name, look, ...by, wanted }),
      phraseWait: byEditor || fields.phrase === '' ? 0 : await tryPhrase(trx, { look, ...by }, now),
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
    const stored = await insert(trx, {
      post_id: post.id,
      parent_id: parent?.id ?? null,
      root_id: parent?.rootId ?? null,
      status,
      reasons: JSON.stringify('reasons' in verdict ? verdict.reasons : []),
      name: fields.name,
      name_key: wording.nameKey,
      name_look: look || null,
      email: fields.email || null,
      body: fields.body,
      body_format: 'text',
      body_html: wording.html.text,
      created_at: now,
      reader_key: readerKey,
      address_key: addressKey,
      dedupe_key: wording.twinKey,
      mark_id: keptMark?.id ?? null,
      user_id: byEditor ? user.id : null,
      follow_due: submission.notify && fields.email ? 1 : 0,
      shown_at: null,
      notice_due: 0,
      ...(status === 'approved' && onceShown({ shown_at: null, parent_id: parent?.id ?? null }, now)),
    });
    if (!stored) throw new Error('a comment was not stored');
    return { kind: 'stored', id: stored.id, status, createdAt: now, readerKey };
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
async function tryPhrase(trx: Db, { look, markId, addressKey }: By & { look: string }, now: number): Promise<number> {
  const keeper = await marks.keeper(trx, look);
  if (keeper === null) return 0;
  const trying = { accountKey: `name ${look}`, addressKey };
  const counted = await countTry(trx, trying, now);
  if (counted.kind === 'throttled') return counted.retryAfter;
  if (keeper === markId) await clearTries(trx, trying);
  return 0;
}

const twinOf = preparedFirst((db, of: { dedupeKey: string }) =>
  db
    .selectFrom('comments')
    .select(['id', 'status', 'created_at as createdAt', 'reader_key as readerKey'])
    .where('dedupe_key', '=', of.dedupeKey),
);

/** All that is new about a comment; what moderators and readers make of it comes later. */
const COLUMNS = [
  ...(['post_id', 'parent_id', 'root_id', 'status', 'reasons', 'name', 'name_key', 'name_look', 'email'] as const),
  ...(['body', 'body_format', 'body_html', 'created_at', 'shown_at', 'reader_key', 'address_key'] as const),
  ...(['dedupe_key', 'mark_id', 'user_id', 'follow_due', 'notice_due'] as const),
];
type NewComment = Pick<CommentRow, (typeof COLUMNS)[number]>;

const insert = preparedFirst((db, row: NewComment) =>
  db
    .insertInto('comments')
    .values(Object.fromEntries(COLUMNS.map((column) => [column, row[column]])) as NewComment)
    .returning('id'),
);

interface By {
  readerKey: string;
  addressKey: string;
  markId: number | null;
}

/** When this cookie or this address commented last, after `since`, whatever became of it. */
async function lastCommentAt(db: Db, { readerKey, addressKey }: By, since: number): Promise<number | null> {
  const { byReader = null, byAddress = null } = (await newestBy(db, { readerKey, addressKey, since })) ?? {};
  return byReader === null || byAddress === null ? (byReader ?? byAddress) : Math.max(byReader, byAddress);
}

const newestBy = preparedFirst((db, by: { readerKey: string; addressKey: string; since: number }) => {
  const newest = (column: 'reader_key' | 'address_key', key: string) =>
    db
      .selectFrom('comments')
      .select(({ fn }) => fn.max('created_at').as('at'))
      .where(column, '=', key)
      .where('created_at', '>', by.since);
  return db.selectNoFrom([
    newest('reader_key', by.readerKey).as('byReader'),
    newest('address_key', by.addressKey).as('byAddress'),
  ]);
});
