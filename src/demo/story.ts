import type { DeskKey } from './desk.ts';
import type { PictureName } from './pictures.ts';

/** A story as it is written down in posts/. Ages count back from the moment at which the demo is built; all in ms. */
export interface Story {
  slug: string;
  title: string;
  /** Null: the first words of the body. */
  standfirst: string | null;
  /**
   * Markdown. `(story:SLUG)` as the target of a link is the address of another story, `(picture:NAME)` that of a picture; a
   * line `said:SLUG by NAME` is what NAME was picked for under it.
   */
  body: string;
  by: DeskKey;
  hero: PictureName | null;
  people: readonly string[];
  /** The first stands above the headline. */
  topics: readonly string[];
  /** Slugs of the stories chosen to stand beside it; without them they are found by themselves. */
  related?: readonly string[];
  /** How long it has been out. */
  age: number | 'draft' | 'tomorrow morning';
  /** The hour of that day at which it came out, in UTC; without it, it is exactly that old. */
  hour?: number;
  clippings?: readonly Clipping[];
  talk?: Talk;
  /** What an editor decided about its comments, whatever its age says. */
  comments?: 'closed by an editor' | 'kept open';
  /** What was put right, how long after it came out. */
  correction?: { words: string; after: number };
}

/** What was said below a story, as a script (script.ts). */
export interface Talk {
  script: string;
  /** From publication until most of it had been said. */
  over: number;
  /** People sat together while it was said: an even pace, and answers at once. */
  live?: true;
  /** Said in the last hours before the demo is built. */
  lately?: string;
}

/** The words of an embed; the paragraph that holds only its address is where its card stands. */
export interface Clipping {
  /** In the one form that the registry keeps; it says whose it is. */
  url: string;
  author?: string;
  handle?: string;
  quote?: string;
  /** What is to be seen; of a video or a song, its name. */
  shows?: string;
  credit?: string;
  /** What its frame asks for beside the address; as invented as the rest. */
  token?: string;
  /** How long before the story it was posted. */
  before: number | 'the evening before';
}
