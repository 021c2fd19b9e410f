import type { WxrComment } from './wxr-types.ts';

export interface Placed {
  comment: WxrComment;
  /** The number of the comment it answers; null: none, or one that is not among these. */
  parent: string | null;
  /** It answered one that is not among these. */
  orphan: boolean;
}

/**
 * Comments in an order in which every parent comes before its replies, else as they stood in the file, where a reply
 * may come first and a parent may be missing. Two that answer each other start threads of their own.
 */
export function parentsFirst(comments: readonly WxrComment[]): Placed[] {
  const byId = new Map(comments.map((comment) => [comment.id, comment]));
  const placed = new Map<string, Placed>();
  for (const comment of byId.values()) {
    const chain: WxrComment[] = [];
    const seen = new Set<string>();
    let next: WxrComment | undefined = comment;
    while (next && !placed.has(next.id) && !seen.has(next.id)) {
      chain.push(next);
      seen.add(next.id);
      next = byId.get(next.parent);
    }
    for (const link of chain.toReversed()) {
      const parent = placed.has(link.parent) ? link.parent : null;
      placed.set(link.id, { comment: link, parent, orphan: parent === null && isAnswer(link) });
    }
  }
  return [...placed.values()];
}

const isAnswer = ({ parent }: WxrComment) => parent !== '' && parent !== '0';
