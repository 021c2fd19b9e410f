import type { Context } from '../../context.ts';
import type { Deed } from '../../db/schema.ts';
import type { ComparedField, Difference } from '../../posts/writing/difference.ts';
import * as revisions from '../../posts/writing/revisions.ts';
import { clockOrDate, isoDateTime, shortDateTime } from '../../time.ts';
import type { SessionUser } from '../../users/sessions.ts';
import { count } from '../../words.ts';
import { historyPath, revisionPath } from '../paths.ts';

/** How the desk tells what was done to a post, and what that changed. */

/** One save of a post. */
export interface HistoryLine {
  deed: string;
  by: string;
  time: string;
  iso: string;
  href: string;
}

/** Beside the form. */
export interface LastSaves extends HistoryLines {
  all: string;
}

/** Some of them, the newest first. */
export interface HistoryLines {
  lines: HistoryLine[];
}

export interface DifferenceView {
  label: string;
  pieces: { kind: 'same' | 'added' | 'removed' | 'gap'; words: string }[];
}

export const historyLine = (postId: number, line: revisions.RevisionLine, zone: string): HistoryLine => ({
  deed: DEEDS[line.deed],
  by: line.by ?? 'somebody who has left',
  time: shortDateTime(line.at, zone),
  iso: isoDateTime(line.at, zone),
  href: revisionPath(postId, line.id),
});

/** Whose save it was, and when. */
export interface SaveWords {
  by: string;
  at: string;
}

/** For a sentence that goes on with `saved this post at`. */
export const saveWords = (
  { by, at, user_id }: revisions.RevisionLine,
  me: Pick<SessionUser, 'id'>,
  now: number,
  zone: string,
): SaveWords => ({
  by: user_id === me.id ? 'In another window you' : (by ?? 'Somebody'),
  at: clockOrDate(at, now, zone),
});

const DEEDS: Record<Deed, string> = {
  found: 'As it was before',
  saved: 'Saved',
  restored: 'Restored',
  sent_to_review: 'Sent to review',
  scheduled: 'Scheduled',
  unscheduled: 'Taken off the schedule',
  published: 'Published',
  unpublished: 'Taken off the site',
  back_to_draft: 'Back to draft',
  binned: 'Thrown into the bin',
};

export const differenceView = ({ field, pieces }: Difference): DifferenceView => ({
  label: LABELS[field],
  pieces: pieces.map((piece) =>
    piece.kind === 'gap' ? { kind: 'gap', words: `${count(piece.paragraphs, 'paragraph')} unchanged` } : piece,
  ),
});

const LABELS: Record<ComparedField, string> = {
  title: 'Title',
  slug: 'Address',
  excerpt: 'Standfirst',
  body: 'Story',
  people: 'People',
  topics: 'Topics',
  hero: 'Lead picture',
  insets: 'Pictures in the text',
  embeds: 'Embeds',
  related: 'Related stories',
};

const SAVES = 5;

/** The newest ones, and where all of them are; null: the post was never saved here. */
export async function lastSaves(ctx: Context, postId: number, zone: string): Promise<LastSaves | null> {
  const lines = await revisions.lines(ctx.readDb, postId, { page: 1, size: SAVES });
  return lines.length === 0
    ? null
    : { lines: lines.slice(0, SAVES).map((line) => historyLine(postId, line, zone)), all: historyPath(postId) };
}
