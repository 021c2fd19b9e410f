import type { Db } from '../db/schema.ts';
import { importComments, oldId } from './comments.ts';
import { type Importing, importPost } from './posts.ts';
import { type ImportReport, newTally, reportOf } from './report.ts';
import { readWxr } from './wxr.ts';

export type { ImportReport } from './report.ts';

export interface ImportOptions {
  /** The site's, for permalinks. */
  zone: string;
  /** The setting: what it would have closed by now counts as closed by age. */
  closeAfterDays: number;
  /** Reads and reports, writes nothing. */
  dryRun: boolean;
  /** Told after each post how many pieces of the file are done, and how many it has. */
  onProgress?: (done: number, all: number) => void;
}

/**
 * Brings a WordPress export in. The file is read twice: once to see that it is whole, so that a cut or wrong one
 * changes nothing; then post by post, each in short transactions of its own. What an earlier run brought, whole or
 * killed, is known by its number in the old blog and left alone; what that run did not reach is added.
 * @param open a new stream of the file, from its beginning
 * @throws WxrError before anything is written
 */
export async function importWordpress(
  ctx: { db: Db; now(): number },
  open: () => AsyncIterable<Buffer | string>,
  { zone, closeAfterDays, dryRun, onProgress }: ImportOptions,
): Promise<ImportReport> {
  let all = 0;
  let largestId = 0;
  const authors: Importing['authors'] = new Map();
  for await (const item of readWxr(open())) {
    all += 1;
    if (item.type === 'author') authors.set(item.login, item);
    else for (const comment of item.comments) largestId = Math.max(largestId, oldId(comment) ?? 0);
  }

  const run: Importing = {
    db: ctx.db,
    now: ctx.now(),
    zone,
    closeAfterDays,
    dryRun,
    tally: newTally(),
    authors,
    largestId,
  };
  let done = 0;
  for await (const item of readWxr(open())) {
    if (item.type === 'post') {
      const postId = await importPost(run, item);
      if (postId !== null) await importComments(run, item, postId);
    }
    done += 1;
    onProgress?.(done, all);
  }
  return reportOf(run.tally);
}
