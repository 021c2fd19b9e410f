import type { Cause } from '../../db/schema.ts';

/** A comment's place in its thread; one that is gone has no name and stands only for the replies beneath it. */
export interface ThreadComment {
  id: number;
  parentId: number | null;
  name: string;
  /** Null: it stands. */
  gone: Gone | null;
  createdAt: number;
}

/** What became of a comment whose replies stand: `unseen` was not approved, or is not any more, and no more is told. */
export type Gone = { how: 'removed'; cause: Cause | null } | { how: 'deleted' } | { how: 'unseen' };

/** A comment in reading order. */
export interface ThreadLine {
  comment: ThreadComment;
  /** The true one, from 1. */
  depth: number;
  parent: ThreadComment | null;
  /** Living comments beneath it, at whatever depth. */
  beneath: number;
}

export interface ThreadNode {
  comment: ThreadComment;
  /** The comment it answers, where nesting no longer shows that. */
  answers: ThreadComment | null;
  /** As in its line. */
  beneath: number;
  replies: ThreadNode[];
}

/** How deep a page nests; a reply that is deeper says whom it answers. */
export const LEVELS = 3;

/**
 * Reading order: each comment before its replies, those in the order given (by time). A tombstone without living
 * replies falls away. No recursion: a chain of replies may be thousands deep.
 */
export function readingOrder(comments: readonly ThreadComment[]): ThreadLine[] {
  const children = byParent(comments);
  const lines: ThreadLine[] = [];
  const waiting: ThreadLine[] = [];
  const push = (parent: ThreadComment | null, depth: number) => {
    for (const comment of (children.get(parent?.id ?? 0) ?? []).toReversed())
      waiting.push({ comment, depth, parent, beneath: 0 });
  };
  push(null, 1);
  for (let line = waiting.pop(); line; line = waiting.pop()) {
    lines.push(line);
    push(line.comment, line.depth + 1);
  }
  return withoutDeadTombstones(lines);
}

/** Replies by their parent's id; what has no parent here stands under 0. */
function byParent(comments: readonly ThreadComment[]): Map<number, ThreadComment[]> {
  const present = new Set(comments.map((comment) => comment.id));
  const children = new Map<number, ThreadComment[]>();
  for (const comment of comments) {
    const parent = comment.parentId !== null && present.has(comment.parentId) ? comment.parentId : 0;
    const siblings = children.get(parent);
    if (siblings) siblings.push(comment);
    else children.set(parent, [comment]);
  }
  return children;
}

function withoutDeadTombstones(lines: ThreadLine[]): ThreadLine[] {
  const beneath = new Map<number, number>();
  // From the end, where replies stand before what they answer.
  for (const line of lines.toReversed()) {
    const { comment, parent } = line;
    line.beneath = beneath.get(comment.id) ?? 0;
    if (parent) beneath.set(parent.id, (beneath.get(parent.id) ?? 0) + line.beneath + Number(!comment.gone));
  }
  return lines.filter(({ comment, beneath }) => !comment.gone || beneath > 0);
}

/**
 * Lines in reading order as a tree of three levels; what is deeper stands at the third and names whom it answers.
 * Lines cut out of the middle of a thread come after those they hang on (`contextOf`).
 */
export function nest(lines: readonly ThreadLine[]): ThreadNode[] {
  const top: ThreadNode[] = [];
  const open: ThreadNode[][] = [top];
  for (const { comment, depth, parent, beneath } of lines) {
    const level = Math.min(depth, LEVELS, open.length);
    const node: ThreadNode = { comment, answers: depth > level ? parent : null, beneath, replies: [] };
    open[level - 1]?.push(node);
    open.length = level;
    open.push(node.replies);
  }
  return top;
}

/** The comments that a page of a thread repeats above its first line, so that its nesting is true. */
export function contextOf(lines: readonly ThreadLine[], first: number): ThreadLine[] {
  const context: ThreadLine[] = [];
  let depth = Math.min(lines[first]?.depth ?? 1, LEVELS);
  for (let i = first - 1; i >= 0 && depth > 1; i--) {
    const line = lines[i];
    if (!line || line.depth >= depth) continue;
    context.unshift(line);
    depth = line.depth;
  }
  return context;
}
