import type { Provider } from '../embed.ts';

const THING = /^\/(?:intl-[a-z]{2,5}\/)?(?:embed\/)?(track|album|artist|playlist|episode|show)\/([A-Za-z0-9]{22})\/?$/;
const CANONICAL = /^https:\/\/open\.spotify\.com\/(track|album|artist|playlist|episode|show)\/([A-Za-z0-9]{22})$/;

/** Something to hear: a song, a record, somebody's list, an episode. */
export const spotify: Provider = {
  key: 'spotify',
  name: 'Spotify',
  kind: 'audio',
  noun: 'sound',
  canonical(host, url) {
    const [, what, id] = (host === 'open.spotify.com' && THING.exec(url.pathname)) || [];
    return what && id ? `https://open.spotify.com/${what}/${id}` : null;
  },
  advice: () => null,
  readCode: () => null,
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
  oembed: { endpoint: 'https://open.spotify.com/oembed', title: 'mediaDescription' },
};
