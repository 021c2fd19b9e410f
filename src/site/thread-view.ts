import type { FoundComment } from '../comments/read.ts';
import type { ThreadNode } from '../comments/thread.ts';
import type { SafeHtml } from '../html.ts';
import { isoDateTime, shortDateTime } from '../time.ts';
import { commentAnchor, commentPath, type Permalink, replyPath } from '../urls.ts';
import type { CommentFormView } from './comment-form.ts';

export interface CommentView {
  id: number;
  name: string;
  initial: string;
  /** One of six cut papers, the same for a name wherever it speaks. */
  colour: number;
  time: string;
  iso: string;
  /** Null where it has no address yet that others could follow. */
  permalink: string | null;
  /** It waits for an editor, and only its author is shown it. */
  held: boolean;
  /** "↑ to NAME", where nesting does not show whom it answers. */
  answers: { name: string; href: string } | null;
  /** Null: removed, and here only for its replies. */
  body: SafeHtml | null;
  /** Null where comments are closed. */
  replyHref: string | null;
  form: CommentFormView | null;
  replies: CommentView[];
}

export interface ThreadView {
  comments: CommentView[];
}

export interface ThreadViewOptions {
  post: Permalink;
  /** The words of the comments shown, by id. */
  bodies: ReadonlyMap<number, SafeHtml>;
  zone: string;
  open: boolean;
  /** The form, under the comment that it answers. */
  reply: { id: number; form: CommentFormView } | null;
}

export function threadView(nodes: readonly ThreadNode[], options: ThreadViewOptions): CommentView[] {
  const shown = new Set(idsIn(nodes));
  const view = ({ comment, answers, replies }: ThreadNode): CommentView => ({
    ...said(comment, options.zone),
    permalink: commentPath(comment.id),
    held: false,
    answers: answers && {
      name: answers.removed ? 'a removed comment' : answers.name,
      // A removed comment has no page of its own to lead to.
      href: shown.has(answers.id) || answers.removed ? `#${commentAnchor(answers.id)}` : commentPath(answers.id),
    },
    body: options.bodies.get(comment.id) ?? null,
    replyHref: options.open && !comment.removed ? replyPath(options.post, comment.id) : null,
    form: options.reply?.id === comment.id ? options.reply.form : null,
    replies: replies.map(view),
  });
  return nodes.map(view);
}

const idsIn = (nodes: readonly ThreadNode[]): number[] =>
  nodes.flatMap((node) => [node.comment.id, ...idsIn(node.replies)]);

/** As its author sees it meanwhile: with no address, nothing to answer and nobody answering. */
export function heldView(comment: FoundComment, zone: string): CommentView {
  const { body } = comment;
  const alone = { permalink: null, answers: null, replyHref: null, form: null, replies: [] };
  return { ...said(comment, zone), ...alone, body, held: true };
}

/** Who says it, and when. */
const said = ({ id, name, createdAt }: Pick<FoundComment, 'id' | 'name' | 'createdAt'>, zone: string) => ({
  id,
  name,
  initial: initialOf(name),
  colour: colourOf(name),
  time: shortDateTime(createdAt, zone),
  iso: isoDateTime(createdAt, zone),
});

const SEGMENTS = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The first letter or sign that shows; an emoji stays whole. */
export function initialOf(name: string): string {
  const first = SEGMENTS.segment(name)[Symbol.iterator]().next().value?.segment ?? '';
  return first.toUpperCase();
}

export function colourOf(name: string): number {
  let sum = 0;
  for (const char of name.toLowerCase()) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 997;
  return (sum % 6) + 1;
}
