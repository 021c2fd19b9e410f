import { withoutParameters } from '../../text/tracking.ts';
import { LONGEST_ADDRESS } from '../address.ts';
import type { Provider } from '../provider.ts';

/** Words that a browser should jump to, which change with the page (https://wicg.github.io/scroll-to-text-fragment/). */
const PASSAGE = /#?:~:.*$/s;

/** A page elsewhere that nobody above knows: a card with its link. It comes last, as it takes every address. */
export const link: Provider = {
  key: 'link',
  name: 'the web',
  kind: 'link',
  noun: () => 'page',
  canonical(_host, url) {
    const page = new URL(url);
    page.hash = page.hash.replace(PASSAGE, '');
    const address = withoutParameters(page, page.href);
    // It has grown where letters beyond ASCII are written out.
    return address.length > LONGEST_ADDRESS ? null : address;
  },
  advice: () => null,
  readCode: () => null,
  ownsScript: () => false,
  token: () => null,
  frames: null,
  oembed: null,
};
