import * as comments from '../comments/past.ts';
import type { Db } from '../db/schema.ts';
import { cleanText } from '../text/clean.ts';
import { sanitizeComment } from '../text/sanitize.ts';
import { commentMoment, commentStatus, line } from './fields.ts';
import { paragraphs } from './paragraphs.ts';
import { type Importing, postKey } from './posts.ts';
import { type Placed, parentsFirst } from './replies.ts';
import { skip } from './report.ts';
import type { WxrComment, WxrPost } from './wxr-types.ts';

/** Comments a transaction: some tens of milliseconds, so that a running site hardly waits. */
const BATCH = 100;
/** Larger numbers are no comment ids of a blog; ours would go on counting behind the largest. */
const LARGEST_ID = 1_000_000_000;

/** A comment's number in the old blog where we can use it; null: it is none. */
export function oldId({ id }: WxrComment): number | null {
  const number = Number(id);
  return Number.isInteger(number) && number > 0 && number < LARGEST_ID ? number : null;
}

/** Stores the comments of a post that an earlier run has not brought; `postId` 0: counts them. */
export async function importComments(run: Importing, post: WxrPost, postId: number): Promise<void> {
  const wanted: WxrComment[] = [];
  for (const comment of post.comments) {
    const status = commentStatus(comment);
    if (typeof status === 'object') skip(run.tally, status.skipped);
    else wanted.push(comment);
  }
  const ids = postId === 0 ? new Map<string, number>() : await comments.importedIds(run.db, postId);
  const keyOf = (id: string) => `${postKey(post)}/${id}`;
  const placed = parentsFirst(wanted);
  for (let twice = placed.length; twice < wanted.length; twice++) skip(run.tally, 'comment: twice in the file');
  const missing = placed.filter(({ comment }) => !ids.has(keyOf(comment.id)));
  run.tally.known.comments += placed.length - missing.length;
  run.tally.comments += missing.length;
  run.tally.orphans += missing.filter(({ orphan }) => orphan).length;
  if (run.dryRun) return;

  for (let from = 0; from < missing.length; from += BATCH) {
    const batch = missing.slice(from, from + BATCH).map((one) => ({ ...one, ...rendered(one, run.now) }));
    await run.db.transaction().execute(async (trx) => {
      for (const { comment, parent, ...fields } of batch) {
        const id = await freeId(trx, run, comment);
        await comments.insertPast(trx, {
          ...fields,
          postId,
          parentId: parent === null ? null : (ids.get(keyOf(parent)) ?? null),
          reasons: [],
          format: 'html',
          readerKey: null,
          imported: { id, key: keyOf(comment.id) },
        });
        ids.set(keyOf(comment.id), id);
      }
    });
  }
}

/** Its own number, so that old `#comment-ID` links go on working, or one behind all of ours and all of the file's. */
async function freeId(db: Db, run: Importing, comment: WxrComment): Promise<number> {
  const id = oldId(comment);
  if (id !== null && (await comments.isFree(db, id))) return id;
  run.largestId = Math.max(run.largestId, await comments.largestId(db)) + 1;
  return run.largestId;
}

/** What takes time, done before the transaction. */
function rendered({ comment }: Placed, now: number) {
  const status = commentStatus(comment);
  const body = paragraphs(cleanText(comment.content));
  return {
    status: typeof status === 'object' ? ('held' as const) : status,
    name: line(comment.author) || 'Anonymous',
    email: comment.email.trim() || null,
    body,
    bodyHtml: sanitizeComment(body),
    createdAt: commentMoment(comment, now),
  };
}
