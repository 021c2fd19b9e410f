import type { FoundComment, SaidComment } from '../comments/thread/read.ts';
import type { ThreadComment, ThreadNode } from '../comments/thread/thread.ts';
import type { SafeHtml } from '../html.ts';
import { excerpt, ownWords } from '../text/plain.ts';
import { isoDateTime, SECOND, shortDateTime } from '../time.ts';
import { commentAnchor, commentPath, type Permalink } from '../urls.ts';
import { count } from '../words.ts';
import { type ActionsView, actionsView } from './comment-actions.ts';
import type { CommentFormView } from './comment-form.ts';
import { colourOf, initialOf } from './initials.ts';
import type { Since } from './since-view.ts';
import { nameOf, tombstone } from './tombstone.ts';

export interface CommentView {
  id: number;
  name: string;
  /** It is all emoji or signs, which not every voice reads out. */
  wordless: boolean;
  initial: string;
  /** One of six cut papers, the same for a name wherever it speaks. */
  colour: number;
  time: string;
  iso: string;
  /** UTC ms, where it came to stand on the page later than that. */
  shown: number | null;
  /** Null where it has no address yet that others could follow. */
  permalink: string | null;
  /** It waits for an editor, and only its author is shown it. */
  held: boolean;
  /** Whose it is, on the tag beside the name of an editor; null: a reader's. */
  desk: string | null;
  /** Words of the mark that a reader signed with. */
  mark: string | null;
  edited: boolean;
  picked: boolean;
  /** "↑ to NAME", where nesting does not show whom it answers. */
  answers: { name: string; href: string | null } | null;
  /** On a page of a long thread: it stands elsewhere, and only its beginning is told, for what follows. */
  above: AboveView | null;
  /** Its number, where the page is not in the order of time. */
  number: number | null;
  /** It came since a reader was here last. */
  fresh: boolean;
  /** From a new one to the next. */
  nextFresh: string | null;
  /** Null: gone, and here only for its replies. */
  body: SafeHtml | null;
  /** What stands in place of a comment that is gone. */
  tombstone: string | null;
  /** Null where nobody may do anything with it yet. */
  actions: ActionsView | null;
  form: CommentFormView | null;
  /** `3 replies`, above those on the page. */
  fold: string;
  replies: CommentView[];
}

export interface AboveView {
  words: string;
  name: string;
  /** Null: it is gone. */
  href: string | null;
}

export interface ThreadView {
  comments: CommentView[];
}

export interface ThreadViewOptions {
  post: Permalink;
  /** What the comments shown say, by id. */
  said: ReadonlyMap<number, SaidComment>;
  zone: string;
  siteTitle: string;
  open: boolean;
  /** Those that stand elsewhere. */
  context: ReadonlySet<number>;
  /** Numbers of threads by the id of their first comment, where they are not in the order of time. */
  numbers: ReadonlyMap<number, number> | null;
  since: Pick<Since, 'ids' | 'next'> | null;
  /** The form, under the comment that it answers. */
  reply: { id: number; form: CommentFormView } | null;
}

export function threadView(nodes: readonly ThreadNode[], options: ThreadViewOptions): CommentView[] {
  const here = new Set(idsIn(nodes).filter((id) => !options.context.has(id)));
  const view = ({ comment, answers, beneath, replies }: ThreadNode): CommentView => {
    const said = options.said.get(comment.id);
    // Spread into so large a literal, they would cost as much as printing the comment.
    const { id, name, wordless, initial, colour, time, iso } = who(comment, options.zone);
    return {
      id,
      name,
      wordless,
      initial,
      colour,
      time,
      iso,
      shown: said && said.shownAt - comment.createdAt >= SECOND ? said.shownAt : null,
      permalink: commentPath(id),
      held: false,
      desk: said?.byDesk ? options.siteTitle : null,
      mark: said && !said.byDesk ? said.mark : null,
      edited: said?.edited ?? false,
      picked: said?.picked ?? false,
      answers: answers && { name: nameOf(answers), href: addressOf(answers, here) },
      above: options.context.has(id) ? above(comment, said) : null,
      number: options.numbers?.get(id) ?? null,
      fresh: options.since?.ids.has(id) ?? false,
      nextFresh: options.since?.next.get(id) ?? null,
      body: said?.body ?? null,
      tombstone: comment.gone && tombstone(comment.gone, beneath),
      actions: said ? actionsView(options, id, said.likes) : null,
      form: options.reply?.id === id ? options.reply.form : null,
      fold: count(living(replies), 'reply', 'replies'),
      replies: replies.map(view),
    };
  };
  return nodes.map(view);
}

/** A comment that is gone has no address of its own, but it may stand on the page. */
function addressOf({ id, gone }: ThreadComment, here: ReadonlySet<number>): string | null {
  if (here.has(id)) return `#${commentAnchor(id)}`;
  return gone ? null : commentPath(id);
}

const BEGINNING = 80;

const above = (comment: ThreadComment, said: SaidComment | undefined): AboveView => ({
  name: nameOf(comment),
  words: said ? excerpt(ownWords(said.body), BEGINNING) : '',
  href: comment.gone ? null : commentPath(comment.id),
});

const idsIn = (nodes: readonly ThreadNode[]): number[] =>
  nodes.flatMap((node) => [node.comment.id, ...idsIn(node.replies)]);

/** How many of them, and of those beneath them on the page, are not gone. */
const living = (nodes: readonly ThreadNode[]): number =>
  nodes.reduce((sum, { comment, replies }) => sum + Number(!comment.gone) + living(replies), 0);

/** As its author sees it meanwhile: with no address, nothing to answer and nobody answering. */
export function heldView(
  comment: FoundComment,
  { mark, edited }: Pick<CommentView, 'mark' | 'edited'>,
  zone: string,
): CommentView {
  return {
    ...who(comment, zone),
    mark,
    edited,
    shown: null,
    permalink: null,
    held: true,
    desk: null,
    picked: false,
    answers: null,
    above: null,
    number: null,
    fresh: false,
    nextFresh: null,
    body: comment.body,
    tombstone: null,
    actions: null,
    form: null,
    fold: '',
    replies: [],
  };
}

/** Who says it, and when. */
const who = ({ id, name, createdAt }: Pick<FoundComment, 'id' | 'name' | 'createdAt'>, zone: string) => ({
  id,
  name,
  wordless: !/[\p{L}\p{N}]/u.test(name),
  initial: initialOf(name),
  colour: colourOf(name),
  time: shortDateTime(createdAt, zone),
  iso: isoDateTime(createdAt, zone),
});
