import { CAUSES } from '../comments/causes.ts';
import type { Gone, ThreadComment } from '../comments/thread/thread.ts';
import { count } from '../words.ts';

/**
 * What stands in the place of a comment that is gone while its replies stand.
 * @param kept how many replies, at whatever depth
 */
export function tombstone(gone: Gone, kept: number): string {
  if (gone.how === 'deleted') return 'Deleted by its author. No hard feelings.';
  if (gone.how === 'unseen') return 'Out of sight until an editor has looked at it. The replies are kept.';
  const cause = gone.cause ? `: ${CAUSES[gone.cause].removed}` : '';
  return `Removed by a moderator${cause}. ${kept === 1 ? 'One reply' : count(kept, 'reply', 'replies')} kept.`;
}

/** How one that answers a comment names it. */
export const nameOf = ({ gone, name }: Pick<ThreadComment, 'gone' | 'name'>) => (gone ? GONE_NAMES[gone.how] : name);

const GONE_NAMES: Record<Gone['how'], string> = {
  removed: 'a removed comment',
  deleted: 'a deleted comment',
  unseen: 'a comment out of sight',
};
