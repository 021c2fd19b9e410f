import type { PostState } from '../../posts/publication.ts';
import type { PostInput } from './post-input.ts';

/** The ways to send the form, above and below it. */
export interface PublishButtons {
  /** Where *Preview* leads. */
  preview: string;
  buttons: { words: string; value: PostInput['publish']; hot: boolean }[];
}

export const BUTTONS: Record<PostState, PublishButtons['buttons']> = {
  draft: [
    { words: 'Save draft', value: 'draft', hot: false },
    { words: 'Ask for review', value: 'review', hot: false },
    { words: 'Publish', value: 'now', hot: true },
  ],
  review: [
    { words: 'Back to draft', value: 'draft', hot: false },
    { words: 'Save', value: 'review', hot: false },
    { words: 'Publish', value: 'now', hot: true },
  ],
  unpublished: [
    { words: 'Save draft', value: 'draft', hot: false },
    { words: 'Ask for review', value: 'review', hot: false },
    { words: 'Publish again', value: 'now', hot: true },
  ],
  bin: [{ words: 'Take it out of the bin', value: 'draft', hot: true }],
  scheduled: [
    { words: 'Back to draft', value: 'draft', hot: false },
    { words: 'Publish now', value: 'now', hot: false },
    { words: 'Save', value: 'at', hot: true },
  ],
  live: [
    { words: 'Take off the site', value: 'draft', hot: false },
    { words: 'Update', value: 'now', hot: true },
  ],
};

/** What is said after saving. */
export const SAVED: Record<PostState, string> = {
  draft: 'Saved. Nobody but the desk sees it yet.',
  review: 'Saved. It waits for somebody else to read it.',
  unpublished: 'Saved. Readers do not see it any more.',
  bin: 'Saved. It lies in the bin.',
  scheduled: 'Saved. It comes out by itself.',
  live: 'Saved, and out.',
};

export const RESTORED = 'The older words are back, as a save of their own.';
