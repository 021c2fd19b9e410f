import * as comments from '../comments/imported.ts';
import { cleanText } from '../text/clean.ts';
import { sanitizeComment } from '../text/sanitize.ts';
import { commentMoment, commentStatus, line } from './fields.ts';
import { paragraphs } from './paragraphs.ts';
import { type Importing, postKey } from './posts.ts';
import { type Placed, parentsFirst } from './replies.ts';
import { skip } from './report.ts';
import type { WxrComment, WxrPost } from './wxr-types.ts';

/** Comments a transaction: a few milliseconds each, so that a running site does not wait. */
const BATCH = 500;
/** Larger numbers are no comment ids of a blog; ours go on counting behind the largest. */
const LARGEST_ID = 1_000_000_000;

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
        const id = await comments.insertImported(trx, {
          ...fields,
          postId,
          parentId: parent === null ? null : (ids.get(keyOf(parent)) ?? null),
          importKey: keyOf(comment.id),
        });
        ids.set(keyOf(comment.id), id);
      }
    });
  }
}

/** What takes time, done before the transaction. */
function rendered({ comment }: Placed, now: number) {
  const status = commentStatus(comment);
  const body = paragraphs(cleanText(comment.content));
  const id = Number(comment.id);
  return {
    preferredId: Number.isInteger(id) && id > 0 && id < LARGEST_ID ? id : null,
    status: typeof status === 'object' ? ('held' as const) : status,
    name: line(comment.author) || 'Anonymous',
    email: comment.email.trim() || null,
    body,
    bodyHtml: sanitizeComment(body),
    createdAt: commentMoment(comment, now),
  };
}
