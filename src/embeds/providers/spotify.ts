import { onPassingLink } from '../advice.ts';
import type { Provider } from '../provider.ts';

const HOSTS = new Set(['open.spotify.com', 'play.spotify.com', 'embed.spotify.com']);
const WHAT = 'track|album|artist|playlist|episode|show';
const THING = new RegExp(
  `^/(?:intl-[a-z-]{2,6}/)?(?:embed(?:-podcast)?/)?(?:user/[^/]{1,80}/)?(${WHAT})/([A-Za-z0-9]{22})(?:/video)?/?$`,
);
const URI = new RegExp(`^spotify:(?:user:[^:]{1,80}:)?(${WHAT}):([A-Za-z0-9]{22})$`);
const CANONICAL = new RegExp(`^https://open\\.spotify\\.com/(${WHAT})/([A-Za-z0-9]{22})$`);
const TITLE = /^Spotify Embed:(.+)$/is;

/** Something to hear: a song, a record, somebody's list, an episode. */
export const spotify: Provider = {
  key: 'spotify',
  name: 'Spotify',
  kind: 'audio',
  noun: (url) => CANONICAL.exec(url)?.[1] ?? 'sound',
  canonical(host, url) {
    if (!HOSTS.has(host)) return null;
    // Players were once asked for by a name of Spotify's own.
    const [, what, id] = THING.exec(url.pathname) ?? URI.exec(url.searchParams.get('uri') ?? '') ?? [];
    return what && id ? `https://open.spotify.com/${what}/${id}` : null;
  },
  advice: (host) =>
    host === 'spotify.link' || host === 'spotify.app.link' || host === 'spoti.fi'
      ? onPassingLink('open.spotify.com/track/…')
      : null,
  readCode(element) {
    if (element.name !== 'iframe') return null;
    const { src = '', title = '' } = element.attribs;
    return { address: src, words: () => ({ mediaDescription: TITLE.exec(title.trim())?.[1]?.trim() || null }) };
  },
  ownsScript: () => false,
  token: () => null,
  frames: {
    host: 'spotify.com',
    origin: 'https://open.spotify.com',
    source({ url }) {
      const [, what, id] = CANONICAL.exec(url) ?? [];
      return what && id ? `https://open.spotify.com/embed/${what}/${id}` : null;
    },
    shape: ({ url }) => (/\/(?:track|episode)\//.test(url) ? 'bar' : 'list'),
  },
  oembed: { endpoint: 'https://open.spotify.com/oembed', title: 'mediaDescription', handle: null },
};
