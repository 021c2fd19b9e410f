import type * as media from '../../media/media.ts';
import type { PostState } from '../../posts/publication.ts';
import { count } from '../../words.ts';
import type { EmbedViews } from './embed-view.ts';
import { RESTORED, SAVED } from './publish-buttons.ts';

/** `timeless`: a time was typed that the button pressed does not use. */
export type HowSaved = 'yes' | 'timeless' | 'restored';

interface About {
  saved: HowSaved;
  state: PostState;
  picture: media.Picture | undefined;
  embeds: EmbedViews['shown'];
  advice: EmbedViews['advice'];
}

/** Said after saving: that it is, and what does not stop a post, but an editor would like to know. */
export function notes({ saved, state, picture, embeds, advice }: About): string[] {
  const wordless = embeds.filter((embed) => embed.lacks !== null).length;
  return [
    saved === 'restored' ? RESTORED : SAVED[state],
    ...(saved === 'timeless' ? ['The time you typed was not used; there is a button of its own for that.'] : []),
    ...(picture && !picture.alt ? ['The picture has no description yet.'] : []),
    ...(wordless > 0 ? [`${count(wordless, 'embed')} would not read well if the original went.`] : []),
    ...advice.map(({ line, words }) => (line === null ? words : `Line ${line}: ${words}`)),
  ];
}
