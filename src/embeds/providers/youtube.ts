import type { Provider } from '../embed.ts';
import { shapeOf } from '../shape.ts';

const HOSTS = new Set(['youtube.com', 'youtube-nocookie.com', 'music.youtube.com']);
const VIDEO = /^\/(?:shorts|live|embed|v)\/([^/]+)\/?$/;
// `/embed/videoseries` is a playlist.
const ID = /^(?!videoseries$)[\w-]{11}$/;
const CANONICAL = /^https:\/\/www\.youtube\.com\/watch\?v=([\w-]{11})$/;
/** What the player calls itself when nobody named the video. */
const NAMELESS = /^(?:youtube video player|video)?$/i;

/** A video, however it is linked; a playlist or a channel is an ordinary link. */
export const youtube: Provider = {
  key: 'youtube',
  name: 'YouTube',
  kind: 'video',
  noun: 'video',
  canonical(host, url) {
    const id = videoId(host, url) ?? '';
    return ID.test(id) ? `https://www.youtube.com/watch?v=${id}` : null;
  },
  readCode(element) {
    if (element.name !== 'iframe') return null;
    const { src = '', title = '' } = element.attribs;
    return { address: src, words: () => ({ mediaDescription: NAMELESS.test(title.trim()) ? null : title.trim() }) };
  },
  ownsScript: () => false,
  advice: () => null,
  token: () => null,
  // The player that sets no cookies before it plays.
  frames: {
    host: 'youtube-nocookie.com',
    origin: 'https://www.youtube-nocookie.com',
    source({ url }) {
      const id = CANONICAL.exec(url)?.[1];
      return id ? `https://www.youtube-nocookie.com/embed/${id}` : null;
    },
    shape: ({ size }) => shapeOf(size) ?? 'wide',
  },
  oembed: { endpoint: 'https://www.youtube.com/oembed', title: 'mediaDescription', handle: /\/@([\w.-]{1,60})$/ },
};

function videoId(host: string, url: URL): string | null | undefined {
  if (host === 'youtu.be') return url.pathname.slice(1).replace(/\/$/, '');
  if (!HOSTS.has(host)) return null;
  return url.pathname === '/watch' ? url.searchParams.get('v') : VIDEO.exec(url.pathname)?.[1];
}
