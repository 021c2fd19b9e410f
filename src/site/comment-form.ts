import type { CommentFields, FieldErrors } from '../comments/door/fields.ts';
import type { CommentState } from '../posts/closing/closing.ts';
import type { Settings } from '../settings/settings.ts';
import { type Permalink, postCommentPath, postPath } from '../urls.ts';
import { count } from '../words.ts';
import { closesOn } from './closing-words.ts';

/** What was typed and what became of it; empty for a form that nobody has used yet. */
export interface FormState {
  values: CommentFields;
  /** The tick that has name and e-mail filled in next time. */
  remember: boolean;
  /** That keeps the name for the secret phrase. */
  reserve: boolean;
  /** That has answers told by e-mail. */
  notify: boolean;
  errors: FieldErrors;
  /** Why it was not taken, where no single field is to blame. */
  problem: string | null;
  /** Lets a browser through that does not say where a form comes from. */
  ticket: string | null;
}

export const EMPTY_FORM: FormState = {
  values: { name: '', email: '', body: '', phrase: '' },
  remember: false,
  reserve: false,
  notify: false,
  errors: {},
  problem: null,
  ticket: null,
};

/** The comment form, under the thread or under the comment that it answers. */
export interface CommentFormView extends FormState {
  heading: string;
  /** What it says where it answers nobody; public/js/reply.ts moves it there. */
  headingAtEnd: string;
  action: string;
  /** Id of the comment that it answers and stands under; empty at the end of the page. */
  parent: string;
  /** Back to the page without an answer begun. */
  cancel: string;
  /** The field errors in the order of the fields, for the summary. */
  wrong: { field: string; message: string }[];
  refused: boolean;
  /** The part about the secret phrase stands open. */
  phraseOpen: boolean;
  /** For how long what is said can be changed: `15 minutes`; null: not at all. */
  editFor: string | null;
  /** Whether to say that a first comment waits for an editor. */
  firstIsHeld: boolean;
  closing: string | null;
}

const HEADING = 'Say something';

export function commentForm(
  post: Permalink,
  state: CommentState,
  form: FormState,
  parent: { id: number; name: string } | null,
  { now, settings }: { now: number; settings: Settings },
): CommentFormView {
  const wrong = (['name', 'email', 'phrase', 'body'] as const).flatMap((field) => {
    const message = form.errors[field];
    return message ? [{ field, message }] : [];
  });
  const minutes = settings['comments.edit_minutes'];
  return {
    ...form,
    heading: parent ? `Reply to ${parent.name}` : HEADING,
    headingAtEnd: HEADING,
    action: postCommentPath(post),
    parent: parent ? String(parent.id) : '',
    cancel: `${postPath(post)}#respond`,
    wrong,
    phraseOpen: form.values.phrase !== '' || form.reserve || form.errors.phrase !== undefined,
    editFor: minutes > 0 ? count(minutes, 'minute') : null,
    refused: form.problem !== null || wrong.length > 0,
    firstIsHeld: settings['comments.hold_first'],
    closing: closesOn(state, now, settings['site.timezone']),
  };
}

/** One labelled input with its hint and, where it was refused, what is wrong with it. */
export interface FieldView {
  name: string;
  label: string;
  optional: boolean;
  type: 'text' | 'email';
  autocomplete: string;
  value: string;
  error: string | null;
  hint: string;
}
