import { createHash } from 'node:crypto';
import type { SafeHtml } from '../../html.ts';
import { renderComment } from '../../text/comment.ts';
import { fold } from '../../text/fold.ts';
import { plainText } from '../../text/plain.ts';
import { type SearchedText, searched } from './word-lists.ts';

/** What a comment says, prepared for the rules and for its row. */
export interface Wording {
  html: SafeHtml;
  text: SearchedText;
  /** As rendered. */
  links: number;
  /** The name folded. */
  nameKey: string;
  /** Same post, same parent, same name and same words: the same key. */
  twinKey: string;
}

export interface Said {
  postId: number;
  parentId: number | null;
  name: string;
  body: string;
  email: string;
}

/** @param said cleaned */
export function word({ postId, parentId, name, body, email }: Said): Wording {
  const html = renderComment(body);
  const nameKey = fold(name);
  return {
    html,
    // As typed and as read: `for[bidden](…)` is a word on the page.
    text: searched(`${name}\n${body}\n${isReadAsTyped(body) ? '' : plainText(html, { spoilers: true })}\n${email}`),
    links: html.text.split('<a ').length - 1,
    nameKey,
    twinKey: createHash('sha256')
      .update(JSON.stringify([postId, parentId, nameKey, fold(body)]))
      .digest('base64url'),
  };
}

/** Most comments: nothing in them could be markup, so that what is read need not be asked of the HTML. */
const isReadAsTyped = (body: string) => /^[\p{L}\p{N}\s.,;!?'’"“”()–—-]*$/u.test(body);
