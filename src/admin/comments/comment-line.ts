import { CAUSES } from '../../comments/causes.ts';
import { nextStatus } from '../../comments/desk/decide.ts';
import type { QueuedComment } from '../../comments/desk/queue.ts';
import type { QueueFilter } from '../../comments/desk/queue-filter.ts';
import type { CommentStatus } from '../../db/schema.ts';
import type { SafeHtml } from '../../html.ts';
import { openSpoilers } from '../../text/spoilers.ts';
import { isoDateTime, shortDateTime } from '../../time.ts';
import { commentPath } from '../../urls.ts';
import { count, number, spanInWords } from '../../words.ts';
import { decisionPath, deskCommentPath, deskReplyPath, pickPath, queuePath } from '../paths.ts';
import { readersPath } from '../posts/post-state.ts';
import { BUTTON_WORDS, reasonWords, SETTLE_WORDS, STATUS_WORDS } from './comment-words.ts';

/** A comment in a list of the desk, with its ways to others like it. */
export interface CommentLine {
  id: number;
  name: string;
  /** Others by this name. */
  sameName: string;
  mark: Way | null;
  address: Way | null;
  time: string;
  iso: string;
  /** `new here`, `204 approved` */
  standing: string;
  hasEmail: boolean;
  /** Where it is, where the list does not say that. */
  state: string | null;
  post: Way & { all: string };
  answers: { name: string; href: string } | null;
  body: SafeHtml;
  reasons: Way[];
  reports: { causes: string[]; notes: string[] };
  /** Where it stands, for readers. */
  stands: string | null;
  /** Its own page at the desk. */
  more: string;
  decisions: DecisionButton[];
  pick: PickButton | null;
  reply: ReplyForm | null;
}

export interface PickButton {
  words: string;
  /** In a list, where the row says what it is about. */
  short: string;
  action: string;
}

export interface Way {
  words: string;
  href: string;
}

export interface DecisionButton {
  words: string;
  action: string;
  noun: 'approval' | 'rejection' | 'spam';
  hot: boolean;
}

export interface ReplyForm {
  action: string;
  /** `Approve and reply` */
  words: string;
  about: string;
}

/** With the page to come back to, and what was typed into it. */
export interface ReplyView {
  form: ReplyForm;
  id: number;
  body: string;
  back: string;
}

interface Around {
  filter: QueueFilter;
  now: number;
  zone: string;
}

export function commentLine(comment: QueuedComment, { filter, now, zone }: Around): CommentLine {
  const { id, name, status, post, answers, mark, addressKey } = comment;
  const only = (more: Partial<QueueFilter>) => queuePath({ ...filter, ...more });
  return {
    id,
    name,
    sameName: only({ name }),
    mark: mark && { words: mark.words, href: only({ mark: mark.id }) },
    address: addressKey === null ? null : { words: addressWords(addressKey), href: only({ address: addressKey }) },
    time: status === 'held' ? `${spanInWords(comment.createdAt, now)} ago` : shortDateTime(comment.createdAt, zone),
    iso: isoDateTime(comment.createdAt, zone),
    standing: comment.byDesk
      ? 'from the desk'
      : comment.approved === 0
        ? 'new here'
        : `${number(comment.approved)} approved`,
    hasEmail: comment.hasEmail,
    state: filter.status === status ? null : STATUS_WORDS[status],
    post: { words: post.title, href: readersPath(post, now) ?? only({ post: post.id }), all: only({ post: post.id }) },
    answers: answers && { name: nameOf(answers), href: deskCommentPath(answers.id) },
    body: openSpoilers(comment.body),
    reasons: comment.reasons.map((reason) => ({ words: reasonWords(reason), href: only({ reason }) })),
    reports: reportWords(comment),
    stands: status === 'approved' && readersPath(post, now) !== null ? commentPath(id) : null,
    more: deskCommentPath(id),
    decisions: decisionButtons(comment),
    pick: pickButton(comment),
    reply: replyForm(comment),
  };
}

/** Only as much of the hash as tells two apart. */
export const addressWords = (addressKey: string) => `address ${addressKey.slice(0, 6)}`;

/** One deleted by its author has none. */
export const nameOf = ({ name, status }: { name: string; status: CommentStatus }) =>
  name || (status === 'deleted' ? 'a deleted comment' : 'somebody');

const reportWords = ({ reported }: Pick<QueuedComment, 'reported'>): CommentLine['reports'] => ({
  causes: (reported?.causes ?? []).map(
    ({ cause, readers }) => `reported: ${CAUSES[cause]?.removed ?? cause}${readers > 1 ? ` (${number(readers)})` : ''}`,
  ),
  notes: reported?.notes ?? [],
});

/** The decisions that would change something, be it that reports are settled. */
function decisionButtons(comment: Pick<QueuedComment, 'id' | 'status' | 'wasShown' | 'reported'>): DecisionButton[] {
  return DECISIONS.flatMap(({ decision, noun }) => {
    const after = nextStatus(comment.status, decision, comment.wasShown);
    if (after === 'deleted' || (after === comment.status && !comment.reported)) return [];
    return {
      words: buttonWords(comment.status, after),
      action: decisionPath(comment.id, noun),
      noun,
      hot: decision === 'approve' && (comment.status === 'held' || after === comment.status),
    };
  });
}

/** Only what stands on a page can be taken off it. */
function buttonWords(before: CommentStatus, after: CommentStatus): string {
  if (after === before) return SETTLE_WORDS[after];
  return BUTTON_WORDS[after === 'removed' && before !== 'approved' ? 'rejected' : after];
}

const DECISIONS = [
  { decision: 'approve', noun: 'approval' },
  { decision: 'reject', noun: 'rejection' },
  { decision: 'spam', noun: 'spam' },
] as const;

/** Only what stands on a page is picked; that it was can be taken back wherever it is now. */
function pickButton({ id, status, pickedAt }: Pick<QueuedComment, 'id' | 'status' | 'pickedAt'>): PickButton | null {
  if (pickedAt !== null) return { words: 'Take the pick back', short: 'Unpick', action: pickPath(id, false) };
  if (status !== 'approved') return null;
  return { words: 'Make it an editor’s pick', short: 'Pick', action: pickPath(id, true) };
}

/** What stands on a page can be answered, and what waits can be approved by answering it. */
function replyForm({ id, name, status }: Pick<QueuedComment, 'id' | 'name' | 'status'>): ReplyForm | null {
  if (status !== 'approved' && status !== 'held') return null;
  return { action: deskReplyPath(id), words: status === 'held' ? 'Approve and reply' : 'Reply', about: name };
}

export const commentsWords = (n: number) => count(n, 'comment');
