import type * as media from '../../media/media.ts';
import type { PostState } from '../../posts/publication.ts';
import { count, plural } from '../../words.ts';
import type { EmbedViews } from './embed-view.ts';
import { RESTORED, SAVED } from './publish-buttons.ts';

/** `timeless`: a time was typed that the button pressed does not use. */
export type HowSaved = 'yes' | 'timeless' | 'restored';

interface About {
  saved: HowSaved;
  state: PostState;
  picture: media.Picture | undefined;
  embeds: EmbedViews;
}

/** Said after saving: that it is, and what does not stop a post, but an editor would like to know. */
export function notes({ saved, state, picture, embeds: { sum, advice } }: About): string[] {
  return [
    saved === 'restored' ? RESTORED : SAVED[state],
    ...(saved === 'timeless' ? ['The time you typed was not used; there is a button of its own for that.'] : []),
    ...(picture && !picture.alt ? ['The picture has no description yet.'] : []),
    ...(sum.lacking > 0
      ? [`${count(sum.lacking, 'embed')} ${plural(sum.lacking, 'lacks', 'lack')} words or a name.`]
      : []),
    ...advice.map(({ line, words }) => (line === null ? words : `Line ${line}: ${words}`)),
  ];
}
