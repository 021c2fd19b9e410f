import type { Db } from '../db/schema.ts';
import { type Closable, commentState } from '../posts/closing/closing.ts';
import { excerpt, plainText } from '../text/plain.ts';
import { DAY, longDateTime } from '../time.ts';
import { absolute, commentPath } from '../urls.ts';
import { anyDue, eachDue } from './due.ts';
import { replyKey } from './keys.ts';
import { linkFor } from './links.ts';
import { enqueue } from './outbox.ts';
import type { Sender } from './sender.ts';
import { answer } from './words.ts';

/** The letters about answers: a comment that came to stand on the page is told to who follows its parent. */

/** Characters of an answer that its letter holds. */
const WORDS = 500;
const SOON = 2 * DAY;

export const answersAreDue = (db: Db): Promise<boolean> => anyDue(db, 'notice_due');

export const writeAnswers = (db: Db, sender: Sender, now: number): Promise<void> =>
  eachDue(db, 'notice_due', (trx, id) => writeAbout(trx, id, sender, now));

async function writeAbout(db: Db, replyId: number, { baseUrl, secret, settings }: Sender, now: number): Promise<void> {
  const found = await replyAndFollower(db, replyId);
  await db.updateTable('comments').set({ notice_due: 0 }).where('id', '=', replyId).execute();
  if (!found || isOwn(found)) return;

  const state = commentState(found, settings['comments.close_after_days'], now);
  if (!state.open && state.reason === 'unpublished') return;
  const zone = settings['site.timezone'];
  const hurry = state.open && state.closesAt !== null && state.closesAt - now <= SOON ? state.closesAt : null;
  const stop = linkFor(secret, 'unfollow', found.subscription);
  const letter = answer(
    { site: settings['site.title'], post: found.title },
    {
      name: found.name,
      words: excerpt(plainText(found.body_html), WORDS),
      link: absolute(baseUrl, commentPath(replyId)),
      closes: hurry === null ? null : `${longDateTime(hurry, zone)} (${zone})`,
    },
    absolute(baseUrl, stop),
  );
  const key = replyKey(found.subscription, replyId);
  await enqueue(db, { key, address: found.email, unsubscribePath: stop, ...letter }, now);
}

/** Nothing where it is not due any more, is off the page again, or nobody follows what it answers. */
const replyAndFollower = (db: Db, id: number) =>
  db
    .selectFrom('comments as reply')
    .innerJoin('comments as parent', 'parent.id', 'reply.parent_id')
    .innerJoin('subscriptions as s', 's.comment_id', 'parent.id')
    .innerJoin('posts', 'posts.id', 'reply.post_id')
    .select(['s.id as subscription', 's.email', 'reply.name', 'reply.body_html', 'posts.title'])
    .select(['reply.reader_key', 'reply.mark_id', 'reply.email as reply_email'])
    .select(['parent.reader_key as own_reader_key', 'parent.mark_id as own_mark_id'])
    .select(['posts.published_at', 'posts.comments_closed_at', 'posts.comments_closed_by', 'posts.comments_keep_open'])
    .where('reply.id', '=', id)
    .where('reply.notice_due', '=', 1)
    .where('reply.status', '=', 'approved')
    .where('parent.status', '=', 'approved')
    .where('s.confirmed_at', 'is not', null)
    .where('s.ended_at', 'is', null)
    .executeTakeFirst();

type Found = Closable & NonNullable<Awaited<ReturnType<typeof replyAndFollower>>>;

/** People who answer themselves know of it. */
const isOwn = (found: Found) =>
  (found.reader_key !== null && found.reader_key === found.own_reader_key) ||
  (found.mark_id !== null && found.mark_id === found.own_mark_id) ||
  found.reply_email === found.email;
