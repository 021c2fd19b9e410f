import { type Closable, commentState } from '../../posts/closing/closing.ts';
import type { Settings } from '../../settings/settings.ts';
import { closurePath, reopeningPath } from '../paths.ts';
import { commentsWords } from './post-state.ts';

/** Whether a post takes comments, and the buttons that change it. */
export interface CommentsPanel {
  words: string;
  /** Where *Close now* goes; null where comments are closed. */
  closure: string | null;
  /** *Reopen* a closed post, *Keep open* one that age would close. */
  reopening: { words: string; action: string } | null;
}

/** The buttons, for one post among others. */
export interface CommentSwitch {
  panel: CommentsPanel;
  /** The post's title, for those who hear the buttons one by one. */
  about: string;
  /** The page of the desk to come back to. */
  back: string;
}

export function commentsPanel(post: Closable & { id: number }, settings: Settings, now: number): CommentsPanel {
  const state = commentState(post, settings['comments.close_after_days'], now);
  const offer = state.open ? (state.closesAt === null ? null : 'Keep open') : 'Reopen';
  return {
    words: commentsWords(post, settings, now),
    closure: state.open ? closurePath(post.id) : null,
    reopening: offer && { words: offer, action: reopeningPath(post.id) },
  };
}
