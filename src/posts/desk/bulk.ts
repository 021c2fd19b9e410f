import type { Db } from '../../db/schema.ts';
import { type DecisionAction, type PostMove, record } from '../../runs/decisions.ts';
import { hasVisible } from '../../text/clean.ts';
import { closeByEditor, keepOpen } from '../closing/comment-switch.ts';
import { outAt, type PostState, postState, type Whereabouts } from '../publication.ts';
import { byId, type DeskPost } from '../writing/desk-post.ts';
import { typedPost } from '../writing/fields.ts';
import { publicationErrors } from '../writing/publication-errors.ts';
import { moveTo } from './move.ts';

/** What is decided about posts from their list: one of them or two hundred, as they stand, without opening each. */

export const POST_DECISIONS = ['publish', 'draft', 'review', 'bin', 'restore', 'close', 'open'] as const;
export type PostDecision = (typeof POST_DECISIONS)[number];

/** How many are decided about at once. */
export const AT_ONCE = 200;

const OUT = 'it is out';
const BINNED = 'it lies in the bin';

/** Where a decision makes no sense, and why: “Soup” stays as it is: *it is out already*. */
const MISPLACED: Record<PostDecision, Partial<Record<PostState, string>>> = {
  publish: { live: 'it is out already', bin: BINNED },
  draft: { draft: 'it is a draft already', unpublished: 'it is off the site already', bin: BINNED },
  review: { review: 'it is in review already', scheduled: 'it is to come out by itself', live: OUT, bin: BINNED },
  bin: { bin: 'it lies in the bin already' },
  restore: Object.fromEntries(
    (['draft', 'review', 'unpublished', 'scheduled', 'live'] as const).map((state) => [state, 'it is not in the bin']),
  ),
  close: notOut(),
  open: notOut(),
};

function notOut() {
  const states = ['draft', 'review', 'unpublished', 'scheduled', 'bin'] as const;
  return Object.fromEntries(states.map((state) => [state, 'it is not out']));
}

/** Why a post stays as it is, in words that end a sentence; null: nothing speaks against it. */
export function whyNot(post: DeskPost, decision: PostDecision, now: number): string | null {
  const misplaced = MISPLACED[decision][postState(post, now)];
  if (misplaced) return misplaced;
  if (decision === 'publish') return lacking(post);
  if (decision === 'close' && post.comments_closed_at !== null) return 'its comments are closed already';
  if (decision === 'open' && post.comments_closed_at === null && post.comments_keep_open)
    return 'its comments are kept open already';
  return null;
}

/** What its form would ask for before it is published. */
function lacking(post: DeskPost): string | null {
  const { hero, insets } = post;
  // A day reads the same in the zone in which it was told.
  const stored = { fields: typedPost(post, 'UTC'), hasHero: hero !== null, insets: [], pictures: insets };
  const { errors } = publicationErrors(stored, 'UTC', true);
  if (Object.keys(errors).length === 0) return null;
  if (!hasVisible(post.title)) return 'it has no title';
  if (!hasVisible(post.body)) return 'it has no text';
  if (hero?.alt === '') return 'its picture has no description';
  if (insets.some(({ alt }) => alt === '')) return 'a picture in its text has no description';
  return 'its form asks for something to be mended first';
}

export interface Decided {
  /** What the log has it under; null where nothing was changed. */
  decisionId: number | null;
  /** Ids of posts that stay as they are; `whyNot` tells why. */
  kept: number[];
}

export interface Order {
  ids: readonly number[];
  decision: PostDecision;
  userId: number;
  /** The site's. */
  zone: string;
}

/** Decides about at most AT_ONCE posts, in one transaction. @returns null where there are no such posts */
export function decide(db: Db, order: Order, now: number): Promise<Decided | null> {
  const { ids, decision, userId } = order;
  if (ids.length > AT_ONCE) throw new RangeError(`at most ${AT_ONCE} posts are decided about at once`);
  return db.transaction().execute(async (trx) => {
    const moves: PostMove[] = [];
    const kept: number[] = [];
    for (const id of ids) {
      const post = await byId(trx, id);
      if (!post) continue;
      if (whyNot(post, decision, now) === null) moves.push(await carryOut(trx, post, order, now));
      else kept.push(id);
    }
    if (moves.length + kept.length === 0) return null;
    if (moves.length === 0) return { decisionId: null, kept };
    const [only] = moves.length === 1 ? moves : [];
    const about = { userId, ...(only && { postId: only.id }), posts: moves };
    return { decisionId: await record(trx, { action: actionOf(decision, moves, now), ...about }, now), kept };
  });
}

async function carryOut(trx: Db, post: DeskPost, { decision, userId, zone }: Order, now: number): Promise<PostMove> {
  const { id, published_at, stage } = post;
  const before = { published_at, stage };
  if (decision === 'close') await closeByEditor(trx, id, now);
  if (decision === 'open') await keepOpen(trx, id);
  if (decision === 'close' || decision === 'open') return { id, before, after: before };
  const after = PLACES[decision](now);
  await moveTo(trx, post, after, { userId, zone, now });
  return { id, before, after };
}

const PLACES: Record<Exclude<PostDecision, 'close' | 'open'>, (now: number) => Whereabouts> = {
  publish: outAt,
  draft: () => outAt(null),
  review: () => ({ published_at: null, stage: 'review' }),
  bin: () => ({ published_at: null, stage: 'bin' }),
  restore: () => outAt(null),
};

/** What the log calls it; *back to draft* says more where all of them were in one place. */
function actionOf(decision: PostDecision, moves: readonly PostMove[], now: number): DecisionAction {
  if (decision !== 'draft') return ACTIONS[decision];
  const times = moves.map(({ before }) => before.published_at);
  if (times.every((at) => at !== null && at <= now)) return 'unpublish';
  return times.every((at) => at !== null && at > now) ? 'unschedule' : 'back_to_draft';
}

const ACTIONS: Record<Exclude<PostDecision, 'draft'>, DecisionAction> = {
  publish: 'publish',
  review: 'send_to_review',
  bin: 'bin',
  restore: 'back_to_draft',
  close: 'close_comments',
  open: 'reopen_comments',
};
