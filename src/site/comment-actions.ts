import { likePath, type Permalink, quotePath, replyPath, reportPath } from '../urls.ts';
import { count, number } from '../words.ts';

/** What a reader may do with a comment; null: not while comments are closed. */
export interface ActionsView {
  like: string | null;
  likes: string;
  /** Where they can only be told: `12 likes`; null: nobody has. */
  liked: string | null;
  reply: string | null;
  quote: string | null;
  report: string;
}

/** @param open whether comments are */
export function actionsView(
  { post, open }: { post: Permalink; open: boolean },
  id: number,
  likes: number,
): ActionsView {
  return {
    like: open ? likePath(id) : null,
    likes: number(likes),
    liked: !open && likes > 0 ? count(likes, 'like') : null,
    reply: open ? replyPath(post, id) : null,
    quote: open ? quotePath(post, id) : null,
    report: reportPath(id),
  };
}
