import type { Kind } from '../../embeds/provider.ts';

/** Which words each kind of embed has use for, and what they are called at the desk. */

export type Word = 'quote' | 'media' | 'author' | 'handle' | 'date' | 'credit';

export const EVERYWHERE: Record<Word, string> = {
  quote: 'Quoted text',
  media: 'What it shows',
  author: 'Author',
  handle: 'Handle',
  date: 'Date of the post',
  credit: 'Credit',
};

/** Null: of no use. */
const LABELS: Record<Kind, Partial<Record<Word, string | null>>> = {
  post: {},
  picture: {
    quote: null,
    media: 'Caption: what the picture shows',
    author: null,
    handle: null,
    date: 'Date of the picture',
  },
  video: { quote: null, media: 'Title of the video', author: 'Channel', date: 'Date of the video' },
  audio: { quote: null, media: 'Title of the recording', author: 'By', handle: null, date: 'Date' },
  link: { quote: null, media: 'Title of the page', author: 'By', handle: null, date: 'Date of the page' },
};

/** @returns null where its kind has no use for it and it holds nothing; what somebody wrote stays in sight */
export function labelOf(kind: Kind, word: Word, value: string): string | null {
  const { [word]: label = EVERYWHERE[word] } = LABELS[kind];
  return label ?? (value === '' ? null : EVERYWHERE[word]);
}
